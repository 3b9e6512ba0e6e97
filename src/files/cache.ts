import type { Dirent } from 'node:fs';
import { lstat, readdir, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheFolder, discardFolder } from './cache-folder.ts';
import { isDraft, removeForsakenDrafts } from './draft.ts';
import { CannotWriteError } from './whole-file.ts';

/** What is kept between calls because it can be made again, each kind in a folder of its own. */
export const cacheKinds = {
  segments: 'drawn and encoded stretches of lessons',
  runs: 'computed runs',
  pages: 'what pages are made of beside their scenes',
  renders: 'what the last renders were made of',
  modules: 'translated lesson code',
} as const;

export type CacheKind = keyof typeof cacheKinds;

/** One thing in the cache: a file or a folder. */
export interface CacheEntry {
  readonly kind: CacheKind;
  readonly path: string;
  readonly bytes: number;
  /** Milliseconds since 1970; never later than now. */
  readonly lastUsed: number;
}

/** The cache is kept below this many bytes unless another limit is given. */
export const CACHE_LIMIT = 4 * 1024 ** 3;

/** Everything in the cache. */
export async function cacheEntries(): Promise<CacheEntry[]> {
  const kinds = Object.keys(cacheKinds) as CacheKind[];
  const lists = await Promise.all(
    kinds.map(async (kind) => {
      const names = await readdir(cacheFolder(kind)).catch(() => []);
      const whole = names.filter((name) => !isDraft(name));
      return Promise.all(whole.map((name) => entry(kind, join(cacheFolder(kind), name))));
    }),
  );
  return lists.flat().filter((found) => found !== undefined);
}

async function entry(kind: CacheKind, path: string): Promise<CacheEntry | undefined> {
  try {
    const { mtimeMs } = await stat(path);
    const now = Date.now();
    // A clock that was wrong leaves times that are still to come. Taken as they are, such an entry would
    // stay for ever and everything new would go first: from now on it is as old as all others.
    if (mtimeMs > now) await markUsed(path);
    return { kind, path, bytes: await sizeOf(path), lastUsed: Math.min(mtimeMs, now) };
  } catch {
    // Somebody else has removed it meanwhile.
    return undefined;
  }
}

async function sizeOf(path: string): Promise<number> {
  const found = await lstat(path);
  if (!found.isDirectory()) return found.size;
  const names: Dirent[] = await readdir(path, { withFileTypes: true });
  const sizes = await Promise.all(names.map(({ name }) => sizeOf(join(path, name))));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** Notes that something in the cache was used just now, so that it is pruned last. */
export async function markUsed(path: string): Promise<void> {
  const now = new Date();
  await utimes(path, now, now).catch(() => undefined);
}

export interface Pruning {
  /** What was not used for so long goes. */
  readonly olderThanMilliseconds?: number;
  /** Then the longest unused goes until no more than this is left. */
  readonly limitBytes?: number;
  /** Never removed. */
  readonly keep?: ReadonlySet<string>;
}

/**
 * Removes what has not been used for longest, and what programs that were killed have left; returns the
 * entries that were removed.
 *
 * @throws CannotWriteError when something cannot be removed, after all the others
 */
export async function pruneCache({
  olderThanMilliseconds = Number.POSITIVE_INFINITY,
  limitBytes = Number.POSITIVE_INFINITY,
  keep = new Set(),
}: Pruning): Promise<CacheEntry[]> {
  const folders = Object.keys(cacheKinds).map((kind) => cacheFolder(kind));
  for (const folder of [cacheFolder(), ...folders]) await removeForsakenDrafts(folder);
  const entries = (await cacheEntries()).sort((a, b) => a.lastUsed - b.lastUsed);
  const oldest = Date.now() - olderThanMilliseconds;
  let left = entries.reduce((sum, { bytes }) => sum + bytes, 0);
  const removed: CacheEntry[] = [];
  let failure: CannotWriteError | undefined;
  for (const candidate of entries) {
    if (candidate.lastUsed >= oldest && left <= limitBytes) continue;
    if (keep.has(candidate.path)) continue;
    try {
      // Half of an entry must never look like a whole one.
      await discardFolder(candidate.path);
    } catch (cause) {
      failure ??= new CannotWriteError(candidate.path, cause, 'GRADREEL_CACHE');
      continue;
    }
    removed.push(candidate);
    left -= candidate.bytes;
  }
  if (failure !== undefined) throw failure;
  return removed;
}
