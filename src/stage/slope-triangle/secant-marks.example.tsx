import { waitFor } from '@motion-canvas/core';
import * as np from '../../np/index.ts';
import { defineExample } from '../gallery/example.ts';
import { Plot } from '../plot/plot.tsx';
import { SecantMarks } from './secant-marks.tsx';

export const smallerNudges = defineExample({
  name: 'Smaller nudges, closer slopes',
  says: 'Where secants meet the curve again, each with its nudge and the slope that it measures.',
  size: [960, 640],
  at: [0.5, 2.4],
  run(record) {
    const step = np.array([0.4, 0.3, 0.2, 0.1]);
    const at = np.add(2, step);
    record.array('w', np.linspace(0, 2.6, 131));
    record.array('loss', np.multiply(9, np.square(np.linspace(0, 2.6, 131))));
    record.array('step', step);
    record.array('to', at);
    record.array('to_loss', np.multiply(9, np.square(at)));
    record.array(
      'slope',
      np.round(np.divide(np.multiply(9, np.subtract(np.square(at), 4)), step), 1),
    );
  },
  *play(view, { theme, run }) {
    const plot = new Plot({
      theme,
      size: [640, 500],
      position: [40, -10],
      xAxis: { domain: [0, 2.6], ticks: 3 },
      yAxis: { domain: [0, 60], ticks: 3, name: 'loss' },
      curves: { loss: { x: run.array('w'), y: run.array('loss'), colour: theme.secondary } },
    });
    view.add(plot);
    const marks = new SecantMarks({
      theme,
      side: 'left',
      marks: run.values('step').map((step, index) => ({
        place: plot.at(run.value(`to[${index}]`).number, run.value(`to_loss[${index}]`).number),
        step,
        slope: run.value(`slope[${index}]`),
      })),
    });
    plot.add(marks);
    for (const index of [0, 1, 2, 3]) yield* marks.show(index);
    yield* waitFor(0.5);
  },
});
