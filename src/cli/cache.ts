import {
  CACHE_LIMIT,
  type CacheEntry,
  type CacheKind,
  cacheEntries,
  cacheKinds,
  pruneCache,
} from '../files/cache.ts';
import { cacheFolder } from '../files/cache-folder.ts';
import { bytesText } from './bytes.ts';

export interface CacheCommand {
  readonly json?: boolean;
  readonly olderThan?: number;
  readonly limit?: number;
}

const DAY = 24 * 60 * 60 * 1000;

/** `gradreel cache` and its parts: show, prune, clear. */
export async function cache(
  action: 'show' | 'prune' | 'clear',
  options: CacheCommand,
): Promise<void> {
  if (action === 'show') return show(options);
  const removed = await pruneCache(
    action === 'clear'
      ? { limitBytes: -1 }
      : {
          limitBytes: options.limit ?? CACHE_LIMIT,
          ...(options.olderThan === undefined
            ? {}
            : { olderThanMilliseconds: options.olderThan * DAY }),
        },
  );
  if (options.json) {
    process.stdout.write(`${JSON.stringify({ removed: removed.length, bytes: sum(removed) })}\n`);
    return;
  }
  process.stdout.write(`removed ${removed.length} entries, ${bytesText(sum(removed))}\n`);
}

async function show({ json }: CacheCommand): Promise<void> {
  const entries = await cacheEntries();
  const kinds = (Object.keys(cacheKinds) as CacheKind[]).map((kind) => {
    const own = entries.filter((entry) => entry.kind === kind);
    return { kind, entries: own.length, bytes: sum(own), what: cacheKinds[kind] };
  });
  const total = sum(entries);
  if (json) {
    const found = { folder: cacheFolder(), limit: CACHE_LIMIT, bytes: total, kinds };
    process.stdout.write(`${JSON.stringify(found, undefined, 2)}\n`);
    return;
  }
  const lines = kinds.map(
    ({ kind, entries: count, bytes, what }) =>
      `  ${kind.padEnd(10)}${String(count).padStart(5)}  ${bytesText(bytes).padStart(9)}  ${what}`,
  );
  process.stdout.write(
    `${cacheFolder()}\n${lines.join('\n')}\n  ${'total'.padEnd(10)}${String(entries.length).padStart(5)}  ${bytesText(total).padStart(9)}  of at most ${bytesText(CACHE_LIMIT)}; what is longest unused goes first\n`,
  );
}

function sum(entries: readonly CacheEntry[]): number {
  return entries.reduce((total, { bytes }) => total + bytes, 0);
}
