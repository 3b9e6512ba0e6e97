/** How a number becomes the width of a thread: pixels a unit, up to the widest. */
export interface ThreadRuler {
  /** The value at which a thread is as wide as threads become. */
  readonly full: number;
  readonly widest: number;
  readonly least: number;
}

const WIDEST = 8;
/** Threads are never thinner: hundreds of them must still be seen. */
const LEAST = 1.5;
/** This share of the numbers is told apart by width; the few larger ones are all drawn widest. */
const COVERED = 0.92;

/**
 * The ruler of a training: most of the last network's numbers lie on it. One factor for the whole
 * lesson, no offset.
 *
 * @example
 * threadRuler([0.1, −3, 7.9]).full // 8
 */
export function threadRuler(values: Iterable<number>): ThreadRuler {
  const sizes = [...values].map(Math.abs).filter(Number.isFinite);
  sizes.sort((a, b) => a - b);
  const covered = sizes[Math.min(sizes.length - 1, Math.floor(sizes.length * COVERED))] ?? 0;
  return { full: roundUp(covered), widest: WIDEST, least: LEAST };
}

/**
 * The ruler of gradients: linear, half the width is half the slope; the few steepest are all drawn widest.
 *
 * @example
 * gradientRuler([0.0004, −0.0006]).full // 0.0006
 */
export function gradientRuler(values: Iterable<number>): ThreadRuler {
  const sizes = [...values].map(Math.abs).filter(Number.isFinite);
  sizes.sort((a, b) => a - b);
  const covered = sizes[Math.min(sizes.length - 1, Math.floor(sizes.length * 0.97))] ?? 0;
  return { full: covered || (sizes.at(-1) ?? 0) || 1, widest: 7, least: 1 };
}

/** Width of a thread in pixels. */
export function threadWidth({ full, widest, least }: ThreadRuler, value: number): number {
  return Math.max(least, widest * Math.min(1, Math.abs(value) / full));
}

/** A number whose half and quarter are short too, not under the value. */
function roundUp(value: number): number {
  if (!(value > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(value) + 1e-9);
  const factor = [1, 1.2, 1.6, 2, 4, 6, 8, 10].find(
    (step) => step * power >= value * (1 - 1e-9),
  ) as number;
  return factor * power;
}

/** The values that a legend shows: a quarter, a half, and the full one. */
export function rulerLegend({ full }: ThreadRuler): number[] {
  return [full / 4, full / 2, full];
}
