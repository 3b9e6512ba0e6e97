/** Lesson 18: 10,001 epochs of the 2-64-3 net on the spiral with seed 0, in float64, with Adam. */
import { RandomState } from '../../np/random/index.ts';
import { Adam } from '../adam.ts';
import { CategoricalCrossEntropy } from '../categorical-cross-entropy.ts';
import { spiral } from '../datasets/spiral.ts';
import { Dense } from '../dense.ts';
import { Model } from '../model.ts';
import { ReLU } from '../relu.ts';
import { Softmax } from '../softmax.ts';

const random = new RandomState(0);
const { X, y } = spiral({ random });
const model = new Model(
  [new Dense(2, 64, { random }), new ReLU(), new Dense(64, 3, { random }), new Softmax()],
  {
    loss: new CategoricalCrossEntropy(),
    optimizer: new Adam({ learningRate: 0.05, decay: 5e-7 }),
  },
);
const { loss, accuracy } = model.fit(X, y, { epochs: 10001 });
console.log(JSON.stringify({ parameters: model.parameterCount, loss, accuracy }));
