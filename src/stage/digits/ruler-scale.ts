/** A stretch of the float ruler around an exact value. */
export interface RulerStretch {
  /** Distances of the floats from the exact value, ascending. */
  readonly ticks: readonly number[];
  /** Distance of the float that stands for it. */
  readonly excess: number;
}

/** How a magnified ruler is drawn: pixels for a unit, and where the exact value stands. */
export interface RulerScale {
  readonly pixels: number;
  /** From the ruler's middle. */
  readonly exactX: number;
}

/** Pixels from tick to tick on the finest ruler, where the excess leaves room for it. */
const PITCH = 128;
/** The longest excess. */
const LONGEST = 420;
/** Ticks closer than this are drawn as a band. */
const DENSE = 7;

/**
 * One scale for all stretches: on the finest ruler ticks are 128 px apart, unless the excess would not fit.
 *
 * @example
 * rulerScale([nearNineFifths, nearThreeTenths]).pixels // 128 / 5.55e-17
 */
export function rulerScale(stretches: readonly RulerStretch[]): RulerScale {
  const pitches = stretches.map(pitchOf).filter((pitch) => pitch > 0);
  const excess = stretches.map((stretch) => stretch.excess);
  const widest = Math.max(...excess.map(Math.abs));
  const byPitch = pitches.length === 0 ? Number.POSITIVE_INFINITY : PITCH / Math.min(...pitches);
  const byExcess = widest === 0 ? Number.POSITIVE_INFINITY : LONGEST / widest;
  const pixels = Math.min(byPitch, byExcess);
  if (!Number.isFinite(pixels)) return { pixels: 0, exactX: 0 };
  const middle = ((Math.max(0, ...excess) + Math.min(0, ...excess)) / 2) * pixels;
  return { pixels, exactX: -middle };
}

/** Distance from the stretch's float to its nearer neighbour. */
function pitchOf({ ticks, excess }: RulerStretch): number {
  const others = ticks.map((tick) => Math.abs(tick - excess)).filter((distance) => distance > 0);
  return others.length === 0 ? 0 : Math.min(...others);
}

/** Where the ticks of a stretch stand, in pixels from the ruler's middle; null where they merge into a band. */
export function tickPositions(
  stretch: RulerStretch,
  { pixels, exactX }: RulerScale,
  halfWidth: number,
): number[] | null {
  if (pitchOf(stretch) * pixels < DENSE) return null;
  return stretch.ticks
    .map((tick) => exactX + tick * pixels)
    .filter((x) => Math.abs(x) <= halfWidth);
}
