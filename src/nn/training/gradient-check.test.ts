import { expect, it } from 'vitest';
import * as np from '../../np/index.ts';
import { Dense } from '../layers/dense.ts';
import { checkLayer, numericGradient, worstError } from './gradient-check.ts';

it('lesson 15: nudging w₃ gives 36', () => {
  // L = (x·w + b)², all that is left of ReLU and square at z = 6
  const w = np.array([-3, -1, 2]);
  const x = np.array([1, -2, 3]);
  const loss = () => (np.dot(x, w).item() + 1) ** 2;
  const gradient = numericGradient(loss, w, 1e-4);
  expect(gradient.round(6).tolist()).toEqual([12, -24, 36]);
  expect(w.tolist()).toEqual([-3, -1, 2]);
});

it('works on views and on arrays of any shape', () => {
  const memory = np.arange(12).reshape(3, 4).astype('float64');
  const view = memory.slice('::2', '1:3');
  const gradient = numericGradient(() => np.sum(np.square(memory)), view);
  expect(gradient.round(5).tolist()).toEqual(view.multiply(2).tolist());
});

it('finds a wrong formula', () => {
  class Wrong extends Dense {
    override backward(gradient: np.NDArray): np.NDArray {
      const dinputs = super.backward(gradient);
      this.dbiases.imul(0.5); // as if the batch had been averaged
      return dinputs;
    }
  }
  const layer = new Wrong(2, 3);
  const checks = checkLayer(layer, np.ones([4, 2]), np.ones([4, 3]));
  const wrong = checks.filter(({ error }) => error > 1e-6).map(({ name }) => name);
  expect(wrong).toEqual(['biases']);
  expect(worstError(checks)).toBeCloseTo(0.5, 5);
});
