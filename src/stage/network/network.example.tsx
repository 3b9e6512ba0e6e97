import { all, waitFor } from '@motion-canvas/core';
import * as np from '../../np/index.ts';
import type { Run } from '../../run/run.ts';
import { defineExample } from '../gallery/example.ts';
import { Network, type NetworkNumbers } from './network.tsx';
import { Neuron } from './neuron.tsx';

/** Reads `x`, `h`, `y` and the weights between them. */
function numbersOf(run: Run): NetworkNumbers {
  const rows = (name: string, count: number, width: number) =>
    Array.from({ length: count }, (_, i) =>
      Array.from({ length: width }, (_, j) => run.value(`${name}[${i}, ${j}]`)),
    );
  const outputs = ['x', 'h', 'y'].map((name) => run.values(name));
  const sizes = outputs.map((layer) => layer.length) as [number, number, number];
  return {
    outputs,
    weights: [rows('w1', sizes[0], sizes[1]), rows('w2', sizes[1], sizes[2])],
  };
}

export const forwardPass = defineExample({
  name: 'A forward pass through a small network',
  says: 'A neuron is the lighter the more it puts out; one that ReLU switches off is hollow and its edges fade.',
  size: [1280, 640],
  at: [1, 3.1, 4.8, 6],
  run(record) {
    const x = np.array([1, 2, 3]);
    const w1 = np.array([
      [0.2, 0.5, -0.26, 0.9],
      [0.8, -0.91, -0.27, -0.4],
      [-0.5, 0.26, 0.17, 0.3],
    ]);
    const w2 = np.array([
      [1.2, -0.7],
      [-0.4, 0.3],
      [0.6, 0.9],
      [0.5, -1.1],
    ]);
    const h = np.maximum(0, np.dot(x, w1));
    record.array('x', x);
    record.array('w1', w1);
    record.array('h', np.round(h, 2));
    record.array('w2', w2);
    record.array('y', np.round(np.dot(h, w2), 2));
  },
  *play(view, { theme, run }) {
    const network = new Network({
      theme,
      numbers: numbersOf(run),
      width: 960,
      height: 560,
      relu: [false, true, false],
    });
    view.add(network);
    yield* network.appear();
    yield* network.connect();
    yield* network.forward();
    const edge = network.edge(0, 1, 0);
    yield* all(edge.active(1, 0.2), edge.label(1, 0.2), network.neuron(1, 0).active(1, 0.2));
    yield* waitFor(0.6);
  },
});

export const layerTooLarge = defineExample({
  name: 'A layer too large to draw',
  says: 'The first neurons, ⋮, the last one, and the true count.',
  size: [1280, 640],
  at: [5.6],
  run(record) {
    const random = np.random.default_rng(0);
    const [w1, w2] = [random.normal(0, 1, [2, 64]), random.normal(0, 1, [64, 3])];
    const x = np.array([0.4, -0.8]);
    const h = np.maximum(0, np.dot(x, w1));
    record.array('x', x);
    record.array('w1', w1);
    record.array('h', h);
    record.array('w2', w2);
    record.array('y', np.dot(h, w2));
  },
  *play(view, { theme, run }) {
    const network = new Network({
      theme,
      numbers: numbersOf(run),
      width: 960,
      height: 600,
      relu: [false, true, false],
    });
    view.add(network);
    yield* network.appear();
    yield* network.connect();
    yield* network.forward();
  },
});

export const neuronStates = defineExample({
  name: 'What a neuron can be',
  says: 'Empty, a little, a lot, negative, switched off by ReLU, in focus.',
  size: [1280, 240],
  at: [0.6],
  run: (record) => record.array('y', np.array([0.4, 4.8, -2.1, 0, 3.1])),
  *play(view, { theme, run }) {
    const values = run.values('y');
    const neurons = [null, ...values].map(
      (value, index) =>
        new Neuron({ theme, r: 76, value, largest: 4.8, relu: index === 4, x: -500 + index * 200 }),
    );
    view.add(neurons);
    yield* all(...neurons.map((neuron) => neuron.lit(1, 0.4)), neurons[5]!.active(1, 0.4));
    yield* waitFor(0.2);
  },
});
