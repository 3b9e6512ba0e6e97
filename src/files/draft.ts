import { createHash, randomBytes } from 'node:crypto';
import { readlinkSync, rmSync } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';

/** Drafts that exist now. None of them outlives the process, unless it is killed without notice. */
const drafts = new Set<string>();
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
let watching = false;

function removeDrafts(): void {
  for (const draft of drafts) {
    try {
      // A program that is being ended may still write into its folder.
      rmSync(draft, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
    } catch {
      // The next call removes it.
    }
  }
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
    for (const signal of signals) process.on(signal, onSignal);
  }
  // Last of all listeners: what is being written by a program of ours is removed after its end.
  process.removeListener('exit', removeDrafts);
  process.on('exit', removeDrafts);
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

/** Deletes a draft now. What cannot be deleted is left to a later call: no work fails for its rubbish. */
export async function removeDraft(draft: string): Promise<void> {
  const options = { recursive: true, force: true, maxRetries: 5, retryDelay: 50 };
  await rm(draft, options).catch(() => undefined);
  forgetDraft(draft);
}

/**
 * Where process numbers mean the same: this machine, or on Linux this container. A folder may be shared
 * with others, in which the same number is another program.
 */
const machine = createHash('sha256')
  .update(`${hostname()} ${processSpace()}`)
  .digest('hex')
  .slice(0, 6);

function processSpace(): string {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return '';
  }
}

/**
 * A hidden name beside a file or folder, on the same disk so that renaming is one step. It says whose draft
 * it is. What has it is remembered, see {@link rememberDraft}.
 *
 * @example draftBeside('renders/lesson.mp4') // renders/.lesson.mp4.4711-0a1b2c-01234567.draft
 */
export function draftBeside(file: string): string {
  const mark = `${process.pid}-${machine}-${randomBytes(4).toString('hex')}`;
  return rememberDraft(join(dirname(file), `.${basename(file)}.${mark}.draft`));
}

const draftName = /^\..+\.(\d+)-([0-9a-f]{6})-[0-9a-f]{8}\.draft$/;
/** Whether a name in a folder is that of a draft. */
export function isDraft(name: string): boolean {
  return draftName.test(name);
}

/** Of another machine nobody knows which programs run: a draft not written to for so long is forsaken. */
const FORSAKEN_MILLISECONDS = 60 * 60 * 1000;

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * Removes what programs that were killed have left in a folder, and returns the names. What cannot be
 * removed stays: it belongs to somebody else.
 */
export async function removeForsakenDrafts(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((): string[] => []);
  const removed: string[] = [];
  for (const name of names) {
    const [, pid, where] = draftName.exec(name) ?? [];
    if (pid === undefined) continue;
    const file = join(folder, name);
    if (where === machine ? isAlive(Number(pid)) : !(await isForsaken(file))) continue;
    const isGone = await rm(file, { recursive: true, force: true }).then(
      () => true,
      () => false,
    );
    if (isGone) removed.push(name);
  }
  return removed;
}

/** A clock that was set back leaves times that have not come yet; nobody wrote then, either. */
async function isForsaken(file: string): Promise<boolean> {
  const written = await stat(file).catch(() => undefined);
  if (written === undefined) return false;
  return Math.abs(Date.now() - written.mtimeMs) > FORSAKEN_MILLISECONDS;
}
