import { mixColours, translucent } from '../colour.ts';
import { NEGATIVE_DASH } from '../edge-legend.ts';
import { type CanvasFill, linearFill } from '../shapes.ts';
import type { Theme } from '../theme.ts';
import { type Thread, threadPoint, traceThread } from './geometry.ts';
import { type ThreadRuler, threadWidth } from './ruler.ts';

/** Below this width dashes would shimmer. */
const LEAST_DASHED = 2.2;
/** Colours are told apart in so many steps. */
const LEVELS = 12;
/** Thin threads are many: together they must not become a white veil. */
const ALPHA = { sparse: 0.8, dense: 0.42, thin: 0.5 } as const;
/** Threads of a neuron that is switched off. */
export const OFF = 0.08;

/** Which end of a layer's threads is crowded. */
export type DenseEnd = 'left' | 'right';

/** All threads of one layer as they are drawn now. */
export interface ThreadLayer {
  readonly threads: readonly Thread[];
  readonly values: Float64Array;
  readonly dense: DenseEnd;
  readonly ruler: ThreadRuler;
  /** How far thread i has grown from its left end, 0 to 1. */
  readonly grown: (index: number) => number;
  /** Its strength, 0 to 1: threads of neurons that are off are faint. */
  readonly strength: (index: number) => number;
  /** Everything lights up for a moment, 0 to 1. */
  readonly pulse: number;
}

/** Indices from the smallest to the largest |value|, found once for each array. */
function byWidth(values: Float64Array): readonly number[] {
  let order = orders.get(values);
  if (order === undefined) {
    order = Array.from(values, (_, i) => i).sort(
      (a, b) => Math.abs(values[a] as number) - Math.abs(values[b] as number) || a - b,
    );
    orders.set(values, order);
  }
  return order;
}

const orders = new WeakMap<Float64Array, readonly number[]>();

/** Strokes of a layer's colours, fading towards its crowded end. */
class ThreadColours {
  readonly #known = new Map<string, CanvasFill>();

  constructor(
    private readonly context: CanvasRenderingContext2D,
    private readonly theme: Theme,
  ) {}

  /** The stroke for a value; zero and tiny values are neither blue nor orange. */
  stroke(value: number, full: number, left: number, right: number, dense: DenseEnd) {
    const level = Math.round(Math.min(1, Math.abs(value) / full) * LEVELS);
    const key = `${Math.sign(value)} ${level} ${left} ${right}`;
    let fill = this.#known.get(key);
    if (fill === undefined) {
      const colour = this.#colour(value, level / LEVELS);
      const fade = (alpha: number) => translucent(colour, alpha);
      const [start, end] =
        dense === 'left' ? [ALPHA.dense, ALPHA.sparse] : [ALPHA.sparse, ALPHA.dense];
      fill = linearFill(
        this.context,
        [left, 0, right, 0],
        [
          [0, fade(start)],
          [0.5, fade(ALPHA.sparse)],
          [1, fade(end)],
        ],
      );
      this.#known.set(key, fill);
    }
    return fill;
  }

  #colour(value: number, t: number): string {
    const { positive, negative, rule } = this.theme;
    const { strong } = value < 0 ? negative : positive;
    // A number that is exactly zero has no sign.
    return value === 0 ? rule : mixColours(rule, strong, Math.min(1, 0.4 + 2.4 * t));
  }
}

/**
 * Hundreds of weights as threads, in one pass: width and colour are the weight, wide negative ones are
 * dashed, threads of a neuron that is off are faint. On a dark ground threads add their light.
 */
export function drawThreads(
  context: CanvasRenderingContext2D,
  theme: Theme,
  { threads, values, dense, ruler, grown, strength, pulse }: ThreadLayer,
): void {
  const colours = new ThreadColours(context, theme);
  context.save();
  context.lineCap = 'butt';
  const alpha = context.globalAlpha;
  const thin = ALPHA.thin + (1 - ALPHA.thin) * pulse;
  for (const i of byWidth(values)) {
    const thread = threads[i] as Thread;
    const value = values[i] as number;
    const length = grown(i);
    if (length <= 0) continue;
    const force = strength(i);
    const width = threadWidth(ruler, value);
    const wide = Math.min(1, (width - ruler.least) / 1.5);
    // Thin threads add their light; wide ones lie over them, so that they keep their colour.
    context.globalCompositeOperation =
      wide >= 1 ? 'source-over' : theme.name === 'dark' ? 'lighter' : 'multiply';
    context.globalAlpha = alpha * force * (thin + (1 - thin) * wide);
    context.lineWidth = width;
    // All threads of a layer share two ends of a fade, so that there are few different strokes.
    context.strokeStyle = colours.stroke(
      value,
      ruler.full,
      Math.round(thread.from.x / 24) * 24,
      Math.round(thread.to.x / 24) * 24,
      dense,
    );
    const isDashed = value < 0 && width > LEAST_DASHED && force > 0.5;
    if (isDashed) context.setLineDash(NEGATIVE_DASH);
    context.beginPath();
    traceThread(context, thread, 0, length);
    context.stroke();
    if (isDashed) context.setLineDash([]);
  }
  context.restore();
}

