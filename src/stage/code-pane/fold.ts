/** A row of code while it folds: a strip of a blind, seen from the front. */
export interface Pleat {
  readonly top: number;
  readonly height: number;
  /** How much narrower its upper and its lower edge are on each side. */
  readonly insetTop: number;
  readonly insetBottom: number;
  /** Sideways shift of the text per pixel of height. */
  readonly shear: number;
  /** From flat (0) to edge on (1). */
  readonly tilt: number;
}

/** Edges that tilt away from the viewer are so much narrower on each side. */
const AWAY = 24;
const SHEAR = 0.38;

/**
 * The rows of a blind that folds upwards: every other row tilts the other way, so that edges meet.
 *
 * @param folds how far each row is folded, from flat (0) to edge on (1)
 * @example
 * pleats([0, 0], 100, 10) // two flat rows at 0 and 110
 */
export function pleats(folds: readonly number[], height: number, gap: number): Pleat[] {
  let top = 0;
  return folds.map((fold, index) => {
    const angle = (fold * Math.PI) / 2;
    const away = AWAY * Math.sin(angle);
    const leansBack = index % 2 === 0;
    const pleat = {
      top,
      height: height * Math.cos(angle),
      insetTop: leansBack ? 0 : away,
      insetBottom: leansBack ? away : 0,
      shear: (leansBack ? SHEAR : -SHEAR) * Math.sin(angle),
      tilt: Math.sin(angle),
    };
    top += pleat.height + gap * (1 - Math.min(1, fold * 3));
    return pleat;
  });
}

/**
 * How far each of `count` rows is folded when the whole fold is `t` of the way: the lowest begins, and all
 * arrive together.
 */
export function staggeredFolds(count: number, t: number, stagger: number): number[] {
  return Array.from({ length: count }, (_, index) => {
    const wait = count === 1 ? 0 : ((count - 1 - index) / (count - 1)) * stagger;
    return Math.min(1, Math.max(0, (t - wait) / (1 - wait)));
  });
}
