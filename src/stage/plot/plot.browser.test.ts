import { Vector2 } from '@motion-canvas/core';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadFonts } from '../fonts.ts';
import { staged } from '../testing/staged.ts';
import { guardTexts } from '../text-guard.ts';
import { dark } from '../theme.ts';
import { Plot, type PlotProps } from './plot.tsx';
import { domainOf, type ScaleKind } from './scale.ts';

const SIZE = new Vector2(640, 360);
const WHITE = '#FFFFFF';

beforeAll(async () => {
  await loadFonts();
  guardTexts();
});

/** A plot of 400×200 pixels in the middle of the picture. */
const plotOf = (props: Pick<PlotProps, 'xAxis' | 'yAxis' | 'curves' | 'scatters'>) =>
  new Plot({ theme: dark, size: [400, 200], ...props });

const drawn = (plot: () => Plot, frames = 0) => staged(() => plot(), { size: SIZE, frames });

/** Whether a pixel, from the middle of the picture, is as white as the curve. */
const isWhite = ({ data }: ImageData, x: number, y: number) =>
  (data[4 * ((180 + Math.round(y)) * 640 + 320 + Math.round(x))] as number) > 200;

describe('a curve', () => {
  const hidden = { ticks: 0 } as const;

  test.each([
    ['linear', [0, 4], [0, 1, 4], [100, 50, -100]],
    ['log', [1, 100], [1, 10, 100], [100, 0, -100]],
    ['log1p', [0, 99], [0, 9, 99], [100, 0, -100]],
  ] as const)('on a %s axis goes through its numbers', async (scale, domain, y, expected) => {
    const { picture } = await drawn(() =>
      plotOf({
        xAxis: { domain: [0, 2], ...hidden },
        yAxis: { domain, scale, ...hidden },
        curves: { a: { y, colour: WHITE, width: 6 } },
      }),
    );
    for (const [index, place] of expected.entries()) {
      const x = -200 + 200 * index;
      expect(isWhite(picture, x, place)).toBe(true);
      expect(isWhite(picture, x, place + 12)).toBe(false);
      expect(isWhite(picture, x, place - 12)).toBe(false);
    }
  });

  test('shows a spike of one epoch among ten thousand', async () => {
    const y = Float64Array.from({ length: 10_000 }, () => 1);
    y[7345] = 9;
    const { picture } = await drawn(() =>
      plotOf({
        xAxis: { domain: [0, 9999], ...hidden },
        yAxis: { domain: [0, 10], ...hidden },
        curves: { a: { y, colour: WHITE, width: 3 } },
      }),
    );
    const x = (7345 / 9999 - 0.5) * 400;
    expect([-70, 0, 60].map((at) => isWhite(picture, x, at))).toEqual([true, true, true]);
    expect([-70, 0, 60].map((at) => isWhite(picture, x + 6, at))).toEqual([false, false, false]);
  });

  test('is drawn up to a number, and straight towards the next one', async () => {
    const { picture } = await drawn(() => {
      const plot = plotOf({
        xAxis: { domain: [0, 4], ...hidden },
        yAxis: { domain: [0, 4], ...hidden },
        curves: { a: { y: [0, 0, 4, 4, 4], colour: WHITE, width: 6 } },
      });
      plot.curve('a').upTo(1.5);
      expect(plot.curve('a').head()).toEqual({ x: -50, y: 0 });
      return plot;
    });
    expect(isWhite(picture, -75, 50)).toBe(true);
    expect(isWhite(picture, -25, -50)).toBe(false);
    expect(isWhite(picture, 150, -100)).toBe(false);
  });

  test('has a gap where a number is not a number', async () => {
    const { picture } = await drawn(() =>
      plotOf({
        xAxis: { domain: [0, 4], ...hidden },
        yAxis: { domain: [0, 2], ...hidden },
        curves: { a: { y: [1, 1, Number.NaN, 1, 1], colour: WHITE, width: 6, head: 4 } },
      }),
    );
    expect([-150, 0, 150].map((x) => isWhite(picture, x, 0))).toEqual([true, false, true]);
  });

  test('keeps to its area', async () => {
    const { picture } = await drawn(() =>
      plotOf({
        xAxis: { domain: [0, 2], ...hidden },
        yAxis: { domain: [0, 1], ...hidden },
        curves: { a: { y: [0.5, 1e9, Number.POSITIVE_INFINITY], colour: WHITE, width: 6 } },
      }),
    );
    const rows = Array.from({ length: 360 }, (_, row) => row - 180);
    const reached = rows.filter((y) => isWhite(picture, -196, y) || isWhite(picture, -150, y));
    expect(Math.min(...reached)).toBeGreaterThanOrEqual(-108);
  });
});

