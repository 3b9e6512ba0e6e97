import { existsSync, readdirSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { WholeFolder } from '../../../files/whole-file.ts';
import { compact } from './compare.ts';

/**
 * What pictures were drawn with. Where both agree, the same commands draw the same pixels; where they differ,
 * glyphs and blurs may differ by a hair.
 */
export interface DrawnWith {
  /** Name and version of the browser. */
  readonly browser: string;
  /** Digest of a trial picture, which tells processors apart that round otherwise. */
  readonly drawing: string;
}

/** Pictures that belong together: the examples of a folder of the stage, or the key frames of a lesson. */
export interface SnapshotSet {
  /** As the command line names it: `plot`, `08-broadcasting`. */
  readonly name: string;
  /** Where its pictures are stored. */
  readonly folder: string;
  readonly pictures: ReadonlyMap<string, Uint8Array>;
}

/** A set as it was stored. */
export interface StoredSet {
  readonly drawnWith: DrawnWith | undefined;
  /** File names of its pictures. */
  readonly names: readonly string[];
}

const RECORD = 'drawn-with.json';

/** What is stored of a set; nothing when its folder is not there. */
export async function readStored(folder: string): Promise<StoredSet> {
  if (!existsSync(folder)) return { drawnWith: undefined, names: [] };
  const names = readdirSync(folder).filter((name) => name.endsWith('.png'));
  const record = join(folder, RECORD);
  const drawnWith = existsSync(record)
    ? (JSON.parse(await readFile(record, 'utf8')) as DrawnWith)
    : undefined;
  return { drawnWith, names };
}

/** Stores a set in place of what was stored before. Pictures that it no longer has are removed. */
export async function store(set: SnapshotSet, drawnWith: DrawnWith): Promise<void> {
  const before = await readStored(set.folder);
  const folder = await WholeFolder.open(set.folder);
  try {
    for (const [name, image] of set.pictures) await folder.write(name, compact(image));
    await folder.write(RECORD, `${JSON.stringify(drawnWith, undefined, 2)}\n`);
    await folder.commit();
  } finally {
    await folder.abort();
  }
  for (const name of before.names) {
    if (!set.pictures.has(name)) await rm(join(set.folder, name));
  }
}
