import { Node } from '@motion-canvas/2d';
import { waitFor } from '@motion-canvas/core';
import * as np from '../../np/index.ts';
import { defineExample } from '../gallery/example.ts';
import { ShapeSlots } from './shape-slots.tsx';

const PLACE = { left: 900, right: 1796, upper: 160, lower: 606, height: 288 } as const;
const TUPLE = { right: 826, size: 104, width: 400 } as const;

export const shapesAlign = defineExample({
  name: 'Shapes align from the right',
  says: 'A missing axis is a dotted ghost that reads as one; an axis of one stretches until its teeth meet.',
  size: [1920, 1080],
  at: [2, 5, 9],
  run(record) {
    record.array('sum', np.add(np.zeros([3, 4]), np.zeros([4])));
    record.array('A', np.array([3, 4]));
    record.array('b', np.array([4]));
    record.array('b_aligned', np.array([1, 4]));
  },
  *play(view, { theme, run }) {
    const slots = new ShapeSlots({
      theme,
      place: PLACE,
      tuple: TUPLE,
      upper: { shape: run.values('A'), aligned: run.values('A') },
      lower: { shape: run.values('b'), aligned: run.values('b_aligned') },
      result: run.values('A'),
    });
    const stage = new Node({ position: [-960, -540] });
    view.add(stage);
    stage.add(slots);
    yield* slots.write();
    yield* slots.arrive();
    yield* slots.align();
    yield* slots.readOnes();
    yield* slots.meshEqual();
    yield* slots.stretchOnes();
    yield* slots.conclude();
    yield* waitFor(0.5);
  },
});

export const pairThatFails = defineExample({
  name: 'A pair that fails',
  says: 'Two lengths that differ, neither of them one: the teeth do not meet, and the smaller shape bounces.',
  size: [1920, 1080],
  at: [4.5, 6],
  run(record) {
    record.array('values', np.zeros([2, 3]));
    record.array('A', np.array([2, 3]));
    record.array('b', np.array([2]));
    record.array('b_aligned', np.array([1, 2]));
  },
  *play(view, { theme, run }) {
    const slots = new ShapeSlots({
      theme,
      place: PLACE,
      tuple: TUPLE,
      upper: { shape: run.values('A'), aligned: run.values('A') },
      lower: { shape: run.values('b'), aligned: run.values('b_aligned') },
    });
    const stage = new Node({ position: [-960, -540] });
    view.add(stage);
    stage.add(slots);
    yield* slots.write();
    yield* slots.arrive();
    yield* slots.align();
    yield* slots.bounce(1);
    yield* waitFor(0.5);
  },
});
