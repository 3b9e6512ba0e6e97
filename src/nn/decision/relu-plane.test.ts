import { describe, expect, it } from 'vitest';
import * as np from '../../np/index.ts';
import { RandomState } from '../../np/random/index.ts';
import { DataError } from '../errors.ts';
import { Dense } from '../layers/dense.ts';
import { ReLU } from '../layers/relu.ts';
import { planeRow, ReluPlane } from './relu-plane.ts';

function net(neurons: number, classes: number, seed: number) {
  const random = new RandomState(seed);
  const hidden = new Dense(2, neurons, { random, initial: 'he' });
  const output = new Dense(neurons, classes, { random, initial: 'he' });
  hidden.biases = random.randn(1, neurons);
  output.biases = random.randn(1, classes);
  const relu = new ReLU();
  const plane = new ReluPlane({
    hiddenWeights: hidden.weights,
    hiddenBiases: hidden.biases,
    outputWeights: output.weights,
    outputBiases: output.biases,
  });
  return { hidden, output, relu, plane };
}

const COUNT = 400;
const [X0, DX] = [-1.2, 0.006];

describe('a row of scores', () => {
  it.each([
    [1, 2, 0],
    [64, 3, 1],
    [128, 3, 2],
  ])('is what the layers give: %i neurons, %i classes', (neurons, classes, seed) => {
    const { hidden, output, relu, plane } = net(neurons, classes, seed);
    const row = planeRow(classes, COUNT);
    for (const y of [-1.1, 0, 0.37]) {
      plane.scoreRow(y, X0, DX, COUNT, row);
      const points = np.array(Array.from({ length: COUNT }, (_, i) => [X0 + i * DX, y]));
      const expected = output
        .forward(relu.forward(hidden.forward(points)))
        .ravel()
        .tolist();
      const worst = Math.max(
        ...(expected as number[]).map((value, i) => Math.abs(value - (row.score[i] as number))),
      );
      expect(worst).toBeLessThan(1e-12);
    }
  });

  it('has the slopes that a nudge measures', () => {
    const { plane } = net(16, 3, 3);
    const [row, right, above] = [planeRow(3, COUNT), planeRow(3, COUNT), planeRow(3, COUNT)];
    const h = 1e-7;
    plane.scoreRow(0.2, X0, DX, COUNT, row);
    plane.scoreRow(0.2, X0 + h, DX, COUNT, right);
    plane.scoreRow(0.2 + h, X0, DX, COUNT, above);
    for (let i = 0; i < 3 * COUNT; i++) {
      const value = row.score[i] as number;
      // A place next to a bend has two slopes; none of these lies there.
      expect(((right.score[i] as number) - value) / h).toBeCloseTo(row.slopeX[i] as number, 5);
      expect(((above.score[i] as number) - value) / h).toBeCloseTo(row.slopeY[i] as number, 5);
    }
  });

  it('is flat where no neuron is on, and for neurons that do not look along the row', () => {
    const plane = new ReluPlane({
      hiddenWeights: np.array([
        [0, 0],
        [1, -1],
      ]),
      hiddenBiases: np.zeros([1, 2]),
      outputWeights: np.array([
        [2, 0],
        [0, 3],
      ]),
      outputBiases: np.array([[0.5, 0.25]]),
    });
    const row = planeRow(2, 3);
    plane.scoreRow(0, -1, 1, 3, row);
    expect([...row.score]).toEqual([0.5, 0.25, 0.5, 0.25, 0.5, 0.25]);
    plane.scoreRow(-2, -1, 1, 3, row);
    expect([...row.score]).toEqual([0.5, 6.25, 0.5, 6.25, 0.5, 6.25]);
    expect([...row.slopeY]).toEqual([0, -3, 0, -3, 0, -3]);
  });
});

it('refuses arrays of another net', () => {
  const wrong = { hiddenWeights: np.zeros([3, 4]), hiddenBiases: np.zeros([1, 4]) };
  expect(
    () =>
      new ReluPlane({ ...wrong, outputWeights: np.zeros([4, 2]), outputBiases: np.zeros([1, 2]) }),
  ).toThrow(DataError);
});
