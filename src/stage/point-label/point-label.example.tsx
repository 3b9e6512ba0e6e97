import * as np from '../../np/index.ts';
import { defineExample } from '../gallery/example.ts';
import { Plot } from '../plot/plot.tsx';
import { PointLabel } from './point-label.tsx';

export const labelRidesAlong = defineExample({
  name: 'A label rides along',
  says: 'It stays with its point of the curve while the axis bends.',
  size: [960, 540],
  at: [0.5, 1, 1.6],
  run: (record) => record.array('loss', np.multiply(36, np.power(0.94, np.arange(101)))),
  *play(view, { theme, run }) {
    const plot = new Plot({
      theme,
      size: [720, 360],
      position: [30, -10],
      xAxis: { domain: [0, 100], name: 'updates', ticks: 4 },
      yAxis: { domain: [0, 40], name: 'loss', ticks: 4, grid: 1 },
      curves: { loss: { y: run.array('loss'), colour: theme.gradient, width: 5 } },
    });
    view.add(plot);
    const label = new PointLabel({
      theme,
      label: run.value('loss[30]'),
      at: () => plot.curve('loss').place(30),
    });
    plot.add(label);
    yield* label.appear();
    yield* plot.yAxis.bendTo('log', [0.01, 100]);
  },
});
