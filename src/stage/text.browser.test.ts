import { Node, Txt } from '@motion-canvas/2d';
import { beforeAll, describe, expect, test } from 'vitest';
import * as np from '../np/index.ts';
import { UnsourcedNumberError } from '../run/errors.ts';
import { Recorder } from '../run/recorder.ts';
import { Ruler } from '../run/ruler.ts';
import { Run, type RunRecord } from '../run/run.ts';
import type { Shown } from '../run/shown.ts';
import { DisplayedNumbers } from './displayed-numbers.ts';
import { inter, loadFonts } from './fonts.ts';
import { differing } from './formula/testing/pictures.ts';
import { staged } from './testing/staged.ts';
import {
  drawSourced,
  drawText,
  drawTextWithNumbers,
  isSourcedDrawing,
  requireSources,
  textWidth,
} from './text.ts';
import { guardTexts } from './text-guard.ts';

const shown = (text: string, path = 'w[2]'): Shown => ({ text, path, source: 'run' });

beforeAll(async () => {
  await loadFonts();
  guardTexts();
});

/** A node that draws by a function. */
class Sketch extends Node {
  constructor(private readonly sketch: (context: CanvasRenderingContext2D) => void) {
    super({});
  }

  protected override draw(context: CanvasRenderingContext2D): void {
    this.sketch(context);
  }
}

const sketch = (draw: (context: CanvasRenderingContext2D) => void) =>
  staged(() => new Sketch(draw));

describe('requireSources', () => {
  test.each(['no digit at all', 'float64', 'x1 and w_2', 'dense1.weights', 'mp4', 'Schicht3', ''])(
    '%j needs no source',
    (text) => {
      expect(() => requireSources(text, [])).not.toThrow();
    },
  );

  test.each([
    '2',
    '−0.5',
    'about 3 inputs',
    '3x',
    '(300, 2)',
    '.5',
    'w[2]',
    'x = 1',
    '1e−6',
    '10 000',
  ])('%j without a source is refused', (text) => {
    expect(() => requireSources(text, [])).toThrow(UnsourcedNumberError);
    expect(() => requireSources(text, [])).toThrow(/"[^"]*" has no source\. Show a recorded value/);
  });

  test('every number in a text needs its own', () => {
    const text = '2 times −0.5 is −1.0';
    const numbers = [shown('2'), shown('−0.5'), shown('−1.0')];
    expect(() => requireSources(text, numbers)).not.toThrow();
    for (const missing of numbers) {
      const others = numbers.filter((number) => number !== missing);
      expect(() => requireSources(text, others)).toThrow(UnsourcedNumberError);
    }
  });

  test('one number twice needs to be there twice', () => {
    expect(() => requireSources('1 and 1', [shown('1')])).toThrow(UnsourcedNumberError);
    expect(() => requireSources('1 and 1', [shown('1'), shown('1')])).not.toThrow();
  });

  test('a number does not vouch for a longer one', () => {
    expect(() => requireSources('2.5', [shown('2')])).toThrow(UnsourcedNumberError);
    expect(() => requireSources('12', [shown('2')])).toThrow(UnsourcedNumberError);
    expect(() => requireSources('0.25', [shown('0.2')])).toThrow(UnsourcedNumberError);
  });
});

