import { describe, expect, it } from 'vitest';
import * as np from '../../np/index.ts';
import { SettingError } from '../errors.ts';
import { Parameter } from '../layers/parameter.ts';
import { expectClose, fixture } from '../testing/compare.ts';
import { AdaGrad } from './adagrad.ts';
import { Adam } from './adam.ts';
import { clipGradients, gradientNorm } from './gradient-clipping.ts';
import type { Optimizer } from './optimizer.ts';
import { RMSProp } from './rmsprop.ts';
import { learningRateAt, type Schedule } from './schedule.ts';
import { SGD } from './sgd.ts';

interface Trajectory {
  path: number[][][];
  rates: number[];
}
type Torch = Record<
  'sgd' | 'momentum' | 'adagrad' | 'rmsprop' | 'adam' | 'step' | 'cosine',
  Trajectory
> & { w0: number[][]; slopes: number[][][] };
const torch = fixture<Torch>('torch-optimizers.json');
const book = fixture<Record<string, number[][][]>>('book.json');

/** Where the weights are after each update, and the learning rates. */
function walk(optimizer: Optimizer, dtype: 'float64' | 'float32' = 'float64') {
  const w = new Parameter('w', np.array(torch.w0).astype(dtype));
  const path: np.NDArray[] = [];
  const rates: number[] = [];
  for (const slope of torch.slopes) {
    w.gradient.set(['...'], slope);
    rates.push(optimizer.currentLearningRate);
    optimizer.update([w]);
    path.push(w.value.copy());
  }
  return { path: np.stack(path), rates };
}

describe('step by step as PyTorch', () => {
  it.each<[keyof Torch & ('sgd' | 'momentum' | 'adagrad' | 'rmsprop' | 'adam'), Optimizer]>([
    ['sgd', new SGD({ learningRate: 0.1 })],
    ['momentum', new SGD({ learningRate: 0.1, momentum: 0.9 })],
    ['adagrad', new AdaGrad({ learningRate: 0.5, decay: 0.01 })],
    ['rmsprop', new RMSProp({ learningRate: 0.02, rho: 0.99 })],
    ['adam', new Adam({ learningRate: 0.05 })],
  ])('%s', (name, optimizer) => {
    expectClose(walk(optimizer).path, torch[name].path, 1e-13);
  });

  it.each<['step' | 'cosine', Schedule]>([
    ['step', { kind: 'step', every: 5, factor: 0.5 }],
    ['cosine', { kind: 'cosine', updates: 25, floor: 0.01 }],
  ])('schedule %s', (name, schedule) => {
    const { path, rates } = walk(new SGD({ learningRate: 0.1, schedule }));
    expectClose(np.array(rates), torch[name].rates, 1e-15);
    expectClose(path, torch[name].path, 1e-13);
  });

  it.each(['value', 'norm'] as const)('clipping by %s', (name) => {
    const { gradients, clipped } =
      fixture<Record<string, { gradients: number[][][]; clipped: number[][][] }>>(
        'torch-layers.json',
      )[`clip-${name}`];
    const parameters = gradients.map((gradient, i) => {
      const p = new Parameter(`p${i}`, np.zeros(np.array(gradient).shape));
      p.gradient.set(['...'], gradient);
      return p;
    });
    clipGradients(parameters, name === 'value' ? { value: 1.5 } : { norm: 2 });
    // PyTorch divides by the norm + 1e-6
    for (const [i, { gradient }] of parameters.entries()) expectClose(gradient, clipped[i], 1e-6);
    if (name === 'norm') expect(gradientNorm(parameters)).toBeCloseTo(2, 12);
  });
});

describe.each(['float64', 'float32'] as const)(
  'bit for bit the forms of the book in %s',
  (dtype) => {
    const options = { learningRate: 0.1, decay: 0.01 };
    it.each<[string, Optimizer]>([
      ['sgd', new SGD(options)],
      ['momentum', new SGD({ ...options, momentum: 0.9 })],
      ['adagrad', new AdaGrad(options)],
      ['rmsprop', new RMSProp(options)],
      ['adam', new Adam(options)],
    ])('%s', (name, optimizer) => {
      const { path } = walk(optimizer, dtype);
      expect(path.dtype).toBe(dtype);
      expect(path.tolist()).toEqual(book[`${name}-${dtype}`]);
    });
  },
);

describe('settings', () => {
  it('decay is η₀ / (1 + decay·t)', () => {
    const schedule = { kind: 'decay', decay: 0.1 } as const;
    expect([0, 1, 10].map((t) => learningRateAt(1, schedule, t))).toEqual([1, 1 / 1.1, 0.5]);
  });

  it('clips within an update', () => {
    const w = new Parameter('w', np.zeros(2));
    w.gradient.set(['...'], [30, 40]);
    new SGD({ learningRate: 1, clip: { norm: 5 } }).update([w]);
    expectClose(w.value, [-3, -4], 1e-15);
  });

  it('refuses what makes no sense', () => {
    expect(() => new SGD({ learningRate: -1 })).toThrow(SettingError);
    expect(() => new SGD({ momentum: 1 })).toThrow('momentum is 1');
    expect(() => new Adam({ beta2: 1 })).toThrow(SettingError);
    expect(() => new Adam({ learningRate: Number.NaN })).toThrow('learningRate is NaN');
    expect(() => new SGD({ schedule: { kind: 'step', every: 0, factor: 1 } })).toThrow('every');
    expect(() => new SGD({ schedule: { kind: 'none' as 'step', every: 1, factor: 1 } })).toThrow(
      'decay, step or cosine',
    );
  });
});
