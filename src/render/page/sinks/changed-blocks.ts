/** Side of a macroblock: what the encoder decides about as one (ITU-T H.264, 6.3). */
const BLOCK = 16;
/** Every so many rows of a picture are compared with the last one. */
const ROW_STEP = 4;
/** A difference of neighbouring changes from here on is an edge; below, rounding and slow fades. */
const EDGE = 4;
/** The least between the darkest and the brightest sample of a block in which something is to be seen. */
const DETAIL = 6;
/** How a block stands to what was written of it last. */
const [KNOWN, CHANGED, FORGOTTEN] = [0, 1, 2];
/** The darkest and the brightest luma of limited range (ITU-R BT.709). */
const [BLACK, WHITE] = [16, 235];

/** What changes from one picture to the next, in macroblocks of luma. */
export class ChangedBlocks {
  readonly #columns: number;
  /** The rows of the last picture that are compared. */
  readonly #last: Uint8Array;
  /** Which blocks have changed, or been forgotten, and have not been written a level off since. */
  readonly #states: Uint8Array;

  constructor(
    private readonly width: number,
    private readonly height: number,
  ) {
    this.#columns = Math.ceil(width / BLOCK);
    this.#last = new Uint8Array(Math.ceil(height / ROW_STEP) * width);
    this.#states = new Uint8Array(this.#columns * Math.ceil(height / BLOCK));
  }

  /**
   * Compares a picture with the last one.
   *
   * @param luma one sample a pixel
   * @returns in about how many pixels the change differs from that of the pixel to the left: what an encoder
   *   has to write grows with it. A fade of a plain area counts for nothing, new text for much.
   */
  next(luma: Uint8Array): number {
    const { width, height } = this;
    let edges = 0;
    for (let y = 0, row = 0; y < height; y += ROW_STEP, row++) {
      const [from, to] = [y * width, row * width];
      const firstBlock = Math.floor(y / BLOCK) * this.#columns;
      let before = (luma[from] as number) - (this.#last[to] as number);
      for (let column = 0; column < this.#columns; column++) {
        const end = Math.min(width, (column + 1) * BLOCK);
        let isSame = true;
        for (let x = column * BLOCK; x < end; x++) {
          const change = (luma[from + x] as number) - (this.#last[to + x] as number);
          if (change !== 0) isSame = false;
          const step = change - before;
          if (step >= EDGE || step <= -EDGE) edges++;
          before = change;
        }
        if (!isSame) this.#states[firstBlock + column] = CHANGED;
      }
      this.#last.set(luma.subarray(from, from + width), to);
    }
    return ROW_STEP * edges;
  }

  /** What is known of all blocks is out of date: they are written as a whole. */
  forget(): void {
    this.#states.fill(FORGOTTEN);
  }

  /**
   * A copy of a picture in which each block that has changed is a level brighter, every other one a level
   * darker; of forgotten ones those with something in them. From then on no block counts as changed.
   *
   * OpenH264 takes a block that is like the one before for background, which it never writes again once its
   * quantizer was 26 or less (`WelsMdInterJudgeBGDPskip`), however much finer it could be now. A level is
   * enough to be no background, neighbours of opposite sign are not seen, and the true picture follows.
   *
   * @param samples the planes of I420; only luma is changed
   */
  aLevelOff(samples: Uint8Array): Uint8Array<ArrayBuffer> {
    const { width, height } = this;
    const copy = new Uint8Array(samples);
    for (const [index, state] of this.#states.entries()) {
      if (state === KNOWN) continue;
      const [row, column] = [Math.floor(index / this.#columns), index % this.#columns];
      const [top, left] = [row * BLOCK, column * BLOCK];
      const [bottom, right] = [Math.min(height, top + BLOCK), Math.min(width, left + BLOCK)];
      let [least, most] = [255, 0];
      for (let y = top; y < bottom; y++) {
        for (let at = y * width + left; at < y * width + right; at++) {
          least = Math.min(least, samples[at] as number);
          most = Math.max(most, samples[at] as number);
        }
      }
      if (state === FORGOTTEN && most - least < DETAIL) continue;
      const isBrighter = least <= BLACK || (most < WHITE && (row + column) % 2 === 0);
      const by = isBrighter ? 1 : -1;
      for (let y = top; y < bottom; y++) {
        for (let at = y * width + left; at < y * width + right; at++) {
          copy[at] = (samples[at] as number) + by;
        }
      }
    }
    this.#states.fill(KNOWN);
    return copy;
  }
}
