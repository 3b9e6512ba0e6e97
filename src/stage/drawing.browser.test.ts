import { Vector2 } from '@motion-canvas/core';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ShownValue } from '../run/run.ts';
import type { Shown } from '../run/shown.ts';
import { Backdrop } from './backdrop.tsx';
import { drawBlock } from './block.ts';
import { Chrome, useChrome } from './chrome.tsx';
import { mixColours } from './colour.ts';
import { legendValues } from './edge-legend.ts';
import { inter, loadFonts } from './fonts.ts';
import { fitSize, withAlpha, withGlow } from './paint.ts';
import { signColours, signed } from './signs.ts';
import { staged } from './testing/staged.ts';
import { textWidth } from './text.ts';
import { guardTexts } from './text-guard.ts';
import { themes } from './theme.ts';

const value = (number: number, text: string): ShownValue => ({
  number,
  text,
  path: 'w[0]',
  source: 'run',
});

function blank(width = 200, height = 200): CanvasRenderingContext2D {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  return canvas.getContext('2d', { willReadFrequently: true }) as CanvasRenderingContext2D;
}

const pixel = (context: CanvasRenderingContext2D, x: number, y: number) => [
  ...context.getImageData(x, y, 1, 1).data,
];

beforeAll(async () => {
  await loadFonts();
  guardTexts();
});

describe('blocks', () => {
  const { dark } = themes;
  const box = { x: 20, top: 40, bottom: 160, width: 120 };

  test('fill their box and nothing else: the height is the value', () => {
    const context = blank();
    drawBlock(context, box, { theme: dark, sign: 1 });
    const rows = Array.from({ length: 200 }, (_, y) => pixel(context, 80, y)[3] as number);
    expect(rows.findIndex((alpha) => alpha > 0)).toBe(40);
    expect(rows.findLastIndex((alpha) => alpha > 0)).toBe(159);
    expect(rows.slice(40, 160).every((alpha) => alpha === 255)).toBe(true);
    expect([18, 141].map((x) => pixel(context, x, 100)[3])).toEqual([0, 0]);
  });

  test('of a negative value are hatched within their box; positive ones are not', () => {
    // The gradient of the fill is dithered: neighbours may differ by a level or two.
    const contrast = (sign: number) => {
      const context = blank();
      drawBlock(context, box, { theme: dark, sign });
      const row = Array.from({ length: 90 }, (_, x) => pixel(context, 35 + x, 100)[0] as number);
      return { levels: Math.max(...row) - Math.min(...row), outside: pixel(context, 10, 100)[3] };
    };
    expect(contrast(1).levels).toBeLessThan(4);
    expect(contrast(-1).levels).toBeGreaterThan(30);
    expect([contrast(1).outside, contrast(-1).outside]).toEqual([0, 0]);
  });

  test('of no height leave no trace', () => {
    const context = blank();
    drawBlock(context, { ...box, bottom: 40.2 }, { theme: dark, sign: 1, label: value(1, '1') });
    expect(context.getImageData(0, 0, 200, 200).data.every((byte) => byte === 0)).toBe(true);
  });

  test('leave the context as it was', () => {
    const context = blank();
    context.globalAlpha = 0.75;
    drawBlock(context, box, { theme: dark, sign: -1, alpha: 0.2 });
    expect(context.globalAlpha).toBe(0.75);
    expect(context.getLineDash()).toEqual([]);
  });
});

