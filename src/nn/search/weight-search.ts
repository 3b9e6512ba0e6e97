import type { NDArray } from '../../np/index.ts';
import { checkRange, SettingError } from '../errors.ts';
import type { Evaluation, Model } from '../training/model.ts';

export interface WeightSearchOptions {
  /**
   * `throw`: new weights every time, all numbers scale·randn.
   * `nudge`: the best weights so far plus scale·randn.
   */
  rule: 'throw' | 'nudge';
  iterations: number;
  /** size of the random numbers (default 0.05) */
  scale?: number;
}

/** A try that was better than all before. */
export interface Accepted extends Evaluation {
  readonly iteration: number;
}

/**
 * Looks for good weights by chance, without any gradient: draws, measures the loss, keeps what is better.
 * A generator that yields each accepted try while its parameters are in the model, and returns the list; it
 * ends with the best parameters in the model. The draws come from the model's stream, in the order weights,
 * biases, layer by layer.
 */
export function* searchWeights(
  model: Model,
  inputs: NDArray,
  targets: NDArray,
  { rule, iterations, scale = 0.05 }: WeightSearchOptions,
): Generator<Accepted, Accepted[]> {
  checkRange('iterations', iterations, 0, Number.POSITIVE_INFINITY);
  if (rule !== 'throw' && rule !== 'nudge') {
    throw new SettingError(`rule is "${rule as string}"; it must be "throw" or "nudge".`);
  }
  const parameters = model.parameters.map(({ value }) => value);
  const best = parameters.map((value) => value.copy());
  const accepted: Accepted[] = [];
  let lowest = Number.POSITIVE_INFINITY;
  for (let iteration = 0; iteration < iterations; iteration++) {
    parameters.forEach((value, i) => {
      const noise = model.random.randn(value.size).astype(value.dtype).multiply(scale).data;
      const w = value.data;
      const start = best[i].data;
      for (let k = 0; k < w.length; k++) w[k] = rule === 'throw' ? noise[k] : start[k] + noise[k];
    });
    const predictions = model.forward(inputs);
    const loss = model.totalLoss(predictions, targets);
    if (loss < lowest) {
      lowest = loss;
      parameters.forEach((value, i) => {
        best[i].data.set(value.data);
      });
      const found = { iteration, loss, accuracy: model.accuracy(predictions, targets) };
      accepted.push(found);
      yield found;
    }
  }
  parameters.forEach((value, i) => {
    value.data.set(best[i].data);
  });
  return accepted;
}
