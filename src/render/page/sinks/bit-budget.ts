/** The quantizer that moving pictures are to have, about; pictures at rest get a finer one. */
const MOVING_QUANTIZER = 20;
/** Six more of the quantizer double its steps, and take off a little less than half the bits. */
const HALVING = 7.5;
/** Frames that may be in the encoder before it is known what they took. */
const LAG = 4;
/** Frames of which the mean decides, and how much more than that is given for those that take more. */
const WINDOW = 12;
const HEADROOM = 1.5;
/** The least that moving frames get, as a part of the full rate: what begins to move needs more at once. */
const LEAST = 1 / 50;

/**
 * How many bits a second the encoder is given. One rate for all would be spent to the last bit on what moves,
 * where nobody sees it; so what moves gets about what it needs at a coarser quantizer, known from the frames
 * before, and what has come to rest the full rate.
 *
 * It decides by the frames up to a fixed number before, and waits for them: the same pictures get the same
 * bits, however fast the encoder is.
 */
export class BitBudget {
  /** What moving frames need; undefined for the others. */
  readonly #needs: (number | undefined)[] = [];
  readonly #isMoving: boolean[] = [];
  #onFrame: (() => void) | undefined;

  /** @param full bits per second for pictures at rest, and the most for any */
  constructor(
    private readonly full: number,
    private readonly framesPerSecond: number,
  ) {}

  /** The bits per second for the next frame that is encoded. */
  async next(isMoving: boolean): Promise<number> {
    const known = Math.max(0, this.#isMoving.length - LAG);
    while (this.#needs.length < known) {
      await new Promise<void>((resolve) => {
        this.#onFrame = resolve;
      });
    }
    this.#isMoving.push(isMoving);
    if (!isMoving) return this.full;
    const recent = this.#needs.slice(Math.max(0, known - WINDOW), known);
    const needs = recent.filter((need) => need !== undefined);
    if (needs.length === 0) return this.full / 4;
    const mean = needs.reduce((sum, need) => sum + need, 0) / needs.length;
    return Math.round(Math.min(this.full, Math.max(LEAST * this.full, HEADROOM * mean)));
  }

  /** What the next frame took that came out of the encoder. */
  took(bytes: number, quantizer: number | undefined): void {
    const isMoving = this.#isMoving[this.#needs.length];
    const bits = 8 * bytes * this.framesPerSecond;
    const finer = ((quantizer ?? 0) - MOVING_QUANTIZER) / HALVING;
    this.#needs.push(isMoving && quantizer !== undefined ? bits * 2 ** finer : undefined);
    this.#onFrame?.();
  }
}
