import { defineExample } from '../gallery/example.ts';
import { LoopTrack } from './loop-track.tsx';

export const once = defineExample({
  name: 'Once around the loop',
  says: 'Four steps around what they work on; a light says which one is being made, and the ring closes.',
  at: [0.5, 2.4, 4],
  *play(view, { theme }) {
    const track = new LoopTrack({
      theme,
      steps: ['forward', 'loss', 'backward', 'update'],
      width: 620,
      height: 380,
    });
    view.add(track);
    yield* track.unroll(1);
    yield* track.advance(2.6, 1.5);
    yield* track.advance(4, 0.8);
    yield* track.shrink({ x: -300, y: 150 }, 18, 0.8);
  },
});
