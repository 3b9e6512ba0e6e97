import { expect, it } from 'vitest';
import { type PlaneField, ReluPlane } from '../../nn/index.ts';
import * as np from '../../np/index.ts';
import { dark } from '../theme.ts';
import { paintField } from './paint-field.ts';

/** Two classes that part along x = at; the score is `steep` a unit. */
function halves(at: number, steep: number): PlaneField {
  return new ReluPlane({
    // relu(x − at) − relu(at − x) = x − at
    hiddenWeights: np.array([
      [1, -1],
      [0, 0],
    ]),
    hiddenBiases: np.array([[-at, at]]),
    outputWeights: np.array([
      [steep, 0],
      [-steep, 0],
    ]),
    outputBiases: np.zeros([1, 2]),
  });
}

const SIZE = 200;
const view = { x: 0, y: 0, reach: 1, size: SIZE };
const pixel = (pixels: Uint8ClampedArray, u: number, v: number) => [
  ...pixels.slice(4 * (v * SIZE + u), 4 * (v * SIZE + u) + 4),
];

it('the boundary is a bright line where it lies, and nowhere else', () => {
  const pixels = paintField(halves(0.3, 40), dark, view);
  const middle = 100;
  const bright = Array.from({ length: SIZE }, (_, u) => u).filter(
    (u) => (pixel(pixels, u, middle)[2] as number) > 200,
  );
  // x = 0.3 is 130 px from the left; the line is 2.6 px wide.
  expect(bright).toEqual([129, 130]);
});

it('far from it a region has its full colour, the corners are empty', () => {
  const pixels = paintField(halves(0.3, 400), dark, view);
  expect(pixel(pixels, 180, 100)).toEqual([0x1b, 0x7f, 0x78, 255]);
  expect(pixel(pixels, 20, 100)).toEqual([0xb8, 0x84, 0x2c, 255]);
  expect(pixel(pixels, 2, 2)).toEqual([0, 0, 0, 0]);
});

it('a network that knows nothing leaves the disc almost dark', () => {
  const pixels = paintField(halves(0.3, 0), dark, view);
  const [r, g, b] = pixel(pixels, 100, 100) as [number, number, number];
  expect(Math.max(r, g, b)).toBeLessThan(60);
  // and without lines: the classes are equal everywhere
  expect(pixel(pixels, 130, 100)).toEqual(pixel(pixels, 100, 100));
});

it('y points up', () => {
  const field: PlaneField = {
    classes: 2,
    scoreRow(y, _x0, _dx, count, { score, slopeX, slopeY }) {
      for (let i = 0; i < count; i++) {
        score.set([50 * y, 0], 2 * i);
        slopeX.set([0, 0], 2 * i);
        slopeY.set([50, 0], 2 * i);
      }
    },
  };
  const pixels = paintField(field, dark, view);
  expect(pixel(pixels, 100, 20)).toEqual([0x1b, 0x7f, 0x78, 255]);
  expect(pixel(pixels, 100, 180)).toEqual([0xb8, 0x84, 0x2c, 255]);
});
