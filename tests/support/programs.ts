import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { TestContext } from 'vitest';

/** Runs a program to its end; rejects with its output when it fails. */
export const run = promisify(execFile);

const runs = (program: string, args: string[]) =>
  run(program, args).then(
    () => true,
    () => false,
  );

/** What the tests can use beside npm's packages. */
export const installed = {
  ffmpeg: (await runs('ffmpeg', ['-version'])) && (await runs('ffprobe', ['-version'])),
  numpy: await runs('python3', ['-c', 'import numpy']),
};

const remedies = {
  ffmpeg: 'ffmpeg and ffprobe are not installed',
  numpy: 'python3 with NumPy is not installed',
};

/** Ends a test that needs a program which is not there, and says so. */
export function need(program: keyof typeof installed, context: TestContext): void {
  if (installed[program]) return;
  const reason = `${remedies[program]}: "${context.task.name}" was not checked.`;
  console.warn(reason);
  context.skip(reason);
}
