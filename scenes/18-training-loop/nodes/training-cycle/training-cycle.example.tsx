import { defineExample } from 'gradreel/stage';
import { TrainingCycle } from './training-cycle.tsx';

export const once = defineExample({
  name: 'Once around the loop',
  says: 'Four steps around what they work on; a light says which one is being made, and the ring closes.',
  at: [0.5, 2.4, 4],
  *play(view, { theme }) {
    const cycle = new TrainingCycle({
      theme,
      steps: ['forward', 'loss', 'backward', 'update'],
      width: 620,
      height: 380,
    });
    view.add(cycle);
    yield* cycle.unroll(1);
    yield* cycle.advance(2.6, 1.5);
    yield* cycle.advance(4, 0.8);
    yield* cycle.shrink({ x: -300, y: 150 }, 18, 0.8);
  },
});
