import * as np from '../../np/index.ts';
import { inter } from '../fonts.ts';
import { defineExample } from '../gallery/example.ts';
import { Readout } from './readout.tsx';

export const turnsOver = defineExample({
  name: 'A number turns over',
  says: 'A hero numeral with its words; another value takes its place, and none in between is ever shown.',
  at: [0.6, 0.75, 1.2],
  run: (record) => record.array('loss', np.array([1.0986, 1.0962])),
  *play(view, { theme, run }) {
    const line = (i: number) => {
      const value = run.value(`loss[${i}]`);
      const font = inter(150, 700);
      return { text: value.text, numbers: [value], font, color: theme.gradient, gap: 0 };
    };
    const words = { text: 'mean of all points', font: inter(40), color: theme.secondary, gap: 120 };
    const readout = new Readout({ lines: [line(0), words], position: [-270, -40] });
    view.add(readout);
    yield* readout.show();
    yield* readout.replace(0, line(1), 0.6);
  },
});
