import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { markUsed } from '../files/cache.ts';
import { cacheFolder, makeFolderWhole } from '../files/cache-folder.ts';
import { courseFolder } from '../files/course-folder.ts';
import { draftBeside, removeDraft, removeForsakenDrafts } from '../files/draft.ts';
import { CannotWriteError, writeWhole } from '../files/whole-file.ts';
import { withOwnPackages } from './own-packages.ts';

const FILE = 'module.mjs';

/**
 * Imports a bundled module. Node imports files alone, so it is written to the cache, or where that takes
 * nothing to the folder for temporary files.
 *
 * @throws what the module throws while it loads
 * @throws CannotWriteError when neither folder takes it
 */
export async function importCode(bundled: string): Promise<unknown> {
  const code = withOwnPackages(bundled);
  // Its source map counts too: the same code in another folder has to name that folder in its errors.
  const folder = cacheFolder('modules', createHash('sha256').update(code).digest('hex'));
  if (await isKept(folder, code)) return importFrom(folder);
  const isWritten = await keep(folder, code).then(
    () => true,
    () => false,
  );
  return isWritten ? importFrom(folder) : importOnce(code);
}

function importFrom(folder: string): Promise<unknown> {
  return import(pathToFileURL(join(folder, FILE)).href);
}

/** Whether the file is there, and still what was written. */
async function isKept(folder: string, code: string): Promise<boolean> {
  const found = await readFile(join(folder, FILE)).catch(() => undefined);
  if (found === undefined || !found.equals(Buffer.from(code))) return false;
  await markUsed(folder);
  return true;
}

/** Somebody else may be importing it at this moment: it is replaced, never taken away. */
async function keep(folder: string, code: string): Promise<void> {
  if (existsSync(folder)) await writeWhole(join(folder, FILE), code);
  else await makeFolderWhole(folder, (draft) => fill(draft, code));
}

async function importOnce(code: string): Promise<unknown> {
  await removeForsakenDrafts(tmpdir());
  const folder = draftBeside(join(tmpdir(), 'gradreel-module'));
  try {
    await mkdir(folder)
      .then(() => fill(folder, code))
      .catch((cause: unknown) => {
        throw new CannotWriteError(folder, cause, 'TMPDIR, or GRADREEL_CACHE');
      });
    return await importFrom(folder);
  } finally {
    await removeDraft(folder);
  }
}

async function fill(folder: string, code: string): Promise<void> {
  await writeFile(join(folder, FILE), code);
  if (!relative(courseFolder, folder).startsWith('..')) return;
  // Packages are looked for upwards from the module; from outside the project a link leads to them.
  await symlink(join(courseFolder, 'node_modules'), join(folder, 'node_modules'), 'junction');
}
