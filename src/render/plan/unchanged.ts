import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { markUsed } from '../../files/cache.ts';
import { cacheFolder } from '../../files/cache-folder.ts';
import { ownPath } from '../../files/package-folder.ts';
import { writeWhole } from '../../files/whole-file.ts';
import { changedSources, hashSources, type Rendered } from '../assemble/rendered.ts';
import { chooseBrowser } from '../browser/browser-choice.ts';
import type { RenderResult } from '../render-lesson.ts';
import { contentKey } from './content-key.ts';

/** What is remembered of a render, to know at once that there is nothing to do. */
interface Memory {
  /** What was asked for. */
  readonly asked: string;
  /** The program and the browser that did it. */
  readonly maker: string;
  readonly sources: Rendered['sources'];
  /** Every file it left, with the hash of its contents. */
  readonly files: Readonly<Record<string, string>>;
  readonly result: RenderResult;
}

/** Remembered by the folder and what was asked for; the folder's name does not leave this file. */
function memoryFile(out: string, asked: unknown): string {
  return join(cacheFolder('renders'), `${contentKey({ out: resolve(out), asked })}.json`);
}

/**
 * The result of an earlier render, if rendering again would leave every file as it is: the same was asked
 * for, of the same sources, by the same program and browser, and nobody has touched what it left.
 */
export async function unchangedRender(
  out: string,
  asked: unknown,
): Promise<RenderResult | undefined> {
  const file = memoryFile(out, asked);
  try {
    const memory = JSON.parse(unseal(await readFile(file, 'utf8'))) as Memory;
    const [maker, changed, touched] = await Promise.all([
      makerNow(),
      changedSources(memory),
      changedFiles(out, memory.files),
    ]);
    if (maker !== memory.maker || changed.length > 0 || touched) return undefined;
    await markUsed(file);
    return { ...memory.result, reusedFrames: memory.result.frames };
  } catch {
    return undefined;
  }
}

/** Remembers a render that has just been made. */
export async function rememberRender(
  out: string,
  asked: unknown,
  result: RenderResult,
  sources: Rendered['sources'],
  names: readonly string[],
): Promise<void> {
  const entries = await Promise.all(
    names.map(async (name) => [name, await hashOf(join(out, name))] as const),
  );
  const files = Object.fromEntries(entries);
  const memory: Memory = {
    asked: contentKey(asked),
    maker: await makerNow(),
    sources,
    files,
    result,
  };
  await writeWhole(memoryFile(out, asked), seal(JSON.stringify(memory)));
}

/** A text behind its own hash, so that no byte of it changes unseen. */
function seal(text: string): string {
  return `${createHash('sha256').update(text).digest('hex')} ${text}`;
}

function unseal(sealed: string): string {
  const text = sealed.slice(sealed.indexOf(' ') + 1);
  if (seal(text) !== sealed) throw new Error('It is damaged.');
  return text;
}

async function changedFiles(out: string, files: Memory['files']): Promise<boolean> {
  const hashes = await Promise.all(
    Object.entries(files).map(async ([name, hash]) => (await hashOf(join(out, name))) === hash),
  );
  return hashes.includes(false);
}

async function hashOf(file: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(file))
    .digest('hex');
}

/** Everything of ours that renders, and the browser, as one hash. */
async function makerNow(): Promise<string> {
  const folders = ['files', 'lesson', 'render', 'run'].map((name) => ownPath(name));
  const files = (await Promise.all(folders.map(codeIn))).flat();
  const { executable, origin } = await chooseBrowser();
  const { size, mtimeMs } = await stat(executable);
  return contentKey({ sources: await hashSources(files), browser: { origin, size, mtimeMs } });
}

async function codeIn(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true });
  return names
    .filter((name) => /\.(ts|tsx|js|html|sh)$/.test(name) && !/\.test\./.test(name))
    .map((name) => join(folder, name));
}
