import { beforeAll, describe, expect, it } from 'vitest';
import { vertical } from '../datasets/vertical.ts';
import { SettingError } from '../errors.ts';
import { Dense } from '../layers/dense.ts';
import { Softmax } from '../layers/softmax.ts';
import { runPlainly } from '../long-runs/run-plainly.ts';
import { CategoricalCrossEntropy } from '../losses/categorical-cross-entropy.ts';
import type { Evaluation } from '../training/model.ts';
import { Model } from '../training/model.ts';
import { type Accepted, searchWeights } from './weight-search.ts';

interface Searches {
  throws: Accepted[];
  nudges: Accepted[];
  kept: Evaluation;
  onSpiral: Accepted[];
}

// The figures were computed with NumPy 2.4.6 and nnfs 0.5.1. Accepted iterations and accuracies are equal,
// losses to 5e-7 (NumPy's vector exp is not correctly rounded).
describe('the three random searches of Part 8', () => {
  let searches: Searches;
  const iterations = (list: Accepted[]) => list.map(({ iteration }) => iteration);

  beforeAll(async () => {
    searches = await runPlainly<Searches>('random-searches.ts');
  }, 60_000);

  it('100,000 throws on the vertical data: 11 accepted, 33 %', () => {
    const { throws } = searches;
    expect(iterations(throws)).toEqual([0, 1, 2, 3, 10, 22, 150, 874, 894, 1036, 88633]);
    expect(Math.abs(throws[10].loss - 1.0952065)).toBeLessThan(5e-7);
    expect(throws[10].accuracy).toBe(1 / 3);
  });

  it('10,000 nudges on the vertical data: 290 accepted, loss .1706, 93 %', () => {
    const { nudges, kept } = searches;
    expect(nudges).toHaveLength(290);
    expect(iterations(nudges).slice(0, 12)).toEqual([0, 3, 4, 9, 10, 13, 14, 15, 17, 19, 20, 21]);
    expect(Math.abs(nudges[289].loss - 0.17056097)).toBeLessThan(5e-7);
    expect(nudges[289].accuracy).toBe(0.93);
    // the model ends with the best weights
    expect(kept).toEqual({ loss: nudges[289].loss, accuracy: 0.93 });
  });

  it('10,000 nudges on the spiral: 219 accepted, loss 1.0024, 43 %', () => {
    const { onSpiral } = searches;
    expect(onSpiral).toHaveLength(219);
    expect(iterations(onSpiral).slice(0, 12)).toEqual([
      0, 9, 10, 15, 16, 17, 19, 24, 28, 29, 31, 33,
    ]);
    expect(Math.abs(onSpiral[218].loss - 1.0024078)).toBeLessThan(5e-7);
    expect(onSpiral[218].accuracy).toBe(0.43);
  });
});

it('refuses an unknown rule', () => {
  const { X, y } = vertical({ seed: 0 });
  const model = new Model([new Dense(2, 3), new Softmax()], {
    loss: new CategoricalCrossEntropy(),
  });
  const options = { rule: 'guess' as 'throw', iterations: 1 };
  expect(() => searchWeights(model, X, y, options).next()).toThrow(SettingError);
});
