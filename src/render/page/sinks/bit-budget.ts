/** The quantizer that moving pictures are to have, about; pictures at rest get a finer one. */
const MOVING_QUANTIZER = 21;
/** Six more of the quantizer double its steps, and take off a little less than half the bits. */
const HALVING = 7.5;
/** Frames that may be in the encoder before it is known what they took. */
const LAG = 4;
/** Frames that say how many bits an edge takes. */
const WINDOW = 12;
/** Bits that a changing edge takes at the quantizer of moving pictures, until it is known; and for how many that counts. */
const [USUAL_BITS, USUAL_EDGES] = [6, 20_000];
/**
 * The encoder spends by groups of eight frames: it gets their mean, for steps every few frames to be alike,
 * or that of the last three where more and more moves.
 */
const [GROUP, RISE] = [8, 3];
/** The least that moving frames get, as a part of the full rate. */
const LEAST = 1 / 160;
/** A key frame and the one after it get so many times the full rate: what they leave coarse stays so. */
const KEY_SHARE = 2;

/** What a frame is to the encoder. */
export type FrameKind = 'key' | 'moving' | 'rest';

interface BudgetedFrame {
  readonly kind: FrameKind;
  readonly edges: number;
  quantizer?: number;
  /** The bits per second that it would have taken at {@link MOVING_QUANTIZER}, when that is known. */
  need?: number;
}

/**
 * How many bits a second the encoder is given. One rate for all would be spent to the last bit on what moves,
 * where nobody sees it; so what moves gets about what it needs at a coarser quantizer: as told by what changes
 * in it, and by what as much took before. What has come to rest gets the full rate.
 *
 * It decides by the frames up to a fixed number before, and waits for them: the same pictures get the same
 * bits, however fast the encoder is.
 */
export class BitBudget {
  readonly #frames: BudgetedFrame[] = [];
  /** Frames of which it is known what they took. */
  #known = 0;
  #onFrame: (() => void) | undefined;

  /** @param full bits per second for pictures at rest, and the most for moving ones */
  constructor(
    private readonly full: number,
    private readonly framesPerSecond: number,
  ) {}

  /**
   * The bits per second for the next frame that is encoded.
   *
   * @param edges how much changes in it, see {@link ChangedBlocks.next}
   */
  async next(kind: FrameKind, edges = 0): Promise<number> {
    const known = await this.#untilKnown();
    const isAfterKey = this.#frames.at(-1)?.kind === 'key';
    this.#frames.push({ kind, edges });
    if (kind === 'key' || isAfterKey) return KEY_SHARE * this.full;
    if (kind === 'rest') return this.full;
    const bitsOfEdge = this.#bitsOfEdge(known);
    const needed = Math.max(
      this.#meanNeed(GROUP, known, bitsOfEdge),
      this.#meanNeed(RISE, known, bitsOfEdge),
    );
    return Math.round(Math.min(this.full, Math.max(LEAST * this.full, needed)));
  }

  /**
   * The quantizer of the last frame that the next one may be decided by, as soon as it is known; undefined at
   * the start, and for a stream that is not understood.
   */
  async quantizer(): Promise<number | undefined> {
    const known = await this.#untilKnown();
    return this.#frames[known - 1]?.quantizer;
  }

  /** Waits for the frames that the next one is decided by; their count. */
  async #untilKnown(): Promise<number> {
    const known = Math.max(0, this.#frames.length - LAG);
    while (this.#known < known) {
      await new Promise<void>((resolve) => {
        this.#onFrame = resolve;
      });
    }
    return known;
  }

  /** What the next frame took that came out of the encoder. */
  took(bytes: number, quantizer: number | undefined): void {
    const frame = this.#frames[this.#known++];
    if (frame !== undefined && quantizer !== undefined) {
      frame.quantizer = quantizer;
      const finer = (quantizer - MOVING_QUANTIZER) / HALVING;
      frame.need = 8 * bytes * this.framesPerSecond * 2 ** finer;
    }
    this.#onFrame?.();
  }

  /** Bits per second for each edge, from the last frames before one. */
  #bitsOfEdge(known: number): number {
    let bits = USUAL_BITS * USUAL_EDGES * this.framesPerSecond;
    let edges = USUAL_EDGES;
    for (const frame of this.#frames.slice(Math.max(0, known - WINDOW), known)) {
      if (frame.kind !== 'moving' || frame.need === undefined) continue;
      bits += frame.need;
      edges += frame.edges;
    }
    return bits / edges;
  }

  /** The mean of what the last frames need, as it is known or, after those, expected. */
  #meanNeed(count: number, known: number, bitsOfEdge: number): number {
    const needs = this.#frames.slice(-count).flatMap(({ kind, edges, need }, index, { length }) => {
      const isKnown = this.#frames.length - length + index < known;
      if (kind !== 'moving') return [];
      return [isKnown && need !== undefined ? need : edges * bitsOfEdge];
    });
    return needs.reduce((sum, need) => sum + need, 0) / needs.length;
  }
}
