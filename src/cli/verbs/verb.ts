import type { Command } from 'commander';

export function verb(
  program: Command,
  usage: string,
  description: string,
  example: string,
): Command {
  const command = program.command(usage).description(description);
  return command
    .helpOption('-h, --help', 'show this help')
    .addHelpText('after', `\nExamples:\n${example.replace(/^/gm, '  ')}`)
    .showHelpAfterError(`"npx gradreel ${command.name()} --help" shows how it is used.`);
}
