/** Lesson 30: five optimizers from the same start on the spiral, 1,001 epochs each; the losses by name. */
import { AdaGrad } from '../optimizers/adagrad.ts';
import { Adam } from '../optimizers/adam.ts';
import { RMSProp } from '../optimizers/rmsprop.ts';
import { SGD } from '../optimizers/sgd.ts';
import { spiralModel } from './spiral-model.ts';

const optimizers = {
  sgd: new SGD({ learningRate: 1, decay: 1e-3 }),
  momentum: new SGD({ learningRate: 1, decay: 1e-3, momentum: 0.9 }),
  adagrad: new AdaGrad({ learningRate: 1, decay: 1e-4 }),
  rmsprop: new RMSProp({ learningRate: 0.02, decay: 1e-5, rho: 0.999 }),
  adam: new Adam({ learningRate: 0.05, decay: 5e-7 }),
};
const losses = Object.entries(optimizers).map(([name, optimizer]) => {
  const { X, y, model } = spiralModel(optimizer);
  return [name, model.fit(X, y, { epochs: 1001 }).loss];
});
console.log(JSON.stringify(Object.fromEntries(losses)));