describe('whatever the numbers are, the plot holds', () => {
  const NUMBERS: Record<string, number[]> = {
    'all negative': [-3, -2, -8],
    zeros: [0, 0, 0],
    tiny: [1e-6, 2e-6, 1e-6],
    huge: [1e6, -2e6, 3e6],
    'one number': [4],
    'out of float range': [1, Number.POSITIVE_INFINITY, Number.NaN],
    'large beside small': [1e6, 1e-6, 1],
  };

  test.each(
    Object.entries(NUMBERS).flatMap(([name, y]) =>
      (['linear', 'log', 'log1p'] as const).map((scale) => [name, scale, y] as const),
    ),
  )('%s on a %s axis', async (_name, scale: ScaleKind, y) => {
    const { shown } = await drawn(() =>
      plotOf({
        xAxis: { domain: domainOf(y.keys(), 'linear'), name: 'step' },
        yAxis: { domain: domainOf(y, scale), scale, name: 'loss', grid: 1 },
        curves: { a: { y, colour: WHITE, head: 6, glow: 8, ghosts: [0, 0.5], tag: 'loss' } },
      }),
    );
    expect(shown.length).toBeGreaterThan(1);
    expect(shown.filter((text) => text.includes('NaN') || text === '')).toEqual([]);
  });
});

describe('an axis that bends', () => {
  test('shows ticks of one scale at a time, and ends with those of the other', async () => {
    const at = async (bend: number) => {
      const { shown } = await drawn(() => {
        const plot = plotOf({
          xAxis: { domain: [0, 2], ticks: 0 },
          yAxis: { domain: [0, 40], ticks: 4 },
          curves: { a: { y: [36, 6, 1], colour: WHITE } },
        });
        plot.yAxis.bendTo('log', [1, 1000]).next();
        plot.yAxis.bend(bend);
        return plot;
      });
      return shown;
    };
    expect(await at(0)).toEqual(['0', '10', '20', '30', '40']);
    expect(await at(0.5)).toEqual([]);
    expect(await at(0.99)).not.toContain('20');
    expect(await at(1)).toEqual(['1', '10', '100', '1000']);
  });
});

test('points lie where their numbers say, in the shape of their class', async () => {
  const { picture } = await drawn(() =>
    plotOf({
      xAxis: { domain: [0, 2], ticks: 0 },
      yAxis: { domain: [0, 2], ticks: 0 },
      scatters: { a: { x: [0.5, 1, 1.5], y: [1, 1, 1], labels: [0, 1, 2], r: 20 } },
    }),
  );
  const hex = (x: number, y: number) => {
    const at = 4 * ((180 + y) * 640 + 320 + x);
    return `#${[...picture.data.slice(at, at + 3)].map((v) => v.toString(16).padStart(2, '0')).join('')}`;
  };
  const markers = dark.classes.map(({ marker }) => marker.toLowerCase());
  expect([hex(-100, 0), hex(0, 0), hex(100, 0)]).toEqual(markers);
  // Equal areas: count the pixels of each colour.
  const areas = markers.map((marker, index) => {
    let count = 0;
    for (let y = -40; y < 40; y++) {
      for (let x = -40; x < 40; x++) if (hex((index - 1) * 100 + x, y) === marker) count++;
    }
    return count;
  });
  for (const area of areas) {
    expect(area / (Math.PI * 20 * 20)).toBeGreaterThan(0.9);
    expect(area / (Math.PI * 20 * 20)).toBeLessThan(1.02);
  }
});

test('asking for what is not there names what is', () => {
  const plot = () => plotOf({ xAxis: { domain: [0, 1] }, yAxis: { domain: [0, 1] } }).curve('loss');
  return expect(drawn(plot as never)).rejects.toThrow('no curve "loss"');
});