describe('paint', () => {
  test('fitSize gives the largest size that fits, and none below the least', () => {
    const context = blank();
    const largest = (width: number) =>
      fitSize(context, '−0.123456', (px) => inter(px, 700), { size: 96, width, least: 30 });
    expect(largest(2000)).toBe(96);
    for (const width of [200, 260, 340]) {
      const size = largest(width);
      expect(size).toBeLessThan(96);
      const taken = textWidth(context, '−0.123456', inter(size, 700));
      expect(taken).toBeLessThanOrEqual(width * 1.02);
      expect(taken).toBeGreaterThan(width * 0.95);
    }
    expect(largest(5)).toBe(30);
  });

  test('withAlpha multiplies opacities, and draws nothing at none', () => {
    const context = blank();
    context.fillStyle = '#ffffff';
    withAlpha(context, 0.5, () => withAlpha(context, 0.5, () => context.fillRect(0, 0, 9, 9)));
    expect(pixel(context, 4, 4)[3]).toBeCloseTo(64, -1);
    let drawn = false;
    withAlpha(context, 0, () => {
      drawn = true;
    });
    withAlpha(context, 7, () => expect(context.globalAlpha).toBe(1));
    expect([drawn, context.globalAlpha]).toEqual([false, 1]);
  });

  test('a glow is as wide at any resolution', () => {
    const reach = (scale: number) => {
      const context = blank(200 * scale, 200 * scale);
      context.scale(scale, scale);
      context.fillStyle = '#fff';
      withGlow(context, '#fff', 20, () => context.fillRect(90, 0, 20, 200));
      const row = Array.from(
        { length: 100 },
        (_, x) => pixel(context, x * scale, 100 * scale)[3] as number,
      );
      return row.findIndex((alpha) => alpha > 12);
    };
    expect(Math.abs(reach(2) - reach(1))).toBeLessThanOrEqual(1);
    expect(reach(1)).toBeLessThan(85);
  });
});

describe('signs', () => {
  test.each([
    [1.6, '1.6', '+1.6'],
    [-1.5, '−1.5', '−1.5'],
    [0, '0', '0'],
    [1, '≈1.0', '≈+1.0'],
    [-1, '≈−1.0', '≈−1.0'],
  ])('%d written %s is signed %s', (number, text, expected) => {
    expect(signed(value(number, text))).toEqual(value(number, expected));
  });

  test('zero counts as positive', () => {
    expect(signColours(themes.dark, 0)).toBe(themes.dark.positive);
    expect(signColours(themes.dark, -0)).toBe(themes.dark.positive);
    expect(signColours(themes.dark, -5e-324)).toBe(themes.dark.negative);
  });
});

test('colours mix channel by channel', () => {
  expect(mixColours('#000000', '#ffffff', 0.5)).toBe('#808080');
  expect(mixColours('#102030', '#102030', 0.3)).toBe('#102030');
  expect(mixColours('#0A0B0C', '#F0E0D0', 0)).toBe('#0a0b0c');
  expect(mixColours('#0A0B0C', '#F0E0D0', 1)).toBe('#f0e0d0');
});

describe('the legend of edges', () => {
  test.each([
    [
      [0.2, 0.8, -0.5],
      [0.2, 0.4, 0.8],
    ],
    [[1], [0.25, 0.5, 1]],
    [
      [-3, 2],
      [0.5, 1, 2],
    ],
    [[1000], [250, 500, 1000]],
    [[1e-6], [2.5e-7, 5e-7, 1e-6]],
    [[0, 0], []],
  ])('of %j shows %j', (weights, expected) => {
    const shown = legendValues(weights);
    expect(shown).toHaveLength(expected.length);
    shown.forEach((size, index) => {
      expect(size / (expected[index] as number)).toBeCloseTo(1, 12);
    });
  });

  test('shows no weight larger than the largest, for any power of ten', () => {
    for (let exponent = -12; exponent <= 12; exponent++) {
      for (const factor of [1, 1.0000001, 3.9, 4, 9.99]) {
        const largest = factor * 10 ** exponent;
        const shown = legendValues([largest]);
        expect(shown.at(-1)).toBeLessThanOrEqual(largest * (1 + 1e-8));
        expect(shown.at(-1)).toBeGreaterThan(largest / 2.51);
      }
    }
  });
});

