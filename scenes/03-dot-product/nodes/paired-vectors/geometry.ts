/** Sizes of paired vectors with so many pairs. */
export interface PairSize {
  readonly cellWidth: number;
  readonly cellHeight: number;
  /** From one pair to the next. */
  readonly pitch: number;
  /** How far a tooth reaches into its partner. */
  readonly tooth: number;
}

/** Where a cell is: its middle and its turn in degrees, from the seam's upper end. */
export interface PairPlace {
  readonly x: number;
  readonly y: number;
  readonly turn: number;
}

export type PairSide = 'left' | 'right';

const CELL = { width: 168, height: 100, pitch: 116, tooth: 18 } as const;
/** Space between two partners. */
const SEAM = 5;

/**
 * Sizes that keep a column within `height`: up to four pairs of full size in 464 px, more of them lower.
 *
 * @example
 * pairSize(4, 464) // { cellWidth: 168, cellHeight: 100, pitch: 116, tooth: 18 }
 */
export function pairSize(count: number, height: number): PairSize {
  const pitch = Math.min(CELL.pitch, height / count);
  const scale = pitch / CELL.pitch;
  return {
    cellWidth: CELL.width,
    cellHeight: CELL.height * scale,
    pitch,
    tooth: CELL.tooth * Math.max(0.7, scale),
  };
}

/** How paired vectors stand: columns apart, opened like a V, closed from the top. */
export interface PairPosture {
  /** Pairs that are closed, counted from the top; a half of a pair is one on its way. */
  readonly zipped: number;
  /** From columns that stand upright (0) to a V that hangs from its slider (1). */
  readonly opened: number;
  /** Pixels between a cell and its closed place while the columns stand upright. */
  readonly apart: number;
}

/**
 * Where a cell stands.
 *
 * @example
 * pairPlace('left', 0, pairSize(4, 464), { zipped: 1, opened: 1, apart: 110 }) // { x: -86.5, y: 50, turn: 0 }
 */
export function pairPlace(
  side: PairSide,
  index: number,
  size: PairSize,
  { zipped, opened, apart }: PairPosture,
): PairPlace {
  const outwards = side === 'left' ? -1 : 1;
  const closed = closedPlace(outwards, index, size);
  // How far from being closed: 0 closed, 1 next to the slider, more beneath it.
  const open = Math.max(0, index + 1 - zipped);
  const near = Math.min(1, open);
  const far = Math.max(0, open - 1);
  const fan = {
    x: closed.x + outwards * (54 * near ** 1.4 + 32 * (1 - Math.exp(-far / 1.5))),
    y: closed.y + size.pitch * (0.7 * near ** 0.8 + 0.04 * far),
    turn: outwards * -(13 * near + Math.min(10, 3.5 * far)),
  };
  const upright = { x: closed.x + outwards * apart * near, y: closed.y, turn: 0 };
  const mix = (from: number, to: number) => from + (to - from) * opened;
  return {
    x: mix(upright.x, fan.x),
    y: mix(upright.y, fan.y),
    turn: mix(upright.turn, fan.turn),
  };
}

function closedPlace(outwards: number, index: number, size: PairSize) {
  return {
    x: (outwards * (size.cellWidth + SEAM)) / 2,
    y: index * size.pitch + size.cellHeight / 2,
  };
}

/**
 * The outline of a cell around its own middle: a tooth on the left one, its socket in the right one. The
 * points run clockwise from the upper left corner.
 */
export function cellOutline(
  side: PairSide,
  size: PairSize,
): readonly (readonly [number, number])[] {
  const { cellWidth, cellHeight, tooth } = size;
  const [left, right] = [-cellWidth / 2, cellWidth / 2];
  const [top, bottom] = [-cellHeight / 2, cellHeight / 2];
  const [from, to, slope] = [-0.21 * cellHeight, 0.21 * cellHeight, 0.09 * cellHeight];
  if (side === 'left') {
    return [
      [left, top],
      [right, top],
      [right, from - slope],
      [right + tooth, from],
      [right + tooth, to],
      [right, to + slope],
      [right, bottom],
      [left, bottom],
    ];
  }
  return [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
    [left, to + slope],
    [left + tooth, to],
    [left + tooth, from],
    [left, from - slope],
  ];
}

/** Which corners of {@link cellOutline} are round. */
export function roundCorners(side: PairSide): ReadonlySet<number> {
  return new Set(side === 'left' ? [0, 7] : [1, 2]);
}

/** Where the slider's middle is: just under the last closed pair. */
export function sliderY(zipped: number, size: PairSize): number {
  return zipped * size.pitch + 30;
}
