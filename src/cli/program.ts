import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { verboseOption } from './options.ts';
import { addCheck, addDoctor, addInit, addNew, addSnapshots } from './verbs/author-verbs.ts';
import {
  addData,
  addGallery,
  addList,
  addPreview,
  addSheet,
  addStill,
} from './verbs/look-verbs.ts';
import { addAssemble, addCache, addPlan, addRender, addSegment } from './verbs/render-verbs.ts';

/**
 * The command line with all its verbs. What a verb needs is imported when it is called, so that help
 * comes at once.
 */
export function buildProgram(): Command {
  const program = new Command('gradreel');
  program
    .description(
      'Animated explainer videos about neural networks in which every number comes from a real run.',
    )
    .version(version(), '--version', 'show the version')
    .helpOption('-h, --help', 'show help')
    .helpCommand('help [verb]', 'show help for a verb')
    .exitOverride()
    .configureOutput({
      outputError: (text, write) => write(text.replace(/^error: /, 'gradreel: ')),
    })
    .addHelpText(
      'after',
      `
Exit codes: 0 done, 1 failed, 2 wrong use; 130 stopped with Ctrl-C, 143 by SIGTERM.
"npx gradreel <verb> --help" shows a verb's options with an example.`,
    );
  for (const add of [
    addList,
    addData,
    addRender,
    addPlan,
    addSegment,
    addAssemble,
    addCache,
    addPreview,
    addStill,
    addSheet,
    addCheck,
    addGallery,
    addSnapshots,
    addInit,
    addNew,
    addDoctor,
  ])
    add(program);
  // Last in every help.
  for (const command of program.commands) command.addOption(verboseOption());
  return program;
}

function version(): string {
  const file = new URL('../../package.json', import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

/** A verb with its example; wrong use of it points to its help. */
