import { Vector2 } from '@motion-canvas/core';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadFonts } from '../fonts.ts';
import { loadFormulaFonts } from '../formula/index.ts';
import { domainOf } from '../plot/scale.ts';
import { staged } from '../testing/staged.ts';
import { guardTexts } from '../text-guard.ts';
import { dark } from '../theme.ts';
import { NumberLine, type NumberLineRow } from './number-line.tsx';

const SIZE = new Vector2(900, 300);

beforeAll(async () => {
  await Promise.all([loadFonts(), loadFormulaFonts()]);
  guardTexts();
});

const drawn = (
  rows: NumberLineRow[],
  domain: readonly [number, number],
  step: number,
  prepare: (line: NumberLine) => void = () => undefined,
) =>
  staged(
    () => {
      const line = new NumberLine({ theme: dark, rows, domain, width: 600 });
      line.step(step);
      prepare(line);
      return line;
    },
    { size: SIZE },
  );

const hex = ({ data }: ImageData, x: number, y: number) => {
  const at = 4 * ((150 + Math.round(y)) * 900 + 450 + Math.round(x));
  return `#${[...data.slice(at, at + 3)].map((v) => v.toString(16).padStart(2, '0')).join('')}`;
};

test('a dot stands at its number, in the colour of its sign', async () => {
  const values = [-2, -1, 0.5, 2];
  const places: number[] = [];
  for (const step of values.keys()) {
    const { picture } = await drawn([{ name: 'w', values }], [-3, 3], step, (line) => {
      places.push(line.dot(0).x);
    });
    const colours = (values[step] as number) < 0 ? dark.negative : dark.positive;
    expect(hex(picture, places[step] as number, 0)).toBe(colours.strong.toLowerCase());
  }
  [-200, -100, 50, 200].forEach((x, index) => {
    expect(places[index]).toBeCloseTo(x, 9);
  });
});

test('between two states a dot is on its way from one to the other', async () => {
  await drawn([{ name: 'w', values: [0, 3] }], [-3, 3], 0.25, (line) => {
    expect(line.dot(0)).toEqual({ x: 75, y: 0 });
  });
});

test('rows share one scale, and notes step with the states', async () => {
  const rows = [
    { name: 'a', values: [1, 2] },
    {
      name: 'b',
      values: [3, -3],
      note: (step: number) => ({ text: String(step), path: `b[${step}]`, source: 'run' }) as const,
    },
  ];
  const { shown } = await drawn(rows, [-3, 3], 0.9, (line) => {
    expect(line.rowY(1) - line.rowY(0)).toBe(60);
  });
  expect(shown).toContain('0');
  expect((await drawn(rows, [-3, 3], 1)).shown).toContain('1');
});

describe('whatever the numbers are, the lines hold', () => {
  test.each([[[0, 0, 0]], [[-4]], [[1e-6, 2e-6]], [[1e6, -1e6]], [[1e6, 1e-6, 3]]])(
    '%j',
    async (values) => {
      const { shown } = await drawn(
        [{ name: 'w_1', values }],
        domainOf(values, 'linear'),
        values.length - 1,
      );
      expect(shown.length).toBeGreaterThan(1);
      expect(shown.filter((text) => text === '' || text.includes('NaN'))).toEqual([]);
    },
  );

  test('rows of different lengths are refused', () =>
    expect(
      drawn(
        [
          { name: 'a', values: [1] },
          { name: 'b', values: [1, 2] },
        ],
        [0, 1],
        0,
      ),
    ).rejects.toThrow('1, 2 states'));
});
