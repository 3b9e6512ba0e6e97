/** Places of the 1920×1080 picture where the parts of the diagram stand, from left to right. */
export const DIAGRAM = {
  /** Names of the lanes and their values. */
  nameX: 96,
  valueRight: 288,
  /** A lane begins, meets its lens, is at its new thickness, turns towards the stack, lies in it. */
  laneX: 312,
  lensX: 560,
  openX: 680,
  turnX: 820,
  stackX: 1036,
  /** What has been eaten ends here; the sum goes on alone. */
  sumX: 1110,
  eatenX: 1176,
  reluX: 1282,
  squareX: 1484,
  right: 1808,
  /** The lanes' room, and how high the stack may be under the formula. */
  top: 160,
  bottom: 866,
  stackTop: 352,
  /** How high the target may be: its square carries a name. */
  targetTop: 440,
} as const;

/** Least height of a lane's place: room for a numeral over a hairline. */
export const LEAST_SLOT = 58;
const GAP = { wide: 28, narrow: 12, widest: 96 } as const;
const LARGEST_SQUARE = 322;

/** The numbers of a forward pass that have a thickness. */
export interface DiagramNumbers {
  readonly lanes: readonly { readonly value: number; readonly product: number }[];
  readonly z: number;
  readonly y: number;
  readonly target: number;
}

/** A lane's place, from top to bottom of the picture. */
export interface Slot {
  readonly top: number;
  readonly height: number;
}

/** One ruler for the whole picture: pixels a unit, where zero lies for the sum, and the lanes' places. */
export interface DiagramRuler {
  readonly unit: number;
  readonly ground: number;
  readonly slots: readonly Slot[];
}

/**
 * The largest ruler on which all these forward passes have room: every lane in its place, the stack under
 * the formula, the squared error as a square.
 *
 * @example
 * diagramRuler([{ lanes: [{ value: 2, product: 6 }, { value: 1, product: 1 }], z: 7, y: 7, target: 0 }])
 * // { unit: 46, ground: 866, slots: [{ top: 160, … }, …] }
 */
export function diagramRuler(passes: readonly DiagramNumbers[]): DiagramRuler {
  const lanes = laneSizes(passes);
  const above = Math.max(0, ...passes.flatMap((pass) => [positives(pass), pass.y]));
  const target = Math.max(0, ...passes.flatMap((pass) => [pass.y, pass.target]));
  const below = Math.max(0, ...passes.flatMap((pass) => [-pass.z, -pass.target]));
  const side = Math.max(...passes.map(({ y, target }) => Math.abs(y - target)));
  const room = DIAGRAM.bottom - DIAGRAM.top;
  const gap = lanes.length <= 4 ? GAP.wide : GAP.narrow;
  const limits = [
    laneLimit(lanes, room - gap * (lanes.length - 1)),
    (DIAGRAM.bottom - DIAGRAM.stackTop) / (above + below),
    (DIAGRAM.bottom - DIAGRAM.targetTop) / (target + below),
    LARGEST_SQUARE / side,
  ].filter((limit) => Number.isFinite(limit) && limit > 0);
  const unit = limits.length === 0 ? 54 : Math.min(...limits);
  return {
    unit,
    ground: DIAGRAM.bottom - below * unit,
    slots: placeSlots(lanes.map((size) => Math.max(LEAST_SLOT, size * unit))),
  };
}

/** The largest thickness that each lane has, in units. */
function laneSizes(passes: readonly DiagramNumbers[]): number[] {
  const [first] = passes;
  return (first?.lanes ?? []).map((_, index) =>
    Math.max(
      ...passes.flatMap(({ lanes }) => {
        const lane = lanes[index];
        return lane === undefined ? [0] : [Math.abs(lane.value), Math.abs(lane.product)];
      }),
    ),
  );
}

function positives({ lanes }: DiagramNumbers): number {
  return lanes.reduce((sum, { product }) => sum + Math.max(0, product), 0);
}

/** Pixels a unit at which lanes of at least the least height fill the room: thin ones keep theirs. */
function laneLimit(sizes: readonly number[], room: number): number {
  const sorted = [...sizes].sort((a, b) => a - b);
  // The k thinnest lanes have the least height, the others share what is left in proportion.
  for (let thin = 0; thin < sorted.length; thin++) {
    const rest = sorted.slice(thin).reduce((sum, size) => sum + size, 0);
    const unit = (room - thin * LEAST_SLOT) / rest;
    if ((sorted[thin] as number) * unit >= LEAST_SLOT) return unit;
  }
  return LEAST_SLOT / (sorted.at(-1) as number);
}

/** Puts the lanes' places below each other, spread over the room; the last one ends on its floor. */
function placeSlots(heights: readonly number[]): Slot[] {
  const filled = heights.reduce((sum, height) => sum + height, 0);
  const free = DIAGRAM.bottom - DIAGRAM.top - filled;
  const gap = heights.length < 2 ? 0 : Math.min(GAP.widest, free / (heights.length - 1));
  const slots: Slot[] = [];
  let top = DIAGRAM.bottom - filled - gap * (heights.length - 1);
  for (const height of heights) {
    slots.push({ top, height });
    top += height + gap;
  }
  return slots;
}

/** Where a product lies in the stack: two heights of the picture, `top` above `bottom`. */
export interface Layer {
  readonly top: number;
  readonly bottom: number;
}

/**
 * Where the products lie in the stack: positive ones on the ground, from the lowest lane up; negative ones
 * hang from the top of those and eat them.
 *
 * @example
 * stackLayers([-3, 2, 6, 1], { unit: 10, ground: 100 })
 * // [{ top: 10, bottom: 40 }, { top: 10, bottom: 30 }, { top: 30, bottom: 90 }, { top: 90, bottom: 100 }]
 */
export function stackLayers(
  products: readonly number[],
  { unit, ground }: Pick<DiagramRuler, 'unit' | 'ground'>,
): Layer[] {
  const layers: Layer[] = [];
  let height = 0;
  for (let index = products.length - 1; index >= 0; index--) {
    const product = products[index] as number;
    if (product < 0) continue;
    layers[index] = {
      top: ground - (height + product) * unit,
      bottom: ground - height * unit,
    };
    height += product;
  }
  for (const [index, product] of products.entries()) {
    if (product >= 0) continue;
    layers[index] = { top: ground - height * unit, bottom: ground - (height + product) * unit };
    height += product;
  }
  return layers;
}
