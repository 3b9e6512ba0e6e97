import { PNG } from 'pngjs';
import { expect, test } from 'vitest';
import { colourError } from './flat-areas.ts';
import { lumaOf, type Pixels, readPixels } from './pixels.ts';

function painted(colourAt: (x: number, y: number) => readonly number[]): Pixels {
  const [width, height] = [64, 32];
  const rgb = new Uint8Array(3 * width * height);
  for (let pixel = 0; pixel < width * height; pixel++) {
    rgb.set(colourAt(pixel % width, Math.floor(pixel / width)), 3 * pixel);
  }
  return { width, height, rgb };
}

test('luma of the primaries as BT.601 and BT.709 print them', () => {
  const one = (...rgb: number[]) => ({ width: 1, height: 1, rgb: Uint8Array.from(rgb) });
  const levels = (matrix: 'bt601' | 'bt709') =>
    [one(0, 0, 0), one(255, 255, 255), one(255, 0, 0), one(0, 255, 0), one(0, 0, 255)].map(
      (pixel) => lumaOf(pixel, matrix).samples[0],
    );
  expect(levels('bt601')).toEqual([16, 235, 81, 145, 41]);
  expect(levels('bt709')).toEqual([16, 235, 63, 173, 32]);
});

test('a PNG is read without its alpha', () => {
  const png = new PNG({ width: 2, height: 1 });
  png.data = Buffer.from([1, 2, 3, 255, 4, 5, 6, 255]);
  expect([...readPixels(PNG.sync.write(png)).rgb]).toEqual([1, 2, 3, 4, 5, 6]);
});

test('flat areas are compared by their means; a square with a second colour is not flat', () => {
  const canvas = painted((x, y) =>
    x < 32 ? [10, 20, 30] : x === 40 && y === 3 ? [9, 9, 9] : [7, 7, 7],
  );
  // In the right square everything is wrong; in the left one green alternates between +2 and +4.
  const video = painted((x) => (x < 32 ? [10, 22 + 2 * (x % 2), 30] : [200, 0, 0]));
  expect(colourError([[canvas, video]])).toEqual({
    worst: 3,
    drawn: '#0A141E',
    decoded: '#0A171E',
    areas: 1,
    colours: 1,
  });
});

test('what lies next to an area is not held against it', () => {
  const canvas = painted((x) => (x < 32 ? [50, 50, 50] : [200, 200, 200]));
  const video = painted((x) => (x < 32 ? (x > 25 ? [90, 90, 90] : [51, 50, 50]) : [200, 200, 200]));
  expect(colourError([[canvas, video]])).toMatchObject({ worst: 1, areas: 2, colours: 2 });
});
