import { randomBytes } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { GradreelError } from './gradreel-error.ts';

/** A file or folder that was to be written and cannot be; the message says why and what to do. */
export class CannotWriteError extends GradreelError {
  constructor(
    /** The file or folder. */
    readonly path: string,
    cause: unknown,
  ) {
    const code = (cause as NodeJS.ErrnoException).code ?? 'unknown reason';
    const [reason, remedy] = reasons[code] ?? [(cause as Error).message, 'Choose another folder'];
    super(`Cannot write ${path}: ${reason} (${code}). ${remedy} with --out DIR.`, { cause });
  }
}

const reasons: Record<string, readonly [reason: string, remedy: string]> = {
  EACCES: ['permission denied', 'Choose a folder that you may write to'],
  EPERM: ['permission denied', 'Choose a folder that you may write to'],
  EROFS: ['the file system is read-only', 'Choose a folder on another one'],
  ENOSPC: ['the disk is full', 'Free some space, or choose a folder on another disk'],
  EDQUOT: ['the disk quota is used up', 'Free some space, or choose a folder on another disk'],
  ENOENT: ['no folder can be made there', 'Choose another folder'],
  ENOTDIR: ['a part of the path is a file, not a folder', 'Choose another folder'],
  EEXIST: ['there is a file of that name, not a folder', 'Choose another folder'],
  EISDIR: ['there is a folder of that name', 'Remove it, or choose another folder'],
  ENOTEMPTY: ['there is a folder of that name', 'Remove it, or choose another folder'],
  ENAMETOOLONG: ['the path is too long', 'Choose a shorter one'],
  EIO: ['the disk reports an error', 'Choose a folder on another disk'],
};

/** Runs something that writes to a path; a failure of the file system becomes a CannotWriteError. */
export async function writing<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const isFileSystem = typeof (error as NodeJS.ErrnoException).code === 'string';
    if (!isFileSystem || error instanceof GradreelError) throw error;
    throw new CannotWriteError(path, error);
  }
}

/** Makes a folder and those above it. Node's own `recursive` never ends where none can be made (/proc). */
async function makeFolder(folder: string): Promise<void> {
  if (existsSync(folder)) return;
  if (dirname(folder) !== folder) await makeFolder(dirname(folder));
  await mkdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
}

/** Drafts that exist now. None of them outlives the process, unless it is killed without notice. */
const drafts = new Set<string>();
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
let watching = false;

function removeDrafts(): void {
  for (const draft of drafts) rmSync(draft, { recursive: true, force: true });
  drafts.clear();
}

function onSignal(signal: NodeJS.Signals): void {
  // Somebody else who listens ends the program in his own way; "exit" then removes the drafts.
  if (process.listenerCount(signal) > 1) return;
  removeDrafts();
  process.removeListener(signal, onSignal);
  process.kill(process.pid, signal);
}

/**
 * Remembers a file or folder in the making: it is deleted should the process end before
 * {@link forgetDraft} is called. Returns the path.
 */
export function rememberDraft(draft: string): string {
  if (!watching) {
    watching = true;
    process.on('exit', removeDrafts);
    for (const signal of signals) process.on(signal, onSignal);
  }
  drafts.add(draft);
  return draft;
}

/** The draft was renamed or deleted. */
export function forgetDraft(draft: string): void {
  drafts.delete(draft);
  if (drafts.size > 0 || !watching) return;
  watching = false;
  process.removeListener('exit', removeDrafts);
  for (const signal of signals) process.removeListener(signal, onSignal);
}

/** A hidden name beside the file, on the same disk so that renaming is one step. */
function draftOf(file: string): string {
  const mark = `${process.pid}-${randomBytes(4).toString('hex')}`;
  return rememberDraft(join(dirname(file), `.${basename(file)}.${mark}.draft`));
}

async function moveIntoPlace(draft: string, file: string): Promise<void> {
  // Without this a power cut can leave the new name with nothing in it.
  const handle = await open(draft, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(draft, file);
  forgetDraft(draft);
}

const draftName = /^\..+\.(\d+)-[0-9a-f]{8}\.draft$/;
/** A draft nobody wrote to for so long, of a process that is gone, is what a kill or a crash left. */
const staleMilliseconds = 10 * 60 * 1000;

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function removeStaleDrafts(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const pid = Number(draftName.exec(name)?.[1] ?? Number.NaN);
    if (Number.isNaN(pid) || isAlive(pid)) continue;
    const file = join(folder, name);
    const written = await stat(file).catch(() => undefined);
    if (written !== undefined && Date.now() - written.mtimeMs > staleMilliseconds) {
      await rm(file, { force: true });
    }
  }
}

/**
 * Writes one file whole or not at all, making its folder where that is missing.
 *
 * @throws CannotWriteError
 * @example await writeWhole('renders/01-one-neuron/chapters.vtt', text);
 */
export async function writeWhole(file: string, content: Uint8Array | string): Promise<void> {
  const folder = await WholeFolder.open(dirname(file));
  try {
    await folder.write(basename(file), content);
    await folder.commit();
  } finally {
    await folder.abort();
  }
}

/**
 * Several files of one folder that appear together at the end, each of them whole. Until then they are
 * drafts with hidden names beside their places; `abort` (or the end of the process) removes them.
 *
 * @example
 * const folder = await WholeFolder.open('renders/01-one-neuron');
 * try {
 *   await folder.write('captions.vtt', captions);
 *   await writeVideo(folder.draft('lesson.mp4'));
 *   await folder.commit();
 * } finally {
 *   await folder.abort(); // nothing to do after a commit
 * }
 */
export class WholeFolder {
  readonly #drafts = new Map<string, string>();

  private constructor(readonly path: string) {}

  /**
   * Makes the folder and tries whether files can be made in it, so that hours of work do not end in an
   * error known beforehand.
   *
   * @throws CannotWriteError
   */
  static async open(path: string): Promise<WholeFolder> {
    return writing(path, async () => {
      const folder = resolve(path);
      await makeFolder(folder);
      const trial = draftOf(join(folder, 'trial'));
      try {
        await writeFile(trial, 'x');
      } finally {
        await rm(trial, { force: true });
        forgetDraft(trial);
      }
      await removeStaleDrafts(folder);
      return new WholeFolder(path);
    });
  }

  /** The path to write a file's draft to; the same for every call with one name. */
  draft(name: string): string {
    const known = this.#drafts.get(name);
    if (known !== undefined) return known;
    const draft = draftOf(resolve(this.path, name));
    this.#drafts.set(name, draft);
    return draft;
  }

  /** @throws CannotWriteError */
  async write(name: string, content: Uint8Array | string): Promise<void> {
    await writing(join(this.path, name), () => writeFile(this.draft(name), content));
  }

  /** The files that would appear now. */
  names(): string[] {
    return [...this.#drafts.keys()];
  }

  /** Gives up one draft, for example a scratch file, and deletes it. */
  async discard(name: string): Promise<void> {
    const draft = this.#drafts.get(name);
    if (draft === undefined) return;
    await rm(draft, { force: true });
    this.#drafts.delete(name);
    forgetDraft(draft);
  }

  /**
   * Renames every draft to its place.
   *
   * @throws CannotWriteError
   */
  async commit(): Promise<void> {
    for (const [name, draft] of this.#drafts) {
      const file = join(this.path, name);
      await writing(file, () => moveIntoPlace(draft, resolve(file)));
      this.#drafts.delete(name);
    }
  }

  /** Deletes the drafts that were not committed. */
  async abort(): Promise<void> {
    for (const name of [...this.#drafts.keys()]) await this.discard(name);
  }
}
