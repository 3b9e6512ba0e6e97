import type { View2D } from '@motion-canvas/2d';
import { BBox, Color } from '@motion-canvas/core';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadFormulaFonts } from './fonts.ts';
import { Formula, type FormulaProps } from './formula.ts';
import { inkBounds } from './testing/pictures.ts';
import { ScenePlayer } from './testing/scene-player.ts';

beforeAll(loadFormulaFonts);

/** Runs a scene with one formula; what `check` does in between is part of the scene. */
async function withFormula(
  props: FormulaProps,
  check: (formula: Formula, view: View2D) => void,
): Promise<void> {
  const player = new ScenePlayer(function* (view) {
    const formula = new Formula(props);
    view.add(formula);
    yield;
    check(formula, view);
  });
  await player.seek(2);
}

describe('addresses symbols', () => {
  test('symbols in reading order with their boxes', async () => {
    await withFormula({ tex: '\\frac{a}{b}\\sum_{i=1}^{n} x^2_3', fontSize: 100 }, (formula) => {
      const symbols = formula.symbols();
      expect(symbols.map(({ text }) => text)).toEqual([
        ...['a', '', 'b', '∑', 'i', '=', '1', 'n', 'x', '3', '2'],
      ]);
      const [a, bar, b] = symbols;
      expect(a.box.bottom).toBeLessThan(bar.box.top);
      expect(bar.box.bottom).toBeLessThan(b.box.top);
      expect(bar.box.height).toBeCloseTo(4, 1); // KaTeX's rule is 0.04 em
      for (const { box } of symbols) {
        expect(Math.abs(box.center.x)).toBeLessThan(formula.width() / 2);
      }
    });
  });

  test('parts, nested, by any name', async () => {
    const tex = '\\part{term}{\\part{w[0, 3]}{w_3}\\part{x}{x_3}}+b';
    await withFormula({ tex }, (formula) => {
      expect(formula.partNames()).toEqual(['term', 'w[0, 3]', 'x']);
      expect(
        formula
          .part('term')
          .map(({ text }) => text)
          .join(''),
      ).toBe('w3x3');
      expect(formula.part('w[0, 3]').map(({ index }) => index)).toEqual([0, 1]);
      expect(formula.symbols()[1].parts).toEqual(['term', 'w[0, 3]']);
    });
  });

  test('by a piece of tex', async () => {
    await withFormula({ tex: 'w_3 x_3 + w^3 + \\hat{y} + w_3' }, (formula) => {
      expect(formula.select('w_3').map(({ index }) => index)).toEqual([0, 1, 11, 12]);
      expect(formula.select('\\hat{y}').map(({ text }) => text)).toEqual(['y', '^']);
      expect(formula.boxOf('x_3').left).toBeGreaterThan(formula.symbols()[1].box.left);
    });
  });

  test('boxes lie on the ink', async () => {
    // Paint one part only, and find its ink on the canvas.
    let box = new BBox();
    const player = new ScenePlayer(function* (view) {
      const formula = new Formula({
        tex: '\\frac{a}{\\part{w}{W_3}} + g',
        x: 40,
        y: -20,
        scale: 1.5,
      });
      view.add(formula);
      formula.fill('#0B1020').color('w', '#FFFFFF');
      box = formula.boxOf('w', view);
      yield;
    });
    await player.seek(1);
    const ink = inkBounds(await player.draw(), 128);
    const expected = new BBox(box.x + 400, box.y + 150, box.width, box.height);
    for (const side of ['left', 'right', 'top', 'bottom'] as const) {
      expect(Math.abs(ink[side] - expected[side])).toBeLessThan(1.5);
    }
  });

  test('the same layout at each size', async () => {
    await withFormula({ tex: 'x_3', fontSize: 50 }, (formula) => {
      const { width, height } = formula.boxOf('x_3');
      formula.fontSize(75);
      expect(formula.boxOf('x_3').width).toBeCloseTo(1.5 * width, 6);
      expect(formula.boxOf('x_3').height).toBeCloseTo(1.5 * height, 6);
    });
  });

  test('what is not there', async () => {
    await withFormula({ tex: '\\part{w3}{w_3} x' }, (formula) => {
      expect(() => formula.color('w4', '#fff')).toThrow(/no part "w4".*parts are "w3"/);
      expect(() => formula.select('y')).toThrow(/"y" does not occur/);
      expect(() => formula.boxOf(7)).toThrow(/no symbol 7.*0 to 2/);
    });
  });
});