describe('the frame around a lesson', () => {
  const size = new Vector2(1920, 1080);
  const chip: Shown[] = [
    { text: '3', path: 'count', source: 'run' },
    { text: '0a1b2c', path: 'run key', source: 'lesson' },
  ];
  const made = (caption: { text: string; numbers: Shown[] } | null, burnCaptions = true) =>
    staged(
      () => {
        const backdrop = new Backdrop({ theme: themes.dark });
        const chrome = new Chrome({
          theme: themes.dark,
          lessonNumber: '01',
          lessonTitle: 'One neuron',
          beatTitles: ['Inputs arrive', 'Products pop', 'The total'],
          chip: { text: '3 inputs · float64 · run 0a1b2c', numbers: chip },
          burnCaptions,
        });
        expect(useChrome()).toBe(chrome);
        chrome.currentBeat(1);
        chrome.caption(caption);
        return [backdrop, chrome];
      },
      { size },
    );

  test('holds number, chip and caption, each number with its source', async () => {
    const numbers: Shown[] = [
      { text: '1.6', path: 'product[1]', source: 'run' },
      { text: '1.8', path: 'total[1]', source: 'run' },
    ];
    const { displayed } = await made({ text: '1.6 lifts the total\nto 1.8.', numbers });
    expect(displayed.entries().map(({ shown: { path, text } }) => `${path}: ${text}`)).toEqual([
      'lesson number: 01',
      'count: 3',
      'run key: 0a1b2c',
      'product[1]: 1.6',
      'total[1]: 1.8',
    ]);
  });

  test('a caption with a typed number is an error', async () => {
    await expect(made({ text: 'It lifts the total to 1.8.', numbers: [] })).rejects.toThrow(
      'has no source',
    );
  });

  test('the backdrop covers every pixel, and its light stands where it was put', async () => {
    const { picture } = await staged(
      () => new Backdrop({ theme: themes.dark, light: [300, -100] }),
      { size },
    );
    const at = (x: number, y: number) => [
      ...picture.data.slice(4 * (y * 1920 + x), 4 * (y * 1920 + x) + 3),
    ];
    expect(at(1260, 440)).toEqual([0x1a, 0x25, 0x47]);
    expect(at(0, 1079)).toEqual([0x0b, 0x10, 0x20]);
    for (const corner of [at(0, 0), at(1919, 0), at(1919, 1079)]) {
      expect(corner[2]).toBeGreaterThanOrEqual(0x20);
      expect(corner[2]).toBeLessThan(0x47);
    }
  });

  test('one tick a beat: past, now, ahead', async () => {
    const { picture } = await made(null);
    const tick = (index: number) => {
      const at = 4 * (86 * 1920 + 96 + 34 * index + 13);
      return `#${[...picture.data.slice(at, at + 3)].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
    };
    const { secondary, focus, ahead } = themes.dark;
    expect([0, 1, 2].map(tick)).toEqual(
      [secondary, focus, ahead].map((colour) => colour.toLowerCase()),
    );
  });

  test('captions stay in their place: between 936 and 1064, and only where they are burned in', async () => {
    const caption = { text: 'A first line of the caption\nand a second one', numbers: [] };
    const [burned, none, plain] = await Promise.all([
      made(caption),
      made(caption, false),
      made(null),
    ]);
    const ink = (picture: ImageData) => {
      const rows: number[] = [];
      for (let y = 120; y < 1080; y++) {
        for (let x = 96; x < 1824; x++) {
          if ((picture.data[4 * (y * 1920 + x)] as number) > 150) {
            rows.push(y);
            break;
          }
        }
      }
      return rows;
    };
    const rows = ink(burned.picture);
    expect(rows.length).toBeGreaterThan(40);
    expect(rows[0]).toBeGreaterThanOrEqual(936);
    expect(rows.at(-1)).toBeLessThanOrEqual(1064);
    expect(ink(none.picture)).toEqual([]);
    expect(ink(plain.picture)).toEqual([]);
  });
});
