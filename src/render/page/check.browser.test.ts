import { useScene, waitFor } from '@motion-canvas/core';
import { describe, expect, test } from 'vitest';
import { beat } from '../../lesson/beat.ts';
import { lessonOf } from '../../lesson/lesson-context.ts';
import { Ruler } from '../../run/ruler.ts';
import { useChrome } from '../../stage/chrome.tsx';
import { inter } from '../../stage/fonts.ts';
import { SourcedFormula } from '../../stage/sourced-formula.ts';
import { drawText } from '../../stage/text.ts';
import {
  checkInPage,
  found,
  type SketchedLesson,
  type Sketching,
  write,
} from './testing/check-in-page.ts';

test('a clean lesson has nothing to remark', async () => {
  const narration = `## The weight
Every edge has a *weight*: how much its input counts.

## The total
Add up what comes in, and the weight decides: {w[1]} plus {w[0]} is one.

## The end
What would a second input do?
`;
  const findings = await checkInPage({
    narration,
    sketch(sketching) {
      const { context, theme, run } = sketching;
      context.fillStyle = theme.focus;
      context.fillRect(400, 400, 200, 100);
      write(sketching, 'a weight', 400, 380);
      drawText(context, run.value('w[1]'), 500, 450, {
        font: inter(60, 700),
        color: theme.inkOnBright,
        align: 'center',
        baseline: 'middle',
      });
    },
  });
  expect(findings).toEqual([]);
});

describe('new things', () => {
  const boxes = (count: number) => (sketching: Sketching) => {
    for (let index = 0; index < count; index++)
      write(sketching, 'x', 200 + 20 * index, 500, { size: 24 * 1.45 ** index });
  };

  test('are at most seven at once', async () => {
    expect(await found({ sketch: boxes(7) }, 'novelty')).toEqual([]);
    expect(await found({ sketch: boxes(9) }, 'novelty')).toEqual([
      expect.stringMatching(/brings 9 new things .* the most is 7/),
    ]);
  });

  test('may be many where they come one after the other', async () => {
    const narration = `## One beat\n\n${'Something is said. '.repeat(12)}\n`;
    const sketch = (sketching: Sketching) =>
      boxes(Math.floor(1 + sketching.seconds / 1.5))(sketching);
    expect(await found({ narration, sketch }, 'novelty')).toEqual([]);
  });

  test('are groups: a row of ten numbers is one', async () => {
    const sketch = (sketching: Sketching) => {
      for (let index = 0; index < 10; index++) write(sketching, 'x', 200 + 100 * index, 500);
    };
    expect(await found({ sketch }, 'novelty')).toEqual([]);
  });
});

describe('a still picture without words', () => {
  const telling = (seconds: number): SketchedLesson => ({
    *tell() {
      yield* beat('one-beat', waitFor(seconds));
    },
  });

  test('lasts at most 4 seconds', async () => {
    // The words take 1.7 s; a breath of 0.8 s follows.
    expect(await found(telling(8), 'still')).toEqual([
      expect.stringMatching(/^the picture: It stands still for [67]\.\d s while nothing is said/),
    ]);
    expect(await found(telling(4), 'still')).toEqual([]);
  });

  test('is none where something moves', async () => {
    const sketch = (sketching: Sketching) => {
      sketching.context.fillStyle = '#4DA3F0';
      sketching.context.fillRect(300 + 50 * sketching.seconds, 400, 100, 100);
    };
    expect(await found({ ...telling(8), sketch }, 'still')).toEqual([]);
  });
});

test('narration that is gone before it can be read is found', async () => {
  const hurried: SketchedLesson = {
    *tell() {
      const chrome = useChrome();
      const { marks } = lessonOf();
      marks.begin('sketch', 'one-beat', 'One beat', 0);
      const text = 'Forty characters are said in one second.';
      marks.cue('sketch', text, useScene().playback.frame);
      chrome.caption({ text, numbers: [] });
      yield* waitFor(1);
      marks.end('sketch', useScene().playback.frame);
    },
  };
  expect(await found(hurried, 'pace')).toEqual([
    expect.stringMatching(/: It takes 4\d\.\d characters a second to read; the limit is 20/),
  ]);
  expect(await found({}, 'pace')).toEqual([]);
});

