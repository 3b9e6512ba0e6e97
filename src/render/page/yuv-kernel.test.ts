import { expect, test } from 'vitest';
import { buildYuvKernel, type PixelOrder } from './yuv-kernel.ts';

/** BT.709 limited range straight from its definition, in floating point. */
function expected(red: number, green: number, blue: number): [number, number, number] {
  const luma = (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
  return [
    16 + 219 * luma,
    128 + (224 * (blue / 255 - luma)) / (2 * (1 - 0.0722)),
    128 + (224 * (red / 255 - luma)) / (2 * (1 - 0.2126)),
  ];
}

async function convert(pixels: Uint8Array, width: number, order: PixelOrder) {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const bytes = new Uint8Array(memory.buffer);
  const rows = await buildYuvKernel(order, memory);
  bytes.set(pixels);
  const out = 8 * width;
  rows(0, 4 * width, out, out + width, out + 2 * width, out + 2.5 * width, width);
  return {
    luma: bytes.slice(out, out + 2 * width),
    u: bytes.slice(out + 2 * width, out + 2.5 * width),
    v: bytes.slice(out + 2.5 * width, out + 3 * width),
    beyond: bytes.slice(out + 3 * width, out + 3 * width + 64),
  };
}

/** Any pixels, always the same ones (a linear congruential generator, Numerical Recipes' constants). */
function anyPixels(count: number): Uint8Array {
  let state = 7;
  return Uint8Array.from({ length: count }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state >>> 24;
  });
}

for (const order of ['RGBA', 'BGRA'] as const) {
  for (const width of [16, 18, 30, 64, 854]) {
    test(`${width} columns of ${order} come within rounding of BT.709`, async () => {
      const pixels = anyPixels(8 * width);
      const { luma, u, v, beyond } = await convert(pixels, width, order);
      const [red, blue] = order === 'RGBA' ? [0, 2] : [2, 0];
      const at = (x: number, y: number, channel: number) => pixels[4 * (y * width + x) + channel];
      let worst = 0;
      for (let y = 0; y < 2; y++) {
        for (let x = 0; x < width; x++) {
          const [wanted] = expected(at(x, y, red), at(x, y, 1), at(x, y, blue));
          worst = Math.max(worst, Math.abs(luma[y * width + x] - wanted));
        }
      }
      for (let x = 0; x < width; x += 2) {
        const mean = (channel: number) =>
          (at(x, 0, channel) + at(x + 1, 0, channel) + at(x, 1, channel) + at(x + 1, 1, channel)) /
          4;
        const [, wantedU, wantedV] = expected(mean(red), mean(1), mean(blue));
        worst = Math.max(worst, Math.abs(u[x / 2] - wantedU), Math.abs(v[x / 2] - wantedV));
      }
      // Half a level is what rounding itself costs; the fixed-point factors add a hundredth.
      expect(worst).toBeLessThan(0.52);
      expect([...beyond].every((byte) => byte === 0)).toBe(true);
    });
  }
}

test('black, white and the primaries hit their broadcast levels', async () => {
  const colours: [number, number, number][] = [
    [0, 0, 0],
    [255, 255, 255],
    [255, 0, 0],
    [0, 255, 0],
    [0, 0, 255],
  ];
  // Levels of 100 % colour bars as ITU-R BT.709 digitises them.
  const levels = [
    [16, 128, 128],
    [235, 128, 128],
    [63, 102, 240],
    [173, 42, 26],
    [32, 240, 118],
  ];
  for (const [index, colour] of colours.entries()) {
    const row = Uint8Array.from(Array.from({ length: 32 }, () => [...colour, 255]).flat());
    const { luma, u, v } = await convert(row, 16, 'RGBA');
    expect([luma[0], u[0], v[0]]).toEqual(levels[index]);
  }
});
