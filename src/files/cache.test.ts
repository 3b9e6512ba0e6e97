import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { cacheEntries, pruneCache } from './cache.ts';
import { cacheFolder } from './cache-folder.ts';
import { draftBeside, removeDraft } from './draft.ts';

const DAY = 24 * 3_600_000;

beforeEach(async () => {
  vi.stubEnv('GRADREEL_CACHE', await mkdtemp(join(tmpdir(), 'gradreel-cache-')));
});
afterEach(async () => {
  await rm(cacheFolder(), { recursive: true, force: true });
  vi.unstubAllEnvs();
});

/** Puts a file of 100 bytes into the cache that was last used so many days ago. */
async function add(name: string, days: number): Promise<string> {
  const file = cacheFolder('segments', name);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, Buffer.alloc(100));
  const time = new Date(Date.now() - days * DAY);
  await utimes(file, time, time);
  return file;
}

const left = async () => (await cacheEntries()).map(({ path }) => basename(path)).sort();

describe('pruning', () => {
  test('removes the longest unused first, and never what is to be kept', async () => {
    const kept = await add('oldest', 40);
    for (const [name, days] of [
      ['old', 30],
      ['new', 1],
    ] as const)
      await add(name, days);
    const removed = await pruneCache({ limitBytes: 200, keep: new Set([kept]) });
    expect(removed.map(({ path }) => basename(path))).toEqual(['old']);
    expect(await left()).toEqual(['new', 'oldest']);
  });

  test('by age keeps what the present render needs, even of the last century', async () => {
    const kept = await add('needed', 40_000);
    await add('other', 60);
    await pruneCache({ olderThanMilliseconds: 30 * DAY, keep: new Set([kept]) });
    expect(existsSync(kept)).toBe(true);
    expect(await left()).toEqual(['needed']);
  });

  test('a clock that was ahead does not make an entry stay for ever', async () => {
    const future = await add('future', -4000);
    const [entry] = await cacheEntries();
    expect(entry?.lastUsed).toBeLessThanOrEqual(Date.now());
    // It has become as old as anything that is used now: the next one that is used is newer.
    expect((await stat(future)).mtimeMs).toBeLessThanOrEqual(Date.now());
    await utimes(future, new Date(Date.now() - DAY), new Date(Date.now() - DAY));
    await add('new', 0);
    await pruneCache({ limitBytes: 100 });
    expect(await left()).toEqual(['new']);
  });

  test('a clock that is set back in the middle removes nothing by age', async () => {
    await add('one', 0);
    vi.useFakeTimers({ now: Date.now() - 365 * DAY, toFake: ['Date'] });
    try {
      expect(await pruneCache({ olderThanMilliseconds: 30 * DAY })).toEqual([]);
    } finally {
      vi.useRealTimers();
    }
    expect(await left()).toEqual(['one']);
  });

  test('removes what killed programs left, and no draft of a running one', async () => {
    await add('whole', 0);
    const running = draftBeside(cacheFolder('segments', 'running'));
    const killed = draftBeside(cacheFolder('chromium')).replace(/\.\d+-/, '.999999999-');
    await writeFile(running, 'half');
    await mkdir(killed);
    expect(await left()).toEqual(['whole']);
    expect(await pruneCache({ limitBytes: -1 })).toHaveLength(1);
    expect([existsSync(running), existsSync(killed)]).toEqual([true, false]);
    await removeDraft(running);
  });
});

test('what a link leads to does not count', async () => {
  const folder = cacheFolder('modules', 'one');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'module.mjs'), Buffer.alloc(50));
  await symlink(tmpdir(), join(folder, 'node_modules'), 'junction');
  const [entry] = await cacheEntries();
  expect(entry?.bytes).toBeLessThan(1000);
});
