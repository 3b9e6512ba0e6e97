import { CommanderError } from 'commander';
import { complain, exitCodeOf } from './complain.ts';
import { buildProgram } from './program.ts';

/**
 * Runs the command line. The exit code is 0 when the work is done, 1 when it failed, 2 when the command
 * was wrong.
 */
export async function main(argv: readonly string[]): Promise<void> {
  endQuietlyWithoutReader();
  const verbose = argv.includes('--verbose');
  try {
    await buildProgram().parseAsync([...argv]);
  } catch (error) {
    if (error instanceof CommanderError) {
      // commander has said what is wrong; help and version are no errors.
      process.exitCode = error.exitCode === 0 ? 0 : 2;
      return;
    }
    process.stderr.write(complain(error, verbose));
    process.exitCode = exitCodeOf(error);
  }
}

/** `gradreel list | head -1` closes our output early; that is no fault. */
function endQuietlyWithoutReader(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(0);
      throw error;
    });
  }
}
