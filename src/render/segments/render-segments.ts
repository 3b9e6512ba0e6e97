import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { draftBeside, removeDraft } from '../../files/draft.ts';
import { CannotWriteError } from '../../files/whole-file.ts';
import type { Segment } from './segment-file.ts';
import { SegmentStore } from './segment-store.ts';

/**
 * The segments of one render: in the cache, and where the cache takes none (its disk is full, or may only be
 * read) beside the output until the render is done. Then nothing is kept for the next render, and that is all.
 *
 * @example
 * const segments = new RenderSegments(new SegmentStore(), 'renders/01-one-neuron', console.warn);
 * try { await segments.write(key, segment); } finally { await segments.close(); }
 */
export class RenderSegments {
  #spare: { readonly folder: string; readonly store: SegmentStore } | undefined;

  constructor(
    private readonly store: SegmentStore,
    /** The folder that receives the render's files. */
    private readonly out: string,
    private readonly onWarning: (message: string) => void = () => undefined,
  ) {}

  async read(key: string): Promise<Segment | undefined> {
    return (await this.#spare?.store.read(key)) ?? (await this.store.read(key));
  }

  /** @throws CannotWriteError when the output's disk takes nothing either */
  async write(key: string, segment: Segment): Promise<void> {
    if (this.#spare === undefined) {
      try {
        return await this.store.write(key, segment);
      } catch (error) {
        if (!(error instanceof CannotWriteError)) throw error;
        this.#spare = await this.#openSpare(error);
      }
    }
    await this.#spare.store.write(key, segment).catch((error: unknown) => {
      if (!(error instanceof CannotWriteError)) throw error;
      throw new CannotWriteError(this.out, error.cause);
    });
  }

  async close(): Promise<void> {
    if (this.#spare !== undefined) await removeDraft(this.#spare.folder);
  }

  async #openSpare({ reason }: CannotWriteError) {
    const folder = draftBeside(join(this.out, 'segments'));
    await mkdir(folder).catch((error: unknown) => {
      throw new CannotWriteError(this.out, error);
    });
    this.onWarning(
      `What is drawn cannot be kept for the next render: ${reason} in ${this.store.folder}. This render goes on. Free some space there, or name another folder with GRADREEL_CACHE.`,
    );
    return { folder, store: new SegmentStore(folder) };
  }
}
