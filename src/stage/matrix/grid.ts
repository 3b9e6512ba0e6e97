/** A rectangle in pixels, from its top left corner. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** How the cells of an array lie: their size, the gap between them, and where the next layer begins. */
export interface Grid {
  readonly width: number;
  readonly height: number;
  readonly gap: number;
  /** From a layer to the next one of a three-axis array. */
  readonly layerStep: readonly [number, number];
}

/** Cells of an array: one, a row, a column, a layer; an axis that is left out means all of it. */
export interface Cells {
  readonly layer?: number;
  readonly row?: number;
  readonly column?: number;
}

/** Where a cell lies, from the array's top left corner. */
export function cellBox(grid: Grid, layer: number, row: number, column: number): Box {
  return {
    x: layer * grid.layerStep[0] + column * (grid.width + grid.gap),
    y: layer * grid.layerStep[1] + row * (grid.height + grid.gap),
    width: grid.width,
    height: grid.height,
  };
}

/** The smallest box around some cells of an array of `[layers, rows, columns]`. */
export function cellsBox(
  grid: Grid,
  [layers, rows, columns]: readonly [number, number, number],
  { layer, row, column }: Cells = {},
): Box {
  const sheet = (at: number) =>
    around(
      cellBox(grid, at, row ?? 0, column ?? 0),
      cellBox(grid, at, row ?? rows - 1, column ?? columns - 1),
    );
  return around(sheet(layer ?? 0), sheet(layer ?? layers - 1));
}

/** The smallest box around all boxes. */
export function around(...boxes: readonly Box[]): Box {
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}

export function shifted(box: Box, x: number, y: number): Box {
  return { ...box, x: box.x + x, y: box.y + y };
}

/** The box grown by `pad` on every side. */
export function padded({ x, y, width, height }: Box, pad: number): Box {
  return { x: x - pad, y: y - pad, width: width + 2 * pad, height: height + 2 * pad };
}

export function mixBoxes(from: Box, to: Box, t: number): Box {
  const mix = (a: number, b: number) => a + (b - a) * t;
  return {
    x: mix(from.x, to.x),
    y: mix(from.y, to.y),
    width: mix(from.width, to.width),
    height: mix(from.height, to.height),
  };
}

export function middleOf({ x, y, width, height }: Box): { x: number; y: number } {
  return { x: x + width / 2, y: y + height / 2 };
}

/** Cells flatter than this have their addend beside the value, others beneath it. */
const FLAT = 0.62;
/** What is left of a flat cell's width for its value when an addend stands beside it. */
export const VALUE_BESIDE = 0.46;

/** Whether a cell is so flat that two numbers stand in it side by side. */
export function isFlat({ width, height }: Box): boolean {
  return height < FLAT * width;
}

/** The box of a cell's addend, a little inside: the lower half, or the right one of a flat cell. */
export function addendBox(box: Box): Box {
  const { x, y, width, height } = box;
  const margin = 0.04 * Math.min(width, height);
  if (isFlat(box)) {
    const own = (1 - VALUE_BESIDE) * width - margin;
    return { x: x + width - margin - own, y: y + margin, width: own, height: height - 2 * margin };
  }
  const own = 0.475 * height;
  return { x: x + margin, y: y + height - margin - own, width: width - 2 * margin, height: own };
}
