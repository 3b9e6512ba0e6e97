import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { markUsed } from '../../files/cache.ts';
import { cacheFolder } from '../../files/cache-folder.ts';
import { CannotWriteError, writeWhole } from '../../files/whole-file.ts';
import { packSegment, type Segment, unpackSegment } from './segment-file.ts';

/**
 * Segments by their keys: in the cache, or in a folder of one's own. A segment that was damaged is none.
 *
 * @example
 * const store = new SegmentStore();
 * await store.write(key, segment); (await store.read(key))?.packets.length
 */
export class SegmentStore {
  constructor(readonly folder: string = cacheFolder('segments')) {}

  file(key: string): string {
    return join(this.folder, `${key}.segment`);
  }

  /** Whether there is a file for it; only reading it tells whether it is whole. */
  has(key: string): boolean {
    return existsSync(this.file(key));
  }

  async read(key: string): Promise<Segment | undefined> {
    const bytes = await readFile(this.file(key)).catch(() => undefined);
    if (bytes === undefined) return undefined;
    await markUsed(this.file(key));
    return unpackSegment(bytes);
  }

  /** @throws CannotWriteError */
  async write(key: string, segment: Segment): Promise<void> {
    await writeWhole(this.file(key), packSegment(segment)).catch((error: unknown) => {
      if (!(error instanceof CannotWriteError)) throw error;
      throw new CannotWriteError(error.path, error.cause, '--folder DIR');
    });
  }
}
