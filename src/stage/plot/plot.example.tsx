import { all, linear, waitFor } from '@motion-canvas/core';
import * as np from '../../np/index.ts';
import { defineExample } from '../gallery/example.ts';
import { Plot } from './plot.tsx';

/** 200 updates that each leave 94.09 % of the loss. */
const updates = np.multiply(36, np.power(0.9409, np.arange(201)));

export const axisBends = defineExample({
  name: 'An axis bends from linear to log',
  says: 'The data stays and the axis bends: what loses the same share at every step becomes a straight line.',
  size: [1280, 640],
  at: [1, 2.4, 3, 4],
  run: (record) => record.array('loss', updates),
  *play(view, { theme, run }) {
    const plot = new Plot({
      theme,
      size: [1000, 440],
      position: [40, 0],
      xAxis: { domain: [0, 200], name: 'updates', ticks: 4 },
      yAxis: { domain: [0, 40], name: 'loss', ticks: 4, grid: 1 },
      curves: {
        loss: {
          y: run.array('loss'),
          colour: theme.gradient,
          width: 5,
          glow: 14,
          head: 10,
          ghosts: [0, 0.2, 0.4, 0.6, 0.8],
          dots: [
            { every: 5, r: 4.5, colour: theme.ink },
            { every: 20, r: 8, colour: theme.ink },
          ],
        },
      },
    });
    view.add(plot);
    plot.curve('loss').upTo(0);
    yield* plot.curve('loss').upTo(200, 2, linear);
    yield* plot.yAxis.bendTo('log', [1e-4, 100]);
    yield* waitFor(0.8);
  },
});

export const logOfEpochs = defineExample({
  name: 'Every epoch on an axis of log(1 + epoch)',
  says: 'The first hundred epochs get as much room as the last thousands; no spike is left out, and what is to come is pale.',
  size: [1280, 540],
  at: [0, 1.5, 3],
  run(record) {
    const epoch = np.arange(2001);
    const random = np.random.default_rng(0);
    const noise = np.power(random.random(2001), 200);
    record.array('loss', np.add(np.divide(1.1, np.add(1, np.divide(epoch, 90))), noise));
    record.array('epoch', epoch);
  },
  *play(view, { theme, run }) {
    const plot = new Plot({
      theme,
      size: [900, 340],
      position: [-40, 0],
      xAxis: { domain: [0, 2000], scale: 'log1p', name: 'epoch' },
      yAxis: { domain: [0.02, 2], scale: 'log', name: 'loss', grid: 1 },
      curves: {
        loss: {
          y: run.array('loss'),
          colour: theme.focus,
          width: 4,
          head: 9,
          tagSide: 'below',
          tag: (epoch) => run.value(`loss[${epoch}]`),
        },
      },
    });
    view.add(plot);
    const loss = plot.curve('loss');
    loss.ahead(0.3);
    loss.upTo(0);
    for (const decade of [9, 99, 999, 2000]) yield* loss.upTo(decade, 0.7, linear);
    yield* waitFor(0.5);
  },
});

export const namedCurves = defineExample({
  name: 'Curves are named at their ends',
  says: 'Rank is lightness and a name at the end of the line; names of curves that end close together make room for each other.',
  size: [1280, 540],
  at: [0, 1],
  run(record) {
    const step = np.arange(60);
    const ends = { leader: 0.93, second: 0.962, third: 0.965, last: 0.998 };
    for (const [name, factor] of Object.entries(ends)) {
      record.array(name, np.power(factor, step));
    }
  },
  *play(view, { theme, run }) {
    const looks = [
      ['leader', theme.focus, 6],
      ['second', theme.ink, 4],
      ['third', theme.secondary, 4],
      ['last', theme.tertiary, 4],
    ] as const;
    const curves = looks.map(
      ([name, colour, width]) =>
        [name, { y: run.array(name), colour, width, head: width + 2, tag: name }] as const,
    );
    const plot = new Plot({
      theme,
      size: [860, 380],
      position: [-60, 0],
      xAxis: { domain: [0, 59], name: 'epoch' },
      yAxis: { domain: [0, 1], name: 'loss', grid: 1 },
      curves: Object.fromEntries(curves),
    });
    view.add(plot);
    for (const [name] of looks) plot.curve(name).upTo(0);
    yield* all(...looks.map(([name]) => plot.curve(name).upTo(59, 1, linear)));
  },
});

export const scatterOfClasses = defineExample({
  name: 'Points of three classes',
  says: 'A class is a shape and a colour, all of one area; points arrive in their order, and a ✗ marks those that a network gets wrong.',
  size: [720, 640],
  at: [0.4, 1.2, 1.6],
  run(record) {
    const count = 40;
    const rows = [0, 1, 2].map((label) => {
      const turn = np.linspace(0, 4, count);
      const angle = np.add(turn, (label * 2 * Math.PI) / 3);
      const radius = np.linspace(0.05, 1, count);
      return [np.multiply(radius, np.sin(angle)), np.multiply(radius, np.cos(angle))] as const;
    });
    record.array('x', np.concatenate(rows.map(([x]) => x)));
    record.array('y', np.concatenate(rows.map(([, y]) => y)));
    record.array('label', np.repeat(np.arange(3), count));
  },
  *play(view, { theme, run }) {
    const plot = new Plot({
      theme,
      size: [520, 520],
      position: [20, -20],
      xAxis: { domain: [-1.1, 1.1], ticks: [-1, 0, 1] },
      yAxis: { domain: [-1.1, 1.1], ticks: [-1, 0, 1] },
      scatters: {
        spiral: { x: run.array('x'), y: run.array('y'), labels: run.array('label'), r: 9 },
      },
    });
    view.add(plot);
    const spiral = plot.scatter('spiral');
    spiral.count(0);
    yield* spiral.count(spiral.length, 1.2, linear);
    yield* waitFor(0.2);
    spiral.missed(new Set([3, 45, 82]));
    spiral.ringed(new Set([82]));
    spiral.ring(0);
    yield* spiral.ring(1, 0.2);
  },
});