describe('drawing', () => {
  test('a number is noted as displayed with its frame; words do not', async () => {
    const { displayed } = await staged(
      () =>
        new Sketch((context) => {
          drawText(context, shown('−0.5'), 0, 0, { font: inter(40), color: 'white' });
          drawText(context, 'running total', 0, 50, { font: inter(40), color: 'white' });
        }),
      { frames: 7 },
    );
    expect(displayed.entries()).toEqual([
      {
        shown: { text: '−0.5', path: 'w[2]', source: 'run' },
        ranges: [{ firstFrame: 7, endFrame: 8 }],
      },
    ]);
  });

  test('a typed number is an error, wherever it comes from', async () => {
    const style = { font: inter(40), color: 'white' };
    const label = sketch((context) => drawText(context, 'accuracy 97 %', 0, 0, style));
    await expect(label).rejects.toThrow(UnsourcedNumberError);
    const caption = sketch((context) =>
      drawTextWithNumbers(context, 'from 1 to 2', [shown('1')], 0, 0, style),
    );
    await expect(caption).rejects.toThrow('The number in "from 1 to 2" has no source');
    const own = sketch((context) => context.fillText('97 %', 0, 0));
    await expect(own).rejects.toThrow(UnsourcedNumberError);
    const outline = sketch((context) => context.strokeText('97 %', 0, 0));
    await expect(outline).rejects.toThrow(UnsourcedNumberError);
    const stock = staged(() => new Txt({ text: 'accuracy 97 %', fill: 'white' }));
    await expect(stock).rejects.toThrow(UnsourcedNumberError);
  });

  test('Motion Canvas’s own text may hold words and names', async () => {
    const { picture } = await staged(() => new Txt({ text: 'float64', fill: '#ffffff' }));
    expect(picture.data.some((value, index) => index % 4 === 0 && value > 200)).toBe(true);
  });

  test('what is not seen is not noted as displayed', async () => {
    const { displayed, picture } = await sketch((context) =>
      drawText(context, shown('−0.5'), 0, 0, { font: inter(40), color: 'white', alpha: 0 }),
    );
    expect(displayed.entries()).toEqual([]);
    const blank = await sketch(() => {});
    expect(differing(picture, blank.picture)).toBe(0);
  });

  test('an error while drawing does not leave the gate open', () => {
    expect(() =>
      drawSourced(() => {
        expect(isSourcedDrawing()).toBe(true);
        throw new Error('in the middle');
      }),
    ).toThrow('in the middle');
    expect(isSourcedDrawing()).toBe(false);
  });

  test('padding zeros have a colour of their own and change nothing else', async () => {
    const draw = (padding: string | undefined, align: CanvasTextAlign) =>
      sketch((context) => {
        const style = { font: inter(120, 600), color: '#ffffff', align } as const;
        drawText(
          context,
          shown('4.800'),
          0,
          0,
          padding === undefined ? style : { ...style, padding },
        );
      });
    for (const align of ['left', 'center', 'right'] as const) {
      const plain = await draw(undefined, align);
      const same = await draw('#ffffff', align);
      // Kerning between the digits is none in the face, so two pieces stand where one text would.
      expect(largestDifference(plain.picture, same.picture)).toBeLessThan(24);
      const dim = await draw('#ff0000', align);
      const red = reds(dim.picture);
      expect(red.count).toBeGreaterThan(100);
      expect(red.left).toBeGreaterThan(whites(dim.picture).left);
      expect(red.right).toBeGreaterThanOrEqual(whites(dim.picture).right);
    }
  });

  test('drawing leaves the opacity as it was', async () => {
    let after = 0;
    await sketch((context) => {
      context.globalAlpha = 0.5;
      drawText(context, shown('1'), 0, 0, { font: inter(40), color: 'white', alpha: 0.3 });
      after = context.globalAlpha;
    });
    expect(after).toBe(0.5);
  });

  test('a text is as wide as its face says, and digits share a width where they stand in columns', () => {
    const context = document.createElement('canvas').getContext('2d') as CanvasRenderingContext2D;
    expect(textWidth(context, 'MMMM', inter(40))).toBeCloseTo(
      2 * textWidth(context, 'MM', inter(40)),
      3,
    );
    expect(textWidth(context, 'M', inter(80))).toBeCloseTo(
      2 * textWidth(context, 'M', inter(40)),
      1,
    );
  });
});

function recordOf(recorder: Recorder): RunRecord {
  const arrays = recorder.recordings().map(({ name, values }) => {
    return { name, dtype: values.dtype, shape: [...values.shape] };
  });
  return { lesson: 'test', key: '', parameters: {}, arrays };
}

