import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { markUsed } from './cache.ts';
import { WholeFolder } from './whole-file.ts';

/** What every other file has to be, as `sha256sum` writes it and `sha256sum -c` checks it. */
const LIST = 'sha256';

type Contents = Readonly<Record<string, Uint8Array | string>>;

function listOf(files: Contents): string {
  return Object.entries(files)
    .map(([name, content]) => `${createHash('sha256').update(content).digest('hex')}  ${name}\n`)
    .join('');
}

/**
 * Reads files of a folder in the cache that {@link writeChecked} made. Undefined when there is none, or when
 * any byte of it is not what it was.
 */
export async function readChecked<Name extends string>(
  folder: string,
  names: readonly Name[],
): Promise<Record<Name, Buffer> | undefined> {
  try {
    const contents = await Promise.all(names.map((name) => readFile(join(folder, name))));
    const files = Object.fromEntries(names.map((name, index) => [name, contents[index]]));
    const list = await readFile(join(folder, LIST));
    if (!list.equals(Buffer.from(listOf(files as Record<Name, Buffer>)))) return undefined;
    await markUsed(folder);
    return files as Record<Name, Buffer>;
  } catch {
    return undefined;
  }
}

/**
 * Makes, or replaces, a folder in the cache. Who reads it at the same moment finds what was there, what will
 * be there, or nothing.
 *
 * @throws CannotWriteError
 */
export async function writeChecked(path: string, files: Contents): Promise<void> {
  const folder = await WholeFolder.open(path);
  try {
    for (const [name, content] of Object.entries(files)) await folder.write(name, content);
    await folder.write(LIST, listOf(files));
    await folder.commit();
  } finally {
    await folder.abort();
  }
}
