import { waitFor } from '@motion-canvas/core';
import { defineExample } from '../gallery/example.ts';
import { Certificate } from './certificate.tsx';

/** dL/dw of L = (3w)² at w = 2, and the same by a nudge of 1e-4. */
const measure = (h: number) => ((3 * (2 + h)) ** 2 - 36) / h;

export const slopeIsConfirmed = defineExample({
  name: 'A certificate',
  says: 'A number that was worked out beside the same number measured: the one light surface of a dark picture.',
  size: [1120, 280],
  at: [0.15, 1.4],
  run(record) {
    record.array('worked_out', 36);
    record.array('measured', measure(1e-4));
    record.array('apart', (100 * (measure(1e-4) - 36)) / measure(1e-4));
  },
  *play(view, { theme, run }) {
    const certificate = new Certificate({
      theme,
      claimed: { name: 'chain rule', value: run.value('worked_out') },
      measured: { name: 'measured by the nudge', value: run.value('measured') },
      apart: run.value('apart'),
      agrees: true,
    });
    view.add(certificate);
    yield* certificate.stamp();
    yield* certificate.judge();
    yield* waitFor(0.6);
  },
});
