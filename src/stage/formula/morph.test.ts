import { expect, test } from 'vitest';
import { morphSprites, prepareMorph, restingSprites } from './morph.ts';
import type { Box, FormulaLayout, Glyph, LaidSymbol, Outline } from './shape.ts';
import { lay } from './testing/symbols.ts';

const NONE = { x: 0, y: 0 };

function layout(symbols: LaidSymbol[]): FormulaLayout {
  return { tex: '', width: 1, ascent: 1, descent: 0, symbols };
}

function at(from: LaidSymbol[], to: LaidSymbol[], progress: number) {
  return morphSprites({ ...prepareMorph(layout(from), layout(to)), progress }, NONE, NONE);
}

test('begins as the old formula and ends as the new one', () => {
  const from = lay('a+bc');
  const to = lay('x+', { text: 'b', size: 2, y: 1 });
  const places = (sprites: ReturnType<typeof at>) =>
    sprites
      .map(({ shape, transform, alpha }) => {
        const { text, x, y, size } = shape as Glyph;
        return { text, x: x + (transform?.[4] ?? 0), y: y + (transform?.[5] ?? 0), size, alpha };
      })
      .sort((p, q) => p.x - q.x);
  expect(places(at(from, to, 0))).toEqual(places(restingSprites(layout(from))));
  expect(places(at(from, to, 1))).toEqual(places(restingSprites(layout(to))));
});

test('what leaves is gone at half time, what enters begins then', () => {
  const seen = (t: number) => at(lay('a'), lay('b'), t).map(({ shape }) => (shape as Glyph).text);
  expect(seen(0.4)).toEqual(['a']);
  expect(seen(0.5)).toEqual([]);
  expect(seen(0.6)).toEqual(['b']);
});

test('a replaced part travels to its new place while it changes', () => {
  const old = lay({ text: 'w', parts: ['w'] }, '+c');
  const now = lay('c+', { text: '5', parts: ['w'] });
  const x = (t: number) => {
    const sprite = at(old, now, t).find(({ from, to }) => (from ?? to)?.parts.includes('w'));
    return (sprite as { box: Box }).box.x;
  };
  expect(x(0)).toBeCloseTo(old[0].box.x, 12);
  expect(x(0.25)).toBeCloseTo(0.75 * old[0].box.x + 0.25 * now[2].box.x, 12);
  expect(x(0.75)).toBeCloseTo(0.25 * old[0].box.x + 0.75 * now[2].box.x, 12);
  expect(x(1)).toBeCloseTo(now[2].box.x, 12);
});

test('a root sign of one design stretches, window and all', () => {
  const root = (width: number, d = 'M0 0'): LaidSymbol => {
    const clip = { x: 0, y: -1, width, height: 1 };
    const shape: Outline = { kind: 'outline', d, matrix: [1, 0, 0, 1, 0, width], clip };
    return { ...lay('√')[0], shape, box: clip };
  };
  const [half] = at([root(1)], [root(3)], 0.5);
  expect((half.shape as Outline).clip.width).toBe(2);
  expect((half.shape as Outline).matrix).toEqual([1, 0, 0, 1, 0, 2]);
  // Of another design: both fill the box between, one dissolves into the other.
  const both = at([root(1)], [root(3, 'M1 1')], 0.25);
  expect(both.map(({ alpha }) => alpha)).toEqual([0.75, 0.25]);
  expect(both.map(({ transform }) => transform?.[0])).toEqual([1.5, 0.5]);
});
