import { LessonError, ParameterError, UnknownNameError } from '../lesson/errors.ts';
import { GradreelError, WrongUseError } from '../render/errors.ts';
import { RunError } from '../run/errors.ts';

/** Errors whose message is written for people. All others are faults of Gradreel itself. */
const expected = [GradreelError, LessonError, RunError];
/** Errors of the one who typed the command. */
const wrongUse = [WrongUseError, UnknownNameError, ParameterError];

/** 2 for wrong use, 1 for everything else that went wrong. */
export function exitCodeOf(error: unknown): 1 | 2 {
  return wrongUse.some((type) => error instanceof type) ? 2 : 1;
}

/** What is said about an error: its message, and with `--verbose` where it and its causes come from. */
export function complain(error: unknown, verbose: boolean): string {
  const known = expected.some((type) => error instanceof type);
  const message = error instanceof Error ? error.message || error.name : String(error);
  const lines = known
    ? [`gradreel: ${message}`]
    : [
        `gradreel: ${message}`,
        `This is a fault in Gradreel.${verbose ? '' : ' Add --verbose to see where it happened, and report it with the command.'}`,
      ];
  if (verbose) lines.push('', ...traces(error));
  return `${lines.join('\n')}\n`;
}

function traces(error: unknown): string[] {
  const traced: string[] = [];
  const seen = new Set<unknown>();
  for (let at = error; at instanceof Error && !seen.has(at); at = at.cause) {
    seen.add(at);
    traced.push(`${traced.length === 0 ? '' : 'Caused by '}${at.stack ?? at.message}`);
  }
  return traced;
}
