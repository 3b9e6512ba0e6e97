import { all, type ThreadGenerator } from '@motion-canvas/core';
import { asSumOf, formatFor, formatNumber, type LessonContext } from 'gradreel/lesson';
import {
  fromCorner,
  inter,
  type LossStrip,
  mono,
  Readout,
  type ReadoutLine,
  type StripMark,
  signed,
} from 'gradreel/stage';

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
    position: fromCorner(92, 186),
    lines: titleLines(name).map((text, i) => ({
      text,
      font: inter(104, 700),
      color: theme.ink,
      gap: i * 108,
    })),
  });

  const counts = ['sources', 'hidden', 'senders', 'classes', 'parameter_count'].map(value);
  const [sources, hidden, senders, classes, all_] = counts.map(({ text }) => text);
  const numbers = new Readout({
    position: fromCorner(1212, 898),
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
    position: fromCorner(COLUMN.left, 180),
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
  const share = value('sample.start.probability');
  const loss = new Readout({
    position: fromCorner(COLUMN.left, 236),
    lines: [
      lossLine('sample.start.loss'),
      { ...words(`≈ −log ${share.text}`), numbers: [share], font: mono(36) },
    ],
  });

  const [before, step] = [value('update.weight'), signed(value('update.change'))];
  const after = asSumOf(value('update.after'), [before, value('update.change')]);
  const slope = value('update.slope');
  const entry = { font: mono(42), align: 'right', gap: 64 } as const;
  const updated = new Readout({
    position: fromCorner(COLUMN.right, 170),
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
  const reached = value('end.loss');
  const spot = [value('spot.x[0]'), value('spot.x[1]')].map((place) => ({
    ...place,
    text: formatNumber(place.number, formatFor([Number(place.number.toFixed(2))])),
  }));
  const corner = { align: 'right', font: mono(40) } as const;
  const doubt = new Readout({
    position: fromCorner(COLUMN.right, 214),
    lines: [
      {
        ...corner,
        text: `loss ${reached.text}`,
        numbers: [reached],
        color: theme.gradient,
        gap: 0,
      },
      {
        ...corner,
        font: mono(32),
        text: `at (${spot[0]?.text}, ${spot[1]?.text})`,
        numbers: spot,
        color: theme.secondary,
        gap: 250,
      },
    ],
  });
  const score = new Readout({
    position: fromCorner(1022, 214),
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

  const size = ['features', 'hidden', 'classes', 'parameter_count', 'end.epoch'].map(value);
  const [features, neurons, outputs, parameters, epochs] = size.map(({ text }) => text);
  const closing = new Readout({
    position: fromCorner(96, 420),
    lines: [
      ...titleLines(name).map((text, i) => ({
        text,
        font: inter(104, 700),
        color: theme.ink,
        gap: i * 112,
      })),
      {
        text: `${features}-${neurons}-${outputs} · ${parameters} numbers`,
        numbers: size.slice(0, 4),
        font: mono(32),
        color: theme.secondary,
        gap: 120,
      },
      {
        text: `${epochs} epochs`,
        numbers: size.slice(4),
        font: mono(32),
        color: theme.secondary,
        gap: 52,
      },
    ],
  });

  return {
    title,
    numbers,
    layers,
    loss,
    updated,
    score,
    doubt,
    closing,
    /** The loss turns over to another value, with other words below. */
    *loseTo(path: string, text: string): ThreadGenerator {
      yield* all(loss.replace(0, lossLine(path)), loss.replace(1, words(text)));
    },
    /** One movement for each passage that ends the long run. */
    ending(strip: LossStrip): ThreadGenerator[] {
      if (value('broken').number === 1) return [];
      const mark = function* (...marks: StripMark[]): ThreadGenerator {
        yield* strip.marksShown(0, 0.2);
        strip.marks(marks);
        yield* all(strip.headShown(0, 0.3), strip.marksShown(1, 0.5));
      };
      const stretch = (from: string, to: string, drop: string, words: string) => {
        const [start, end] = [value(from).number, value(to).number];
        return { from: start, to: end, value: value(drop), words };
      };
      const comparison = mark(
        stretch('start.epoch', 'early.epoch', 'early.drop', 'off the loss'),
        stretch('late.epoch', 'end.epoch', 'late.drop', 'off'),
      );
      if (value('spikes').number === 0) return [comparison];
      return [mark(stretch('spike.epoch', 'spike.epoch', 'spike.loss', 'up here')), comparison];
    },
  };
}

/** Two lines of about equal length. */
function titleLines(title: string): string[] {
  const words = title.split(' ');
  const half = Math.ceil(words.length / 2);
  return words.length < 2 ? [title] : [words.slice(0, half).join(' '), words.slice(half).join(' ')];
}
