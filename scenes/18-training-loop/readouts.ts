import { all, type ThreadGenerator } from '@motion-canvas/core';
import type { LessonContext } from '../../src/lesson/lesson-context.ts';
import { asSumOf } from '../../src/run/displayed-arithmetic.ts';
import { inter, mono } from '../../src/stage/fonts.ts';
import type { LossStrip } from '../../src/stage/loss-strip/loss-strip.tsx';
import { Readout, type ReadoutLine } from '../../src/stage/readout/readout.tsx';
import { signed } from '../../src/stage/signs.ts';
import { at } from './stage.ts';

/** Right column beside the loop. */
const COLUMN = { left: 1404, right: 1824 } as const;

/** The texts beside the pictures, each line with the values it shows. */
export function readouts({ run, theme, title: name }: LessonContext) {
  const value = (path: string) => run.value(path);
  const quiet = { font: inter(32), color: theme.secondary } as const;
  const number = (path: string): Pick<ReadoutLine, 'text' | 'numbers'> => ({
    text: value(path).text,
    numbers: [value(path)],
  });

  const title = new Readout({
    position: at(92, 186),
    lines: titleLines(name).map((text, i) => ({
      text,
      font: inter(104, 700),
      color: theme.ink,
      gap: i * 108,
    })),
  });

  const counts = ['sources', 'hidden', 'senders', 'classes', 'numbers'].map(value);
  const [sources, hidden, senders, classes, all_] = counts.map(({ text }) => text);
  const numbers = new Readout({
    position: at(1212, 898),
    lines: [
      {
        text: `${sources} × ${hidden} + ${senders} × ${classes} = ${all_}`,
        numbers: counts,
        font: mono(36),
        color: theme.ink,
        gap: 0,
        align: 'center',
      },
    ],
  });

  const shape = (...paths: string[]) => paths.map(value);
  const product = (a: readonly [string, string], b: readonly [string, string]) => {
    const sizes = shape(...a, ...b);
    const [r, i, j, c] = sizes.map(({ text }) => text);
    return { text: `(${r}, ${i}) · (${j}, ${c})`, numbers: sizes };
  };
  const layers = new Readout({
    position: at(COLUMN.left, 180),
    lines: [
      { text: 'all points at once', ...quiet, gap: 0 },
      {
        ...product(['count', 'features'], ['features', 'hidden']),
        font: mono(32),
        color: theme.ink,
        gap: 62,
      },
      { text: 'then below zero: off', ...quiet, gap: 52 },
      {
        ...product(['count', 'hidden'], ['hidden', 'classes']),
        font: mono(32),
        color: theme.ink,
        gap: 78,
      },
      { text: 'then softmax', ...quiet, gap: 52 },
    ],
  });

  const lossLine = (path: string): ReadoutLine => ({
    ...number(path),
    font: inter(112, 700),
    color: theme.gradient,
    gap: 0,
  });
  const words = (text: string): ReadoutLine => ({ text, ...quiet, gap: 92 });
  const loss = new Readout({
    position: at(COLUMN.left, 236),
    lines: [lossLine('sample.start.loss'), words('loss of this point')],
  });

  const [before, step] = [value('update.weight'), signed(value('update.change'))];
  const after = asSumOf(value('update.after'), [before, value('update.change')]);
  const slope = value('update.slope');
  const entry = { font: mono(42), align: 'right', gap: 64 } as const;
  const ledger = new Readout({
    position: at(COLUMN.right, 170),
    lines: [
      { ...entry, text: `weight ${before.text}`, numbers: [before], color: theme.ink, gap: 0 },
      { ...entry, text: `gradient ${slope.text}`, numbers: [slope], color: theme.gradient },
      { ...entry, text: `step ${step.text}`, numbers: [step], color: theme.focus },
      {
        ...entry,
        text: after.text,
        numbers: [after],
        font: inter(96, 700),
        color: theme.ink,
        gap: 96,
      },
    ],
  });

  const [right, count] = [value('end.right'), value('count')];
  const score = new Readout({
    position: at(1022, 214),
    lines: [
      {
        text: `${value('end.percent').text} %`,
        numbers: [value('end.percent')],
        font: inter(150, 700),
        color: theme.ink,
        gap: 0,
      },
      {
        text: `${right.text} of ${count.text} right`,
        numbers: [right, count],
        font: inter(36),
        color: theme.secondary,
        gap: 104,
      },
    ],
  });

  return {
    title,
    numbers,
    layers,
    loss,
    ledger,
    score,
    /** The loss turns over to another value, with other words below. */
    *loseTo(path: string, text: string): ThreadGenerator {
      yield* all(loss.replace(0, lossLine(path)), loss.replace(1, words(text)));
    },
    /** One movement for each passage at the end of the long run: only where both are whole is there a comparison. */
    comparisons(strip: LossStrip): (ThreadGenerator | null)[] {
      const compare = function* (): ThreadGenerator {
        strip.marks([
          {
            from: 0,
            to: value('early.epoch').number,
            value: value('early.drop'),
            words: 'off the loss',
          },
          {
            from: value('late.epoch').number,
            to: value('end.epoch').number,
            value: value('late.drop'),
            words: 'off',
          },
        ]);
        yield* all(strip.headShown(0, 0.3), strip.marksShown(1, 0.5));
      };
      if (value('broken').number === 1) return [];
      return value('spikes').number > 0 ? [null, compare()] : [compare()];
    },
  };
}

/** Two lines of about equal length. */
function titleLines(title: string): string[] {
  const words = title.split(' ');
  const half = Math.ceil(words.length / 2);
  return words.length < 2 ? [title] : [words.slice(0, half).join(' '), words.slice(half).join(' ')];
}
