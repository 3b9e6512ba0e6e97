import { describe, expect, test } from 'vitest';
import { type IndexedImage, indexedImage } from './indexed-image.ts';
import { choosePalette, mixtureOf, THRESHOLDS } from './palette.ts';

const SIZE = { width: 320, height: 180 };
const ALL = { left: 0, top: 0, ...SIZE };

type Rgb = readonly [red: number, green: number, blue: number];

/** A picture as a canvas gives it. */
function picture(colourAt: (x: number, y: number) => Rgb): Uint32Array {
  return Uint32Array.from({ length: SIZE.width * SIZE.height }, (_, index) => {
    const [red, green, blue] = colourAt(index % SIZE.width, Math.floor(index / SIZE.width));
    return (red | (green << 8) | (blue << 16) | (255 << 24)) >>> 0;
  });
}

const rgbOf = (pixel: number): Rgb => [pixel & 255, (pixel >> 8) & 255, (pixel >> 16) & 255];
const drawnAt = ({ palette, indices }: IndexedImage, at: number) =>
  palette[indices[at] as number] as number[];

test('256 colours are drawn exactly, whatever they are', () => {
  // One level apart, which a lookup by five or six bits would take for the same.
  const pixels = picture((x, y) => [100 + (x % 16), 200 + (y % 16), 50]);
  const image = indexedImage(pixels, undefined, SIZE.width, ALL);
  expect(image.palette).toHaveLength(256);
  expect(image.transparent).toBeUndefined();
  for (const [at, pixel] of pixels.entries()) {
    if (drawnAt(image, at).join() !== rgbOf(pixel).join()) expect.fail(`pixel ${at}`);
  }
});

describe('a fade of 26,000 colours beside surfaces', () => {
  const surfaces: Rgb[] = [
    [11, 16, 32],
    [12, 16, 32],
    [255, 201, 77],
  ];
  const isFade = (x: number, y: number) => x < 200 && y < 130;
  const colourAt = (x: number, y: number): Rgb =>
    isFade(x, y) ? [x, 40 + y, 255 - x] : (surfaces[(x + y) % 3] as Rgb);
  const pixels = picture(colourAt);
  const image = indexedImage(pixels, undefined, SIZE.width, ALL);

  test('surfaces keep their colours', () => {
    let surfacePixels = 0;
    for (const [at, pixel] of pixels.entries()) {
      if (isFade(at % SIZE.width, Math.floor(at / SIZE.width))) continue;
      surfacePixels++;
      if (drawnAt(image, at).join() !== rgbOf(pixel).join()) expect.fail(`pixel ${at}`);
    }
    expect(surfacePixels).toBe(57_600 - 26_000);
  });

  test('the fade has all other places of the palette, and no bands', () => {
    expect(new Set(image.indices).size).toBeGreaterThan(240);
    let worst = 0;
    // The mean of what an eye takes together is the colour, to less than two steps of 255.
    for (let top = 0; top + 16 <= 128; top += 8) {
      for (let left = 0; left + 16 <= 200; left += 8) {
        for (let channel = 0; channel < 3; channel++) {
          let error = 0;
          for (let y = top; y < top + 16; y++) {
            for (let x = left; x < left + 16; x++) {
              const at = y * SIZE.width + x;
              const wanted = rgbOf(pixels[at] as number)[channel] as number;
              error += (drawnAt(image, at)[channel] as number) - wanted;
            }
          }
          worst = Math.max(worst, Math.abs(error / 256));
        }
      }
    }
    expect(worst).toBeLessThan(2);
  });
});

test('what has not changed is left as it is, and needs no colour', () => {
  const before = picture((x, y) => [x & 255, y, 7]);
  const after = before.slice();
  const area = { left: 40, top: 30, width: 20, height: 10 };
  for (let x = 40; x < 60; x += 2) {
    for (let y = 30; y < 40; y++) after[y * SIZE.width + x] = 0xff000000 + x;
  }
  const image = indexedImage(after, before, SIZE.width, area);
  expect(image.palette).toHaveLength(10 + 1);
  expect(image.transparent).toBe(10);
  for (let at = 0; at < 200; at++) {
    if (at % 2 === 1) expect(image.indices[at]).toBe(image.transparent);
    else expect(drawnAt(image, at)).toEqual([40 + (at % 20), 0, 0]);
  }
});

test('a run goes on over pixels that have its colour already', () => {
  const before = picture(() => [9, 9, 9]);
  const after = before.slice();
  for (let x = 10; x < 20; x++) after[x] = 0xff010203;
  after[21] = 0xff090908;
  after[19] = before[19] as number;
  before[14] = after[14] as number;
  const area = { left: 10, top: 0, width: 12, height: 1 };
  const { indices, palette, transparent } = indexedImage(after, before, SIZE.width, area);
  expect(palette.slice(0, 2)).toEqual([
    [3, 2, 1],
    [8, 9, 9],
  ]);
  expect([...indices]).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, transparent, transparent, 1]);
});

test('a palette is the same for the same colours in another order', () => {
  const counts = Array.from({ length: 900 }, (_, index) => ({
    colour: (index * 7919) & 0xffffff,
    pixels: 1 + (index % 5),
  }));
  const sorted = (colours: readonly number[]) => [...colours].sort((a, b) => a - b);
  const palette = choosePalette(counts, 255);
  expect(palette.length).toBeLessThanOrEqual(255);
  expect(sorted(choosePalette(counts.toReversed(), 255))).toEqual(sorted(palette));
});

test('a colour between two is mixed in its proportion', () => {
  const palette = Float64Array.from([100, 100, 100, 108, 100, 100, 0, 0, 255]);
  expect(mixtureOf(0x646466, palette)).toEqual({ nearest: 0, other: 1, share: 0.25 });
  expect(mixtureOf(0x646464, palette)).toEqual({ nearest: 0, other: 0, share: 0 });
  // Blue and grey would be seen as dots.
  expect(mixtureOf(0x706464, palette)).toEqual({ nearest: 0, other: 0, share: 0 });
});

test('every threshold occurs once', () => {
  expect([...new Set(THRESHOLDS)].sort((a, b) => a - b)).toEqual(
    Array.from({ length: 64 }, (_, index) => (index + 0.5) / 64),
  );
});
