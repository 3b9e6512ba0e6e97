import { waitFor } from '@motion-canvas/core';
import { defineExample } from '../gallery/example.ts';
import { Legend } from './legend.tsx';

export const classesInARow = defineExample({
  name: 'Classes beside each other',
  says: 'A legend shows marks as the picture draws them, shape and colour together.',
  size: [960, 160],
  *play(view, { theme }) {
    const names = ['first arm', 'second arm', 'third arm'];
    view.add(
      new Legend({
        theme,
        position: [-400, 0],
        entries: names.map((label, index) => ({ sample: { kind: 'class', label: index }, label })),
      }),
    );
    yield* waitFor(0.1);
  },
});

export const allSamples = defineExample({
  name: 'What a legend can explain',
  says: 'Curves, edges and areas with their signs, and the three states of memory.',
  size: [960, 340],
  at: [0, 0.8],
  *play(view, { theme }) {
    const signs = new Legend({
      theme,
      direction: 'column',
      position: [-400, -100],
      entries: [
        { sample: { kind: 'line', colour: theme.gradient }, label: 'loss' },
        { sample: { kind: 'edge', sign: 1 }, label: 'positive weight' },
        { sample: { kind: 'edge', sign: -1 }, label: 'negative weight' },
        { sample: { kind: 'area', sign: 1 }, label: 'adds' },
        { sample: { kind: 'area', sign: -1 }, label: 'takes away' },
      ],
    });
    const memory = new Legend({
      theme,
      direction: 'column',
      position: [60, -100],
      entries: [
        { sample: { kind: 'memory', state: 'value' }, label: 'holds a value' },
        { sample: { kind: 'memory', state: 'socket' }, label: 'allocated, empty' },
        { sample: { kind: 'memory', state: 'ghost' }, label: 'never allocated' },
      ],
    });
    view.add([signs, memory]);
    memory.count(0);
    yield* memory.count(3, 0.6);
    yield* waitFor(0.2);
  },
});
