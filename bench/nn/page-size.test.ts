import { expect, it } from 'vitest';
import { spiral } from '../../src/nn/datasets/spiral.ts';
import { Dense } from '../../src/nn/layers/dense.ts';
import { ReLU } from '../../src/nn/layers/relu.ts';
import { Softmax } from '../../src/nn/layers/softmax.ts';
import { CategoricalCrossEntropy } from '../../src/nn/losses/categorical-cross-entropy.ts';
import { Adam } from '../../src/nn/optimizers/adam.ts';
import { Model } from '../../src/nn/training/model.ts';
import type { History } from '../../src/nn/training/training.ts';
import { RandomState } from '../../src/np/random/index.ts';
import { buildTraining } from './page-size.ts';

it('what a page needs for a training is under 60 kB gzipped, and trains', async () => {
  const { code, bytes, gzipped } = await buildTraining();
  console.log(`a training on a page: ${(gzipped / 1000).toFixed(1)} kB gzipped of ${bytes} bytes`);
  expect(gzipped).toBeLessThan(60_000);

  // nothing that is needed was left out: the same losses as from the sources
  const page = await import(`data:text/javascript,${encodeURIComponent(code)}`);
  const history: History = page.epochs(3);
  const random = new RandomState(0);
  const { X, y } = spiral({ samples: 100, classes: 3, random });
  const model = new Model(
    [new Dense(2, 64, { random }), new ReLU(), new Dense(64, 3, { random }), new Softmax()],
    {
      loss: new CategoricalCrossEntropy(),
      optimizer: new Adam({ learningRate: 0.05, decay: 5e-7 }),
    },
  );
  expect(history.loss).toEqual(model.fit(X, y, { epochs: 3 }).loss);
});
