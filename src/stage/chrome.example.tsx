import { waitFor } from '@motion-canvas/core';
import * as np from '../np/index.ts';
import { Backdrop } from './backdrop.tsx';
import { Chrome } from './chrome.tsx';
import { defineExample } from './gallery/example.ts';

export const chromeOfALesson = defineExample({
  name: 'The chrome around a lesson',
  says: 'Number and title, one tick a beat, where the numbers come from, and the caption; behind it all one light.',
  size: [1920, 1080],
  at: [0, 1],
  run: (record) => record.array('total', np.array([0.2, 1.8])),
  *play(view, { theme, run }) {
    const total = run.value('total[1]');
    const backdrop = new Backdrop({ theme, light: [-400, -40] });
    const chrome = new Chrome({
      theme,
      lessonNumber: '01',
      lessonTitle: 'One neuron',
      beatTitles: ['Inputs arrive', 'Products pop', 'The running total', 'The bias lifts'],
      chip: { text: 'float64', numbers: [] },
      burnCaptions: true,
    });
    view.add([backdrop, chrome]);
    chrome.caption({ text: 'Two products are added, one after the other.', numbers: [] });
    yield* waitFor(0.6);
    chrome.currentBeat(2);
    chrome.caption({ text: `The total climbs to ${total.text}.`, numbers: [total] });
    yield* backdrop.light([400, -40], 0.4);
  },
});
