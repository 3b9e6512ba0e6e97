import { type Dirent, existsSync } from 'node:fs';
import { readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheFolder } from './cache-folder.ts';

/** What is kept between calls because it can be made again, each kind in a folder of its own. */
export const cacheKinds = {
  segments: 'drawn and encoded stretches of lessons',
  runs: 'computed runs',
  renders: 'what the last renders were made of',
  modules: 'translated lesson code',
} as const;

export type CacheKind = keyof typeof cacheKinds;

/** One thing in the cache: a file or a folder. */
export interface CacheEntry {
  readonly kind: CacheKind;
  readonly path: string;
  readonly bytes: number;
  /** Milliseconds since 1970. */
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
      return Promise.all(names.map((name) => entry(kind, join(cacheFolder(kind), name))));
    }),
  );
  return lists.flat().filter((found) => found !== undefined);
}

async function entry(kind: CacheKind, path: string): Promise<CacheEntry | undefined> {
  try {
    const { mtimeMs } = await stat(path);
    return { kind, path, bytes: await sizeOf(path), lastUsed: mtimeMs };
  } catch {
    // Somebody else has removed it meanwhile.
    return undefined;
  }
}

async function sizeOf(path: string): Promise<number> {
  const found = await stat(path);
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

/** Removes what has not been used for longest, and returns it. */
export async function pruneCache({
  olderThanMilliseconds = Number.POSITIVE_INFINITY,
  limitBytes = Number.POSITIVE_INFINITY,
  keep = new Set(),
}: Pruning): Promise<CacheEntry[]> {
  const entries = (await cacheEntries()).sort((a, b) => a.lastUsed - b.lastUsed);
  const oldest = Date.now() - olderThanMilliseconds;
  let left = entries.reduce((sum, { bytes }) => sum + bytes, 0);
  const removed: CacheEntry[] = [];
  for (const candidate of entries) {
    if (candidate.lastUsed >= oldest && left <= limitBytes) continue;
    if (keep.has(candidate.path)) continue;
    await removeEntry(candidate.path);
    removed.push(candidate);
    left -= candidate.bytes;
  }
  return removed;
}

/** A folder is renamed before it is emptied: half of an entry must never look like a whole one. */
async function removeEntry(path: string): Promise<void> {
  const doomed = `${path}.${process.pid}.draft`;
  await rename(path, doomed).catch(() => undefined);
  await rm(existsSync(doomed) ? doomed : path, { recursive: true, force: true });
}
