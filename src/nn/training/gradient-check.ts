import type { NDArray } from '../../np/index.ts';
import * as np from '../../np/index.ts';
import type { Layer } from '../layers/layer.ts';
import type { Model } from './model.ts';

/** A slope found by the chain rule beside the same slope measured by nudging. */
export interface GradientComparison {
  /** what was nudged: `inputs`, `weights`, `dense1.weights` … */
  readonly name: string;
  /** dL/d… by backward */
  readonly analytic: NDArray;
  /** dL/d… by nudges */
  readonly numeric: NDArray;
  /** the largest |analytic − numeric| / max(1, |analytic|, |numeric|) of all its numbers */
  readonly error: number;
}

/**
 * The slope of L along every number of an array, measured from both sides:
 *
 *     dL/dw ≈ (L(w + h) − L(w − h)) / 2h
 *
 * `loss` is called twice for each number, while the array holds the nudged value; afterwards everything is
 * as it was. The error is about h²·L‴/6 plus rounding 1e-16·L/h; h = 1e-5 suits float64.
 *
 * @example
 * const w = np.array([3]);
 * numericGradient(() => w.at(0) ** 2, w);   // array([6.])
 */
export function numericGradient(loss: () => number, array: NDArray, h = 1e-5): NDArray {
  const gradient = np.zeros(array.shape);
  for (let i = 0; i < array.size; i++) {
    const index = np.unravelIndex(i, array.shape);
    const old = array.at(...index);
    array.set(index, old + h);
    const above = loss();
    array.set(index, old - h);
    const below = loss();
    array.set(index, old);
    gradient.set(index, (above - below) / (2 * h));
  }
  return gradient;
}

export interface GradientCheckOptions {
  /** half the width of a nudge (default 1e-5) */
  h?: number;
  /** whether the layers are in training (default true) */
  training?: boolean;
}

/**
 * Compares `backward` of a layer with nudges, for its inputs and all its parameters. The loss is
 * L = Σ outputs·along, with `along` the dL/dy that goes in; plus the layer's penalty.
 *
 * A layer that draws at random must draw the same each time: seed its stream in `before`.
 */
export function checkLayer(
  layer: Layer,
  inputs: NDArray,
  along: NDArray,
  { h = 1e-5, training = true, before }: GradientCheckOptions & { before?: () => void } = {},
): GradientComparison[] {
  const x = inputs.copy();
  const loss = (): number => {
    before?.();
    return np.sum(np.multiply(layer.forward(x, training), along)) + (layer.penalty?.() ?? 0);
  };
  loss();
  const dinputs = layer.backward(along).copy();
  return [
    compare('inputs', dinputs, numericGradient(loss, x, h)),
    ...layer.parameters.map(({ name, value, gradient }) => {
      const analytic = gradient.copy();
      return compare(name, analytic, numericGradient(loss, value, h));
    }),
  ];
}

/**
 * Compares `backward` of a whole model with nudges, for its inputs and all its parameters; the loss is the
 * model's own, penalties included.
 */
export function checkModel(
  model: Model,
  inputs: NDArray,
  targets: NDArray,
  { h = 1e-5, training = true, before }: GradientCheckOptions & { before?: () => void } = {},
): GradientComparison[] {
  const x = inputs.copy();
  const loss = (): number => {
    before?.();
    return model.totalLoss(model.forward(x, training), targets);
  };
  before?.();
  const dinputs = model.backward(model.forward(x, training), targets, true).copy();
  const analytic = model.namedParameters.map(([, { gradient }]) => gradient.copy());
  return [
    compare('inputs', dinputs, numericGradient(loss, x, h)),
    ...model.namedParameters.map(([name, { value }], i) =>
      compare(name, analytic[i], numericGradient(loss, value, h)),
    ),
  ];
}

/** The largest error of a check: below about 1e-8 in float64, the formula is right. */
export function worstError(comparisons: readonly GradientComparison[]): number {
  return Math.max(...comparisons.map(({ error }) => error));
}

function compare(name: string, analytic: NDArray, numeric: NDArray): GradientComparison {
  const scale = np.maximum(np.maximum(np.abs(analytic), np.abs(numeric)), 1);
  const error =
    analytic.size === 0 ? 0 : np.max(np.abs(np.subtract(analytic, numeric)).divide(scale));
  return { name, analytic, numeric, error };
}