/** A front of light that runs along threads from left to right; `at` from 0 to 1. */
export function drawFronts(
  context: CanvasRenderingContext2D,
  theme: Theme,
  threads: readonly Thread[],
  at: number,
  strength: (index: number) => number,
): void {
  if (at <= 0 || at >= 1) return;
  context.save();
  context.lineCap = 'round';
  context.strokeStyle = theme.focus;
  const alpha = context.globalAlpha;
  for (let i = 0; i < threads.length; i++) {
    const force = strength(i);
    if (force <= OFF) continue;
    for (const [tail, share] of [
      [0.12, 0.16],
      [0.05, 0.5],
    ] as const) {
      context.globalAlpha = alpha * share * force;
      context.lineWidth = tail > 0.1 ? 2 : 2.6;
      context.beginPath();
      traceThread(context, threads[i] as Thread, Math.max(0, at - tail), at);
      context.stroke();
    }
  }
  context.restore();
}

/** Chevrons of a gradient stand so far apart, on so many of the widest threads. */
const CHEVRON = { pitch: 84, threads: 16, least: 2.8 } as const;

/**
 * Gradients on the threads, from the right end to where the current has come: `reached` from 1 (nothing) to
 * 0 (all of it). Width is |gradient|, and the widest threads lie on top; they carry chevrons that point left.
 */
export function drawGradients(
  context: CanvasRenderingContext2D,
  theme: Theme,
  threads: readonly Thread[],
  values: Float64Array,
  ruler: ThreadRuler,
  reached: number,
): void {
  if (reached >= 1) return;
  context.save();
  context.lineCap = 'butt';
  const alpha = context.globalAlpha;
  const order = byWidth(values);
  for (const i of order) {
    const width = threadWidth(ruler, values[i] as number);
    const t = (width - ruler.least) / (ruler.widest - ruler.least);
    context.beginPath();
    traceThread(context, threads[i] as Thread, reached, 1);
    if (width > CHEVRON.least) {
      context.globalAlpha = alpha * 0.7;
      context.strokeStyle = theme.background;
      context.lineWidth = width + 3;
      context.stroke();
    }
    context.globalAlpha = alpha * (0.2 + 0.75 * t);
    context.strokeStyle = theme.gradient;
    context.lineWidth = width;
    context.stroke();
  }
  context.globalAlpha = alpha;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  for (const i of order.slice(-CHEVRON.threads)) {
    const width = threadWidth(ruler, values[i] as number);
    if (width > CHEVRON.least) drawChevrons(context, theme, threads[i] as Thread, width, reached);
  }
  context.restore();
}

/** Arrow heads along a thread, as wide as they need to be seen. */
function drawChevrons(
  context: CanvasRenderingContext2D,
  theme: Theme,
  thread: Thread,
  width: number,
  reached: number,
): void {
  const length = Math.hypot(thread.to.x - thread.from.x, thread.to.y - thread.from.y);
  const count = Math.max(2, Math.round(length / CHEVRON.pitch));
  const arm = Math.max(7, width * 0.9);
  context.beginPath();
  for (let n = 1; n < count; n++) {
    const t = n / count;
    if (t < reached) continue;
    const { x, y } = threadPoint(thread, t);
    const ahead = threadPoint(thread, t - 0.01);
    const angle = Math.atan2(ahead.y - y, ahead.x - x);
    const [c, s] = [Math.cos(angle), Math.sin(angle)];
    const at = (along: number, aside: number) =>
      [x + along * c - aside * s, y + along * s + aside * c] as const;
    context.moveTo(...at(-arm, -arm));
    context.lineTo(...at(0, 0));
    context.lineTo(...at(-arm, arm));
  }
  context.strokeStyle = theme.background;
  context.lineWidth = 8;
  context.stroke();
  context.strokeStyle = theme.gradient;
  context.lineWidth = 4;
  context.stroke();
}
