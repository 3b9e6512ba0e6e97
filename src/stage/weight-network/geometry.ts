import type { Point } from '../neuron/geometry.ts';

/** A thread from one node to another: a cubic with horizontal tangents at both ends. */
export interface Thread {
  readonly from: Point;
  readonly to: Point;
}

/** Where everything of a network stands, from its middle. */
export interface NetworkPlan {
  /** x₁, x₂ and the "1" whose threads are the biases. */
  readonly sources: readonly Point[];
  readonly sourceRadius: number;
  /** Hidden neurons by their number in the network, not by their place. */
  readonly hidden: readonly Point[];
  readonly hiddenRadius: number;
  /** The "1" of the second layer. */
  readonly one: Point;
  readonly oneRadius: number;
  readonly outputs: readonly Point[];
  readonly outputRadius: number;
  /** Source i to neuron j at `i·neurons + j`. */
  readonly first: readonly Thread[];
  /** Neuron j, or the "1" as the last, to output k at `j·classes + k`. */
  readonly second: readonly Thread[];
}

export interface NetworkShape {
  /** From the middle of the sources to the middle of the outputs. */
  readonly width: number;
  /** From the first to the last hidden neuron. */
  readonly height: number;
  /** Hidden neurons from top to bottom. */
  readonly order: readonly number[];
  readonly classes: number;
  readonly sourceRadius: number;
  readonly outputRadius: number;
}

/** Where the column of hidden neurons stands, as a share of the width. */
const HIDDEN_AT = 0.5;
/** How far apart sources, and outputs, stand, as a share of the height. */
const ENDS = 0.27;
/** Threads land on a rim up to this angle from the horizontal: they do not pile up in one bright point. */
const SPREAD = (63 * Math.PI) / 180;
const BOW = 0.085;
const NODE = { most: 11, pitchShare: 0.42 } as const;

/**
 * The plan of a network. Hidden neurons stand on an arc; at a source or an output the threads spread over the
 * rim in the order of the neurons, so that they do not cross where they are densest.
 *
 * @example
 * const plan = networkPlan({ width: 790, height: 616, order: [0, 1, 2], classes: 2, sourceRadius: 30, outputRadius: 32 });
 * plan.first.length // 9: three sources, three neurons
 */
export function networkPlan(shape: NetworkShape): NetworkPlan {
  const { width, height, order, classes, sourceRadius, outputRadius } = shape;
  const neurons = order.length;
  const pitch = neurons > 1 ? height / (neurons - 1) : height;
  const hiddenRadius = Math.max(2.4, Math.min(NODE.most, pitch * NODE.pitchShare));
  const rank = new Array<number>(neurons);
  order.forEach((neuron, place) => {
    rank[neuron] = place;
  });
  const share = (place: number) => (neurons > 1 ? place / (neurons - 1) : 0.5);
  const middle = (HIDDEN_AT - 0.5) * width;
  const hidden = rank.map((place) => {
    const t = 2 * share(place) - 1;
    return { x: middle + BOW * width * (0.6 - t * t), y: (t * height) / 2 };
  });
  const column = (x: number, count: number) =>
    Array.from({ length: count }, (_, i) => ({
      x,
      y: ends(count) * height * (i - (count - 1) / 2),
    }));
  const sources = column(-width / 2, 3);
  const outputs = column(width / 2, classes);
  const one = { x: middle - BOW * width * 0.4, y: height / 2 + 46 };
  const oneRadius = 17;
  const rim = (centre: Point, r: number, side: 1 | -1, t: number) => {
    const angle = (2 * t - 1) * SPREAD;
    return { x: centre.x + side * r * Math.cos(angle), y: centre.y + r * Math.sin(angle) };
  };
  const first = sources.flatMap((source) =>
    hidden.map((node, j) => ({
      from: rim(source, sourceRadius, 1, share(rank[j] as number)),
      to: { x: node.x - hiddenRadius, y: node.y },
    })),
  );
  const second = [...hidden, one].flatMap((node, j) =>
    outputs.map((output) => {
      const isOne = j === neurons;
      const r = isOne ? oneRadius : hiddenRadius;
      const t = isOne ? 1 : (share(rank[j] as number) * neurons) / (neurons + 1);
      return { from: { x: node.x + r, y: node.y }, to: rim(output, outputRadius, -1, t) };
    }),
  );
  return {
    sources,
    sourceRadius,
    hidden,
    hiddenRadius,
    one,
    oneRadius,
    outputs,
    outputRadius,
    first,
    second,
  };
}

function ends(count: number): number {
  return count > 1 ? (ENDS * 2) / (count - 1) : 0;
}

/**
 * The order of hidden neurons in which threads of one direction bundle: by the angle of the two weights into
 * each, atan2(w₂, w₁). Fixed for a lesson, from its last network.
 */
export function bundledOrder(hiddenWeights: Float64Array, neurons: number): number[] {
  const angle = (j: number) =>
    Math.atan2(hiddenWeights[neurons + j] as number, hiddenWeights[j] as number);
  return Array.from({ length: neurons }, (_, j) => j).sort((a, b) => angle(a) - angle(b) || a - b);
}

/** The point of a thread at t from 0 (from) to 1 (to). */
export function threadPoint({ from, to }: Thread, t: number): Point {
  const middle = (from.x + to.x) / 2;
  const s = 1 - t;
  const [a, b, c, d] = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t];
  return {
    x: a * from.x + (b + c) * middle + d * to.x,
    y: (a + b) * from.y + (c + d) * to.y,
  };
}

/**
 * Adds the part of a thread between `start` and `end` (0 to 1) to the current path.
 * A cubic's part is a cubic again (de Casteljau).
 */
export function traceThread(
  context: CanvasRenderingContext2D,
  thread: Thread,
  start = 0,
  end = 1,
): void {
  const { from, to } = thread;
  const middle = (from.x + to.x) / 2;
  if (start <= 0 && end >= 1) {
    context.moveTo(from.x, from.y);
    context.bezierCurveTo(middle, from.y, middle, to.y, to.x, to.y);
    return;
  }
  const begin = threadPoint(thread, start);
  const finish = threadPoint(thread, end);
  const third = (end - start) / 3;
  const [d0, d1] = [slope(thread, start), slope(thread, end)];
  context.moveTo(begin.x, begin.y);
  context.bezierCurveTo(
    begin.x + d0.x * third,
    begin.y + d0.y * third,
    finish.x - d1.x * third,
    finish.y - d1.y * third,
    finish.x,
    finish.y,
  );
}

/** d(thread)/dt. */
export function slope({ from, to }: Thread, t: number): Point {
  const half = (to.x - from.x) / 2;
  const s = 1 - t;
  return {
    x: 3 * half * (s * s + t * t),
    y: 6 * s * t * (to.y - from.y),
  };
}
