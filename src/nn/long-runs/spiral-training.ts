/** Lesson 18: 10,001 epochs of the 2-64-3 net on the spiral with seed 0, in float64, with Adam. */
import { Adam } from '../optimizers/adam.ts';
import { spiralModel } from './spiral-model.ts';

const { X, y, model } = spiralModel(new Adam({ learningRate: 0.05, decay: 5e-7 }));
const { loss, accuracy } = model.fit(X, y, { epochs: 10001 });
console.log(JSON.stringify({ parameters: model.parameterCount, loss, accuracy }));
