import { existsSync, renameSync, rmSync } from 'node:fs';
import { mkdir, open, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { draftBeside, forgetDraft, removeDraft, removeForsakenDrafts } from './draft.ts';
import { GradreelError } from './gradreel-error.ts';

/** A file or folder that was to be written and cannot be; the message says why and what to do. */
export class CannotWriteError extends GradreelError {
  /** Why, in a few words. */
  readonly reason: string;

  constructor(
    /** The file or folder. */
    readonly path: string,
    cause: unknown,
    /** What chooses another folder. */
    chooser = '--out DIR',
  ) {
    const code = (cause as NodeJS.ErrnoException).code ?? 'unknown reason';
    const [reason, remedy] = reasons[code] ?? [(cause as Error).message, 'Choose another folder'];
    super(`Cannot write ${path}: ${reason} (${code}). ${remedy} with ${chooser}.`, { cause });
    this.reason = `${reason} (${code})`;
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
  EFBIG: [
    'the file is larger than may be',
    'Raise the limit (ulimit -f), or choose another folder',
  ],
  EIO: ['the disk reports an error', 'Choose a folder on another disk'],
};

/** Runs something that writes to a path; a failure of the file system becomes a CannotWriteError. */
export async function writing<Result>(
  path: string,
  work: () => Promise<Result>,
  chooser?: string,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const isFileSystem = typeof (error as NodeJS.ErrnoException).code === 'string';
    if (!isFileSystem || error instanceof GradreelError) throw error;
    throw new CannotWriteError(path, error, chooser);
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

/** Without this a power cut can leave the new name with nothing in it. */
async function bringToDisk(draft: string): Promise<void> {
  const handle = await open(draft, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
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
  readonly #removed = new Set<string>();

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
      const trial = draftBeside(join(folder, 'trial'));
      try {
        await writeFile(trial, 'x');
      } finally {
        await removeDraft(trial);
      }
      await removeForsakenDrafts(folder);
      return new WholeFolder(path);
    });
  }

  /** The path to write a file's draft to; the same for every call with one name. */
  draft(name: string): string {
    const known = this.#drafts.get(name);
    if (known !== undefined) return known;
    const draft = draftBeside(resolve(this.path, name));
    this.#drafts.set(name, draft);
    return draft;
  }

  /** @throws CannotWriteError */
  async write(name: string, content: Uint8Array | string): Promise<void> {
    await writing(join(this.path, name), () => writeFile(this.draft(name), content));
  }

  /** Lets a file of before, which does not belong to these, disappear when they appear. */
  remove(name: string): void {
    this.#removed.add(name);
  }

  /** The files that would appear now. */
  names(): string[] {
    return [...this.#drafts.keys()];
  }

  /** Gives up one draft, for example a scratch file, and deletes it. */
  async discard(name: string): Promise<void> {
    const draft = this.#drafts.get(name);
    if (draft === undefined) return;
    await removeDraft(draft);
    this.#drafts.delete(name);
  }

  /**
   * Renames every draft to its place. All of them are on the disk before, and nothing is waited for in
   * between: who looks into the folder, or writes to it at the same time, finds the files of one render.
   *
   * @throws CannotWriteError
   */
  async commit(): Promise<void> {
    for (const [name, draft] of this.#drafts) {
      await writing(join(this.path, name), () => bringToDisk(draft));
    }
    for (const [name, draft] of this.#drafts) {
      const file = join(this.path, name);
      await writing(file, async () => renameSync(draft, resolve(file)));
      this.#drafts.delete(name);
      forgetDraft(draft);
    }
    for (const name of this.#removed) {
      const file = join(this.path, name);
      await writing(file, async () => rmSync(resolve(file), { force: true }));
    }
  }

  /** Deletes the drafts that were not committed. */
  async abort(): Promise<void> {
    for (const name of [...this.#drafts.keys()]) await this.discard(name);
  }
}
