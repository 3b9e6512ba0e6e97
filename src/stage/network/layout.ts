/** A point in pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The places of a layer's neurons; a layer that is too large shows the first of them, ⋮, and the last. */
export interface LayerPlaces {
  readonly r: number;
  /** Places by neuron; `undefined` for those that ⋮ stands for. */
  readonly neurons: readonly (Point | undefined)[];
  /** Where ⋮ and the true count stand, when neurons are left out. */
  readonly gap: Point | undefined;
}

const LARGEST = { r: 52, pitch: 150 } as const;

/**
 * Places for the layers of a network, from left to right around (0, 0).
 *
 * @param sizes neurons in each layer
 * @param most rows that a layer may take; a larger layer gives one of them to ⋮
 * @example
 * layerPlaces([3, 2], { width: 800, height: 400 }) // x = −400 and 400
 */
export function layerPlaces(
  sizes: readonly number[],
  { width, height, most = 8 }: { width: number; height: number; most?: number },
): LayerPlaces[] {
  const rows = Math.max(...sizes.map((size) => Math.min(size, most)));
  // One size for all neurons of the picture: a larger one would seem to matter more.
  const pitch = Math.min(LARGEST.pitch, height / rows);
  const r = Math.min(LARGEST.r, pitch * 0.38);
  return sizes.map((size, layer) => {
    const x = sizes.length === 1 ? 0 : (layer / (sizes.length - 1) - 0.5) * width;
    const shownRows = Math.min(size, most);
    const row = (index: number): Point => ({ x, y: (index - (shownRows - 1) / 2) * pitch });
    if (size <= most) {
      return { r, neurons: Array.from({ length: size }, (_, i) => row(i)), gap: undefined };
    }
    const neurons = Array.from({ length: size }, (_, i) =>
      i < most - 2 ? row(i) : i === size - 1 ? row(most - 1) : undefined,
    );
    return { r, neurons, gap: row(most - 2) };
  });
}

/** A cubic with horizontal tangents. */
export interface EdgeCurve {
  readonly from: Point;
  readonly to: Point;
}

/** Edges meet a rim spread over so many degrees to both sides, so that no caustic looks like a weight. */
const SPREAD = (40 * Math.PI) / 180;

/**
 * The edge from neuron `i` of `from` to neuron `j` of `to`: rim to rim. Edges leave and land in the order of
 * the neurons at their other ends.
 */
export function edgeCurve(from: LayerPlaces, i: number, to: LayerPlaces, j: number): EdgeCurve {
  const source = from.neurons[i] as Point;
  const target = to.neurons[j] as Point;
  const leave = spreadAngle(j, to.neurons.length);
  const land = spreadAngle(i, from.neurons.length);
  return {
    from: { x: source.x + from.r * Math.cos(leave), y: source.y + from.r * Math.sin(leave) },
    to: { x: target.x - to.r * Math.cos(land), y: target.y + to.r * Math.sin(land) },
  };
}

function spreadAngle(index: number, count: number): number {
  return count === 1 ? 0 : (index / (count - 1) - 0.5) * 2 * SPREAD;
}

/** A point on an edge; `t` from 0 (source) to 1 (target). */
export function edgePoint({ from, to }: EdgeCurve, t: number): Point {
  const middle = (from.x + to.x) / 2;
  const s = 1 - t;
  const [a, b, c, d] = [s ** 3, 3 * s * s * t, 3 * s * t * t, t ** 3];
  return {
    x: a * from.x + (b + c) * middle + d * to.x,
    y: (a + b) * from.y + (c + d) * to.y,
  };
}

/**
 * Pixels of edge width per unit of |weight|, the same for all edges of a picture and for all its frames.
 *
 * @param widest the width that the largest |weight| may have
 * @example
 * edgeScaleFor([0.2, -0.8], 16) // 20
 */
export function edgeScaleFor(weights: Iterable<number>, widest: number): number {
  let largest = 0;
  for (const weight of weights) {
    if (Number.isFinite(weight)) largest = Math.max(largest, Math.abs(weight));
  }
  return largest === 0 ? 0 : widest / largest;
}
