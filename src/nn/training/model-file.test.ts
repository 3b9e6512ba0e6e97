import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as np from '../../np/index.ts';
import { RandomState } from '../../np/random/index.ts';
import { moons } from '../datasets/moons.ts';
import { ModelFileError } from '../errors.ts';
import { BatchNorm } from '../layers/batch-norm.ts';
import { Dense } from '../layers/dense.ts';
import { Dropout } from '../layers/dropout.ts';
import { LeakyReLU } from '../layers/leaky-relu.ts';
import { Softmax } from '../layers/softmax.ts';
import { Tanh } from '../layers/tanh.ts';
import { CategoricalCrossEntropy } from '../losses/categorical-cross-entropy.ts';
import { AdaGrad } from '../optimizers/adagrad.ts';
import { Adam } from '../optimizers/adam.ts';
import type { Optimizer } from '../optimizers/optimizer.ts';
import { RMSProp } from '../optimizers/rmsprop.ts';
import { SGD } from '../optimizers/sgd.ts';
import { Model } from './model.ts';
import { loadModel, saveModel } from './model-file.ts';

const { X, y } = moons({ samples: 50, noise: 0.2, seed: 0 });
const epochs = { epochs: 4, batchSize: 8 };

function network(optimizer: Optimizer, dtype: 'float64' | 'float32' = 'float64'): Model {
  const random = new RandomState(3);
  return new Model(
    [
      new Dense(2, 6, { random, dtype, initial: 'he', weightPenalty: { l2: 1e-3 } }),
      new BatchNorm(6, { dtype }),
      new LeakyReLU(0.2),
      new Dropout(0.25),
      new Dense(6, 5, { random, dtype }),
      new Tanh(),
      new Dense(5, 2, { random, dtype }),
      new Softmax(),
    ],
    { loss: new CategoricalCrossEntropy(), optimizer, random },
  );
}

describe('a saved model', () => {
  it.each<[string, Optimizer]>([
    ['adam', new Adam({ learningRate: 0.02, decay: 1e-3 })],
    ['adagrad', new AdaGrad({ learningRate: 0.1, clip: { norm: 1 } })],
    ['rmsprop', new RMSProp({ schedule: { kind: 'cosine', updates: 40 } })],
    ['momentum', new SGD({ learningRate: 0.1, momentum: 0.9 })],
    ['sgd', new SGD({ learningRate: 0.1, schedule: { kind: 'step', every: 9, factor: 0.5 } })],
  ])('continues to the same bits (%s)', (_, optimizer) => {
    const model = network(optimizer);
    model.fit(X, y, epochs);
    const loaded = loadModel(saveModel(model));
    expect(np.arrayEqual(loaded.predict(X), model.predict(X))).toBe(true);
    // shuffling, dropout, running statistics and optimizer all go on alike
    const further = { ...epochs, firstEpoch: 4 };
    expect(loaded.fit(X, y, further)).toEqual(model.fit(X, y, further));
    expect(np.arrayEqual(loaded.predict(X), model.predict(X))).toBe(true);
  });

  it('diverges without the state of its optimizer', () => {
    const model = network(new Adam({ learningRate: 0.02 }));
    model.fit(X, y, epochs);
    const loaded = loadModel(saveModel(model));
    loaded.optimizer!.iterations = 0;
    expect(loaded.fit(X, y, epochs).loss).not.toEqual(model.fit(X, y, epochs).loss);
  });

  it('keeps float32', () => {
    const model = network(new Adam(), 'float32');
    model.fit(X.astype('float32'), y, epochs);
    const loaded = loadModel(saveModel(model));
    expect(loaded.predict(X).dtype).toBe('float32');
    expect(saveModel(loaded)).toEqual(saveModel(model));
  });

  it('does not disturb the shared stream', async () => {
    const shared = await import('../../np/random/index.ts');
    const bytes = saveModel(network(new Adam()));
    shared.seed(1);
    const expected = shared.rand();
    shared.seed(1);
    loadModel(bytes);
    expect(shared.rand()).toBe(expected);
  });

  it('makes layers of the user', () => {
    class Twice extends Tanh {
      override readonly kind = 'twice' as 'tanh';
    }
    const model = new Model([new Dense(2, 2), new Twice(), new Softmax()], {
      loss: new CategoricalCrossEntropy(),
    });
    const bytes = saveModel(model);
    expect(() => loadModel(bytes)).toThrow('a layer "twice", which is unknown here');
    const loaded = loadModel(bytes, { layers: { twice: () => new Twice() } });
    expect(np.arrayEqual(loaded.predict(X), model.predict(X))).toBe(true);
  });

  it('is told from other files', () => {
    expect(() => loadModel(np.savez({ a: 1 }))).toThrow(ModelFileError);
    const arrays = np.loadz(saveModel(network(new Adam())));
    const { 'dense1.weights': _, ...rest } = arrays;
    expect(() => loadModel(np.savez(rest))).toThrow('no array "dense1.weights"');
    const other = { ...arrays, 'dense1.biases': np.zeros([1, 7]) };
    expect(() => loadModel(np.savez(other))).toThrow('(1, 7)');
    const damaged = { ...arrays, model: arrays.model.slice(':-1') };
    expect(() => loadModel(np.savez(damaged))).toThrow('not JSON');
    const later = new TextEncoder().encode('{"format": "gradreel model 2"}');
    expect(() => loadModel(np.savez({ model: later }))).toThrow('"gradreel model 2"');
  });

  it('opens in NumPy', (context) => {
    const model = network(new Adam());
    model.fit(X, y, epochs);
    const folder = mkdtempSync(join(tmpdir(), 'model-'));
    try {
      writeFileSync(join(folder, 'model.npz'), saveModel(model));
      const code = `import json, sys, numpy as np
f = np.load(sys.argv[1])
d = json.loads(f['model'].tobytes())
r = np.random.RandomState()
s = d['streams'][0]
r.set_state(('MT19937', f['random0'].astype(np.uint32), s['position'], s['hasGauss'], s['gauss']))
print(json.dumps([f['dense1.weights'].tolist(), f['optimizer.dense1.weights.momentum'].shape, d['layers'][1]['kind'], r.rand()]))`;
      let out: string;
      try {
        out = execFileSync('python3', ['-c', code, join(folder, 'model.npz')], {
          encoding: 'utf8',
        });
      } catch {
        return context.skip('needs python3 with NumPy');
      }
      expect(JSON.parse(out)).toEqual([
        (model.layers[0] as Dense).weights.tolist(),
        [2, 6],
        'batch-norm',
        (model.random as RandomState).rand(),
      ]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
