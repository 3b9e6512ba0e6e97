import { expect, test } from 'vitest';
import { evenFade, evenLight } from './even-gradient.ts';

function pixelsOf(canvas: HTMLCanvasElement): Uint8ClampedArray {
  const context = canvas.getContext('2d') as CanvasRenderingContext2D;
  return context.getImageData(0, 0, canvas.width, canvas.height).data;
}

test('light falls off without a step back, from one colour to the other', () => {
  const radius = 100;
  const pixels = pixelsOf(evenLight(radius, '#1A2547', '#0B1020'));
  // A browser's own gradient goes up and down within each step: that is its dither.
  for (const channel of [0, 1, 2]) {
    const levels = Array.from(
      { length: radius },
      (_, x) => pixels[4 * (radius * 2 * radius + radius + x) + channel] as number,
    );
    expect(levels).toEqual(levels.toSorted((a, b) => b - a));
    expect([levels[0], levels.at(-1)]).toEqual([
      [0x1a, 0x25, 0x47][channel],
      [0x0b, 0x10, 0x20][channel],
    ]);
  }
  expect([...pixels.subarray(0, 4)]).toEqual([0x0b, 0x10, 0x20, 255]);
});

test('a fade goes through its opacities at equal distances', () => {
  const pixels = pixelsOf(evenFade(201, '#FFFFFF', [0, 0.75, 1]));
  const opacity = (y: number) => (pixels[4 * y + 3] as number) / 255;
  expect(opacity(0)).toBeLessThan(0.01);
  expect(opacity(100)).toBeCloseTo(0.75, 2);
  expect(opacity(200)).toBeGreaterThan(0.99);
  for (let y = 1; y <= 200; y++) expect(opacity(y)).toBeGreaterThanOrEqual(opacity(y - 1));
});