describe('prose in the picture', () => {
  const narration = '## One beat\n\nThe bias is a head start for the sum of all the products.\n';

  test('may not repeat what is said', async () => {
    const sketch = (sketching: Sketching) => write(sketching, 'The bias is a head start', 300, 300);
    expect(await found({ narration, sketch }, 'prose')).toEqual([
      'the beat: The picture repeats 46 % of what is said; the most is 30 %.',
    ]);
  });

  test('may name what is said', async () => {
    const sketch = (sketching: Sketching) => write(sketching, 'bias', 300, 300);
    expect(await found({ narration, sketch }, 'prose')).toEqual([]);
  });
});

describe('a term', () => {
  test('is introduced before it is used', async () => {
    const narration = `## First
The bias comes early, and its gradient too.

## Then
A head start is called the *bias*. A *vote* is counted.

## Last
The vote and the biases are known now. So is the loss.
`;
    const findings = await checkInPage({ narration, assumes: ['loss'] }, 'terms');
    expect(findings.map(({ beat, object, problem }) => [beat, object, problem])).toEqual([
      [
        'first',
        expect.stringContaining('the term "bias" in'),
        expect.stringContaining('in "then"'),
      ],
      [
        'first',
        expect.stringContaining('"gradient"'),
        expect.stringContaining('nothing introduces'),
      ],
    ]);
  });

  test('may not stand in the picture before', async () => {
    const narration = '## First\nNothing yet.\n\n## Then\nThis is a *weighted sum*.\n';
    const sketch = (sketching: Sketching) => write(sketching, 'the weighted sum', 300, 300);
    expect(await found({ narration, sketch }, 'terms')).toEqual([
      expect.stringMatching(
        /the term "weighted sum" in "the weighted sum" in Sketch: .* in "then"/,
      ),
    ]);
  });
});

describe('length', () => {
  const lasting = (...seconds: number[]): SketchedLesson => ({
    narration: seconds.map((_, index) => `## Beat ${'abcdef'[index]}\nSaid.\n`).join('\n'),
    every: 5,
    *tell() {
      for (const [index, length] of seconds.entries())
        yield* beat(`beat-${'abcdef'[index]}`, waitFor(length));
    },
  });

  test('of a chapter is at most 90 s, of a lesson 6 minutes', async () => {
    expect(await found(lasting(80, 100, 80, 80, 80), 'length')).toEqual([
      'the chapter "Beat b": It takes 101 s; a chapter takes at most 90 s.',
      'the lesson: It takes 7:03; a lesson takes at most 6:00.',
    ]);
    expect(await found(lasting(80, 80), 'length')).toEqual([]);
  });

  test('without a pause point is at most 2 minutes', async () => {
    const moving = (sketching: Sketching) => {
      sketching.context.fillStyle = '#4DA3F0';
      sketching.context.fillRect(300 + sketching.seconds, 400, 100, 100);
    };
    expect(await found({ ...lasting(70, 70, 70, 1), sketch: moving }, 'pauses')).toEqual([
      'the lesson: For 215 s it has no pause point; there is one at least every 120 s.',
      'the lesson: It has 0 pause points before its end; the least is 2.',
    ]);
    const twice = { ...lasting(130, 5, 5), every: 0.5 };
    expect(await found(twice, 'pauses')).toEqual([
      'the lesson: For 131 s it has no pause point; there is one at least every 120 s.',
    ]);
    expect(await found({ ...lasting(5, 5, 5), every: 0.5 }, 'pauses')).toEqual([]);
  });
});