describe('colours', () => {
  test('by part, symbol and tex, inner before outer', async () => {
    const tex = '\\part{term}{\\part{w}{w} x} + \\textcolor{#F7741E}{b}';
    await withFormula({ tex, fill: '#ffffff' }, (formula) => {
      formula.color('term', '#112233').color('w', '#445566');
      const colors = formula.symbols().map((symbol) => formula.color(symbol).hex());
      expect(colors).toEqual(['#445566', '#112233', '#ffffff', '#f7741e']);
      formula.color(3, '#010203').color('w', null);
      expect(formula.color('b').hex()).toBe('#010203');
      expect(formula.color('w').hex()).toBe('#112233');
    });
  });

  test('are painted, and tinted over time', async () => {
    const seen: string[] = [];
    const player = new ScenePlayer(function* (view) {
      const formula = new Formula({ tex: '\\part{m}{-}', fontSize: 300, fill: '#000000' });
      view.add(formula);
      yield* formula.tint('m', '#ffffff', 0.5);
      seen.push(formula.color('m').hex());
      yield* formula.fade('m', 0.5, 0.5);
      yield;
    });
    await player.seek(1);
    const start = middlePixel(await player.draw());
    await player.step(15);
    const half = middlePixel(await player.draw());
    await player.step(16);
    const white = middlePixel(await player.draw());
    await player.step(30);
    const grey = middlePixel(await player.draw());
    expect(start).toBeLessThan(10);
    expect(half).toBeGreaterThan(60);
    expect(half).toBeLessThan(200);
    expect(white).toBe(255);
    expect(Math.abs(grey - 255 / 2)).toBeLessThan(2);
    expect(seen).toEqual(['#ffffff']);
  });

  test('may be signals', async () => {
    await withFormula({ tex: '\\part{w}{w}' }, (formula) => {
      let color = '#ff0000';
      formula.color('w', () => new Color(color));
      expect(formula.color('w').hex()).toBe('#ff0000');
      color = '#00ff00';
      formula.color('w', () => color);
      expect(formula.color('w').hex()).toBe('#00ff00');
    });
  });

  test('the opacity of the node dims every symbol without a canvas of its own', async () => {
    const player = new ScenePlayer(function* (view) {
      view.add(new Formula({ tex: '-', fontSize: 300, fill: '#ffffff', opacity: 0.5 }));
      yield;
    });
    await player.seek(1);
    expect(Math.abs(middlePixel(await player.draw()) - 255 / 2)).toBeLessThan(2);
  });
});

/** Red level of the brightest pixel in the column at the middle. */
function middlePixel({ data, width, height }: ImageData): number {
  let red = 0;
  for (let y = 0; y < height; y++) red = Math.max(red, data[4 * (y * width + width / 2)]);
  return red;
}

describe('knows its numbers', () => {
  test('declared, undeclared, and shown otherwise', async () => {
    const tex = '\\part{w}{-1.0}\\cdot\\part{x}{2} + 3 + x_4^{2} + \\sum_{i=1}^{5}';
    const declared = {
      w: { text: '-1.0', path: 'w[1]' },
      x: { text: '2.0', path: 'x[1]' },
      elsewhere: { text: '9', path: 'x[9]' },
    };
    await withFormula({ tex, numbers: declared }, (formula) => {
      expect(formula.shownNumbers()).toEqual([declared.w, declared.x]);
      expect(formula.unsourcedNumbers()).toEqual(['2 (part "x" declares "2.0")', '3']);
      formula.alpha('w', 0);
      expect(formula.shownNumbers()).toEqual([declared.x]);
    });
  });

  test('change hands in the middle of a morph', async () => {
    const shown: string[] = [];
    const player = new ScenePlayer(function* (view) {
      const formula = new Formula({
        tex: 'b = \\part{b}{1.5}',
        numbers: { b: { text: '1.5', path: 'b[0]' } },
      });
      view.add(formula);
      yield formula.morph('b = \\part{b}{2.5}', 0.5, {
        numbers: { b: { text: '2.5', path: 'b[1]' } },
      });
      for (let i = 0; i < 40; i++) {
        shown.push(
          [...formula.shownNumbers().map(({ path }) => path), ...formula.unsourcedNumbers()].join(),
        );
        yield;
      }
    });
    await player.seek(45);
    expect([...new Set(shown)]).toEqual(['b[0]', 'b[1]']);
  });
});

describe('stands where it is put', () => {
  test('its box is what KaTeX says', async () => {
    await withFormula({ tex: '\\frac{1}{2}', fontSize: 100 }, (formula) => {
      // KaTeX's strut for it: height 2.0074em, vertical-align -0.686em.
      expect(formula.height()).toBeCloseTo(200.74, 1);
      expect(formula.baseline()).toBeCloseTo(200.74 / 2 - 68.6, 1);
    });
  });

  test('by its middle, its left end or its baseline', async () => {
    const at = { x: 30, y: 40, tex: '\\frac{a}{b_g}', fontSize: 100 } as const;
    await withFormula(at, (formula, view) => {
      const box = (f: Formula) => f.boxOf(f.symbols(), view);
      const middle = box(formula);
      formula.align('left').origin('baseline');
      const moved = box(formula);
      expect(moved.x - middle.x).toBeCloseTo(formula.width() / 2, 1);
      expect(moved.y - middle.y).toBeCloseTo(-formula.baseline(), 1);
      expect(formula.left().x).toBeCloseTo(30, 1);
      expect(formula.top().y).toBeCloseTo(40 - formula.height() / 2 - formula.baseline(), 1);
      formula.left([0, 0]);
      expect(formula.left().x).toBeCloseTo(0, 6);
      expect(formula.left().y).toBeCloseTo(0, 6);
    });
  });

  test('nothing is cut off by a cache canvas', async () => {
    const picture = async (cache: boolean) => {
      const player = new ScenePlayer(function* (view) {
        view.add(new Formula({ tex: '\\hat{f}f\\rlap{$xyz$}', fontSize: 150, cache }));
        yield;
      });
      await player.seek(1);
      return inkBounds(await player.draw(), 100);
    };
    expect(await picture(true)).toEqual(await picture(false));
  });

  test('a clone is the same formula', async () => {
    await withFormula({ tex: '\\part{w}{w}x', align: 'left', fontSize: 70 }, (formula, view) => {
      formula.color('w', '#112233');
      const clone = formula.clone();
      view.add(clone);
      expect(clone.tex()).toBe(formula.tex());
      expect(clone.color('w').hex()).toBe('#112233');
      expect(clone.boxOf('w', view)).toEqual(formula.boxOf('w', view));
    });
  });
});
