import { waitFor } from '@motion-canvas/core';
import * as np from '../../np/index.ts';
import { defineExample } from '../gallery/example.ts';
import { Plot } from '../plot/plot.tsx';
import { circle } from '../shapes.ts';
import { Loupe } from './loupe.tsx';

export const slopeUnderTheLoupe = defineExample({
  name: 'A curve becomes its tangent',
  says: 'Magnified uniformly, by a factor that is stated, a curve is as straight as its tangent, at the same angle.',
  size: [1280, 640],
  at: [0.1, 0.6, 2],
  run(record) {
    const x = np.linspace(0, 3, 301);
    record.array('x', x);
    record.array('square', np.square(x));
    record.array('touch', np.array([2, 4]));
  },
  *play(view, { theme, run }) {
    const [x, y] = run.values('touch').map(({ number }) => number) as [number, number];
    const plot = new Plot({
      theme,
      size: [460, 460],
      position: [-320, 0],
      xAxis: { domain: [0, 3], ticks: 3 },
      yAxis: { domain: [0, 9], ticks: 3 },
      curves: { square: { x: run.array('x'), y: run.array('square'), colour: theme.secondary } },
    });
    const loupe = new Loupe({
      theme,
      focus: plot.atOutside(x, y),
      position: [330, 0],
      r: 260,
      factor: 500,
      content(context, { at }) {
        // The curve itself, from so near to so far that it crosses the loupe at every factor.
        context.beginPath();
        for (let step = -40; step <= 40; step++) {
          const v = x + Math.sign(step) * 10 ** (Math.abs(step) / 10 - 4);
          const place = at(plot.atOutside(v, v * v));
          context.lineTo(place.x, place.y);
        }
        context.strokeStyle = theme.gradient;
        context.lineWidth = 8;
        context.stroke();
        context.fillStyle = theme.focus;
        context.beginPath();
        circle(context, 0, 0, 14);
        context.fill();
      },
    });
    view.add([plot, loupe]);
    yield* loupe.open();
    yield* waitFor(1);
  },
});
