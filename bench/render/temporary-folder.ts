import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Gives some work a folder that is gone afterwards, also when the process exits in the middle of it.
 *
 * @param beginning of the folder's path; the rest of its name is made up
 */
export async function inTemporaryFolder<Result>(
  beginning: string,
  work: (folder: string) => Promise<Result>,
): Promise<Result> {
  await mkdir(join(beginning, '..'), { recursive: true });
  const folder = await mkdtemp(beginning);
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  process.once('exit', remove);
  try {
    return await work(folder);
  } finally {
    process.off('exit', remove);
    await rm(folder, { recursive: true, force: true });
  }
}
