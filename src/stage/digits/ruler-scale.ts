/** A stretch of the float ruler around an exact value. */
export interface RulerStretch {
  /** Distances of the floats from the exact value, ascending. */
  readonly ticks: readonly number[];
  /** Distance of the float that stands for it. */
  readonly excess: number;
  /** Distance of the sum before it was moved to that float. */
  readonly arrival?: number;
}

/** How a magnified ruler is drawn: pixels for a unit, and where the exact value stands. */
export interface RulerScale {
  readonly pixels: number;
  /** From the ruler's middle. */
  readonly exactX: number;
}

/** Pixels from tick to tick on the finest ruler, where everything else leaves room for it. */
const PITCH = 128;
/** The longest excess, and the widest stretch in which a sum is moved to a tick. */
const WIDEST = { excess: 420, move: 840 } as const;
/** Ticks closer than this are drawn as a band. */
const DENSE = 7;

/**
 * One scale for all stretches: on the finest ruler ticks are 128 px apart, unless an excess, or a sum with the
 * two ticks around it, would not fit. What has to be seen stands around the ruler's middle.
 *
 * @example
 * rulerScale([nearNineFifths, nearThreeTenths]).pixels // 128 / 5.55e-17
 */
export function rulerScale(stretches: readonly RulerStretch[]): RulerScale {
  const pitches = stretches.map(pitchOf).filter((pitch) => pitch > 0);
  const marks = [0, ...stretches.flatMap(marksOf)];
  const [low, high] = [Math.min(...marks), Math.max(...marks)];
  const widest = stretches.some(isMoved) ? WIDEST.move : WIDEST.excess;
  const byPitch = pitches.length === 0 ? Number.POSITIVE_INFINITY : PITCH / Math.min(...pitches);
  const byMarks = high === low ? Number.POSITIVE_INFINITY : widest / (high - low);
  const pixels = Math.min(byPitch, byMarks);
  if (!Number.isFinite(pixels)) return { pixels: 0, exactX: 0 };
  return { pixels, exactX: (-(low + high) / 2) * pixels };
}

function isMoved({ arrival, excess }: RulerStretch): boolean {
  return arrival !== undefined && arrival !== excess;
}

/** What has to be seen of a stretch: its float, and where a sum is moved there, the ticks around it. */
function marksOf(stretch: RulerStretch): number[] {
  const { ticks, excess, arrival } = stretch;
  if (arrival === undefined || !isMoved(stretch)) return [excess];
  const below = ticks.filter((tick) => tick <= arrival).at(-1) ?? excess;
  const over = ticks.find((tick) => tick >= arrival) ?? excess;
  return [excess, arrival, below, over];
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
