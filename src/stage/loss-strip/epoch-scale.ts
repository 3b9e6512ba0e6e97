/**
 * Epochs on a line where each tenfold has the same room, and 0 has a place: log(1 + epoch).
 *
 * @example
 * const scale = new EpochScale(10_000);
 * scale.share(0)      // 0
 * scale.share(200)    // 0.576
 * scale.epoch(0.576)  // 200
 */
export class EpochScale {
  readonly #log: number;

  constructor(readonly last: number) {
    this.#log = Math.log(1 + Math.max(1, last));
  }

  /** How far along the line an epoch is, from 0 to 1. */
  share(epoch: number): number {
    return Math.log(1 + epoch) / this.#log;
  }

  /** The epoch that has been reached there. */
  epoch(share: number): number {
    // A hair more, so that share(200) leads back to 200.
    return Math.min(this.last, Math.floor(Math.exp(share * this.#log) - 1 + 1e-6));
  }

  /** 0, the powers of ten, and the last epoch where it has room. */
  ticks(): number[] {
    const powers: number[] = [];
    for (let power = 1; power <= this.last; power *= 10) powers.push(power);
    const ticks = [0, ...powers];
    const nearest = ticks.at(-1) as number;
    if (nearest === this.last) return ticks;
    if (1 - this.share(nearest) < 0.06) ticks.pop();
    return [...ticks, this.last];
  }
}