describe('arithmetic', () => {
  const number = (text: string) => new Ruler('a scale', [0], () => text).shown(0);

  test('is read from pieces that stand on one line', async () => {
    const sketch = ({ context, theme }: Sketching) => {
      const style = { font: inter(60), color: theme.ink };
      const parts = [number('0.2'), '+', number('1.6'), '=', number('1.9')];
      for (const [index, part] of parts.entries())
        drawText(context, part, 300 + 110 * index, 300, style);
      // Another line, at another height.
      drawText(context, number('7'), 900, 420, style);
    };
    expect(await found({ sketch }, 'arithmetic')).toEqual([
      '"0.2 + 1.6 = 1.9": As displayed it comes to 1.8.',
    ]);
  });

  test('is read from formulas', async () => {
    const formula = (result: string): SketchedLesson => ({
      *tell({ view }) {
        const tex = `z = \\part{a}{0.8} \\cdot 2 - \\part{b}{0.5} = \\part{z}{${result}}`;
        const numbers = Object.fromEntries(
          [...tex.matchAll(/[\d.]+/g)].map(([text], index) => [
            ['a', 'two', 'b', 'z'][index] as string,
            { text, path: 'w[0]' },
          ]),
        );
        view.add(
          new SourcedFormula({ tex: tex.replace('2', '\\part{two}{2}'), numbers, fontSize: 60 }),
        );
        yield* beat('one-beat');
      },
    });
    expect(await found(formula('1.2'), 'arithmetic')).toEqual([
      '"0.8 ⋅ 2 − 0.5 = 1.2": As displayed it comes to 1.1.',
    ]);
    expect(await found(formula('1.1'), 'arithmetic')).toEqual([]);
  });

  test('is read from what is said', async () => {
    const said = (sentence: string) => ({ narration: `## One beat\n\n${sentence}\n` });
    expect(await found(said('So {w[0]} plus {w[1]} is {w[2]}.'), 'arithmetic')).toEqual([
      '"0.2 + 0.8 = −0.5": As displayed it comes to 1.',
    ]);
    expect(await found(said('So {w[0]} plus {w[1]} is one.'), 'arithmetic')).toEqual([]);
  });
});

test('every frame is played: what throws between two looks stops the check', async () => {
  const sketch = ({ context, seconds }: Sketching) => {
    const radius = seconds > 0.65 && seconds < 0.75 ? -1 : 1;
    context.roundRect(0, 0, 10, 10, radius);
  };
  await expect(found({ sketch, every: 5 }, 'overlap')).rejects.toThrow(/radi.* negative/i);
});

describe('a number', () => {
  test('needs a source', async () => {
    const sketch = (sketching: Sketching) => write(sketching, 'gain 3', 300, 300);
    expect(await found({ sketch }, 'source')).toEqual([
      '"gain 3" in Sketch: The number in "gain 3" has no source.',
    ]);
  });

  test('in a formula needs one too', async () => {
    const lesson: SketchedLesson = {
      *tell({ view }) {
        view.add(new SourcedFormula({ tex: 'z = 2.3', fontSize: 60 }));
        yield* beat('one-beat');
      },
    };
    expect(await found(lesson, 'source')).toEqual([
      '"z = 2.3" in SourcedFormula: The number 2.3 in the formula "z = 2.3" has no source.',
    ]);
  });

  test('that shows between two looks alone needs a source, too', async () => {
    const sketch = (sketching: Sketching) => {
      if (sketching.seconds > 0.65 && sketching.seconds < 0.75)
        write(sketching, 'gain 3', 300, 300);
    };
    expect(await found({ sketch, every: 5 }, 'source')).toEqual([
      '"gain 3" in Sketch: The number in "gain 3" has no source.',
    ]);
  });

  test('is written as its source is', async () => {
    const shown = (text: string, path: string) => ({
      sketch: ({ context, theme }: Sketching) =>
        drawText(context, { text, path, source: 'run' }, 300, 300, {
          font: inter(60),
          color: theme.ink,
        }),
    });
    expect(await found(shown('0.9', 'w[1]'), 'source')).toEqual([
      '"0.9" in Sketch: "0.9" was shown for w[1], but the run has 0.8 there (0.8).',
    ]);
    expect(await found(shown('1', 'v[0]'), 'source')).toEqual([
      expect.stringContaining('The run has no array "v"'),
    ]);
    expect(await found(shown('+0.8', 'w[1]'), 'source')).toEqual([]);
  });
});
