import { UnsourcedNumberError, ValuePathError } from './errors.ts';
import { mismatch } from './mismatch.ts';
import type { Run } from './run.ts';
import type { Shown } from './shown.ts';

/** What is wrong with a number that says it comes from the run; undefined where nothing is, or where it says otherwise. */
export function wrongSource(
  { source, text, path }: Shown,
  run: Run,
): UnsourcedNumberError | undefined {
  if (source === 'ruler' || source === 'lesson') return undefined;
  if (source !== 'run') {
    return new UnsourcedNumberError(
      `"${text}" was shown with the source "${source}", which is none.`,
      "Show a recorded value, such as run.value('w[2]').",
    );
  }
  const remedy = 'Show what the path leads to, or the path that leads to what is shown.';
  try {
    const problem = mismatch(text, path, run);
    return problem === undefined ? undefined : new UnsourcedNumberError(problem, remedy);
  } catch (error) {
    if (!(error instanceof ValuePathError)) throw error;
    const problem = `"${text}" was shown for ${path}, which is not in the run. ${error.message}`;
    return new UnsourcedNumberError(problem, remedy);
  }
}