describe('DisplayedNumbers', () => {
  test('joins neighbouring frames, parts others, and keeps texts, paths and sources apart', () => {
    const displayed = new DisplayedNumbers();
    for (const frame of [0, 1, 1, 2, 10, 11]) displayed.enter(shown('1'), frame);
    displayed.enter(shown('1', 'b'), 1);
    displayed.enter(shown('2'), 1);
    displayed.enter({ ...shown('1'), source: 'ruler' }, 1);
    const entries = displayed.entries();
    expect(entries[0]?.ranges).toEqual([
      { firstFrame: 0, endFrame: 3 },
      { firstFrame: 10, endFrame: 12 },
    ]);
    expect(entries.map(({ shown: { text, path, source } }) => `${text} ${path} ${source}`)).toEqual(
      ['1 w[2] run', '1 b run', '2 w[2] run', '1 w[2] ruler'],
    );
  });

  test('looks numbers up in the run: a made-up path, or another text than its value, is refused', () => {
    const recorder = new Recorder();
    recorder.array('w', np.array([0.2, 0.8]));
    const run = new Run(recordOf(recorder), recorder.recordings());
    const displayed = new DisplayedNumbers(run);
    for (const text of ['0.8', '+0.8', '≈0.8', '0.80']) displayed.enter(shown(text, 'w[1]'), 0);
    expect(() => displayed.enter(shown('0.9', 'w[1]'), 0)).toThrow('the run has 0.8 there');
    expect(() => displayed.enter(shown('0.8', 'ww[1]'), 0)).toThrow(
      '"0.8" was shown for ww[1], which is not in the run. The run has no array "ww". Is it "w"?',
    );
    expect(() => displayed.enter(shown('0.8', 'w[7]'), 0)).toThrow('reaches past the end');
    // Every time, not the first alone.
    expect(() => displayed.enter(shown('0.9', 'w[1]'), 1)).toThrow(UnsourcedNumberError);
    expect(displayed.entries()).toHaveLength(4);
  });

  test('looks ticks up on the ruler that they stand on, and axes in the run', () => {
    const recorder = new Recorder();
    recorder.array('w', np.array([0.2, 0.8]));
    const record = recordOf(recorder);
    const displayed = new DisplayedNumbers(new Run(record, recorder.recordings()));
    displayed.enter(new Ruler('loss', [0.5, 1]).shown(0.5), 0);
    displayed.enter({ text: '0', path: 'axis', source: 'ruler' }, 0);
    const invented = { text: '0.97', path: 'tick of accuracy', source: 'ruler' } as const;
    expect(() => displayed.enter(invented, 0)).toThrow(
      '"0.97" was shown as a position on "tick of accuracy", but no ruler has it there.',
    );
    expect(() => displayed.enter({ text: '2', path: 'axis', source: 'ruler' }, 0)).toThrow(
      UnsourcedNumberError,
    );
    expect(displayed.entries().map(({ shown: { text } }) => text)).toEqual(['0.5', '0']);
  });

  test('looks the lesson’s own numbers up where it is told to', () => {
    const recorder = new Recorder();
    const run = new Run(recordOf(recorder), recorder.recordings());
    const problem = new UnsourcedNumberError('not the lesson’s');
    const displayed = new DisplayedNumbers(run, ({ text }) =>
      text === '97' ? problem : undefined,
    );
    displayed.enter({ text: '18', path: 'lesson number', source: 'lesson' }, 0);
    expect(() =>
      displayed.enter({ text: '97', path: 'lesson number', source: 'lesson' }, 0),
    ).toThrow(problem);
  });

  test('keeps no more of a value than what was shown', () => {
    const displayed = new DisplayedNumbers();
    const value = { ...shown('1'), number: 1.04 };
    displayed.enter(value, 0);
    expect(displayed.entries()[0]?.shown).toEqual(shown('1'));
    displayed.clear();
    expect(displayed.entries()).toEqual([]);
  });
});

function columns({ data, width }: ImageData, is: (r: number, g: number) => boolean) {
  let [left, right, count] = [Number.POSITIVE_INFINITY, -1, 0];
  for (let at = 0; at < data.length; at += 4) {
    if (!is(data[at] as number, data[at + 1] as number)) continue;
    const x = (at / 4) % width;
    left = Math.min(left, x);
    right = Math.max(right, x);
    count++;
  }
  return { left, right, count };
}

const reds = (picture: ImageData) => columns(picture, (r, g) => r > 200 && g < 60);
const whites = (picture: ImageData) => columns(picture, (r, g) => r > 200 && g > 200);

function largestDifference(a: ImageData, b: ImageData): number {
  return a.data.reduce(
    (most, value, at) => Math.max(most, Math.abs(value - (b.data[at] as number))),
    0,
  );
}
