import { RandomState } from '../../np/random/index.ts';
import type { Dataset } from '../datasets/dataset.ts';
import { spiral } from '../datasets/spiral.ts';
import { Dense } from '../layers/dense.ts';
import { ReLU } from '../layers/relu.ts';
import { Softmax } from '../layers/softmax.ts';
import { CategoricalCrossEntropy } from '../losses/categorical-cross-entropy.ts';
import type { Optimizer } from '../optimizers/optimizer.ts';
import { Model } from '../training/model.ts';

/** The spiral with seed 0 and the untrained 2-64-3 net of lessons 18 and 30, drawn from one stream. */
export function spiralModel(
  optimizer: Optimizer,
  dtype: 'float64' | 'float32' = 'float64',
): Dataset & { model: Model } {
  const random = new RandomState(0);
  const options = { random, dtype };
  const { X, y } = spiral(options);
  const layers = [new Dense(2, 64, options), new ReLU(), new Dense(64, 3, options), new Softmax()];
  const model = new Model(layers, { loss: new CategoricalCrossEntropy(), optimizer, random });
  return { X, y, model };
}
