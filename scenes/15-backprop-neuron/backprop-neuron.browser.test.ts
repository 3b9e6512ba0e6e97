import { describe, expect, test } from 'vitest';
import { lookThrough } from '../../src/lesson/testing/look-through.ts';
import { provenance } from '../../src/render/assemble/provenance.ts';
import { guardTexts } from '../../src/stage/text-guard.ts';
import { backpropNeuron } from './testing/backprop-neuron.ts';

guardTexts();

const FPS = 10;
const PICTURE = { width: 480, height: 270, framesPerSecond: FPS };

/** Neurons at the limits of what the lesson takes. */
const NEURONS: Record<string, Parameters<typeof backpropNeuron>[0]> = {
  'the lesson’s own numbers': {},
  'one input and a target above the answer': {
    weights: [2],
    inputs: [3],
    bias: -1,
    target: 10,
    learningRate: 0.02,
  },
  'six inputs': {
    weights: [1, -2, 3, -4, 5, 6],
    inputs: [1, 1.5, -0.5, 0.2, 1, 0.25],
    bias: 2,
    target: 1,
  },
  'a shut ReLU': { weights: [-3, 1], inputs: [1, -2], bias: 1 },
  'a shut ReLU and a loss': { weights: [-3, 1], inputs: [1, -2], bias: 1, target: 4 },
  'all negative': { weights: [-1, -2], inputs: [-3, -0.5], bias: -1 },
  zeros: { weights: [0, 0, 0], inputs: [0, 0, 0], bias: 0 },
  'the target met': { weights: [1, 1], inputs: [1, 2], bias: 0, target: 3 },
  'inputs of zero': { weights: [1, 2], inputs: [0, 0], bias: 3 },
  'very small': { weights: [1e-6, 2e-6], inputs: [1, 0], bias: 0 },
  'very large': {
    weights: [-1e6, 3e5, 1e6],
    inputs: [0.5, 2, 1000],
    bias: 1,
    target: -3,
    learningRate: 0.05,
  },
  'a step too long': { learningRate: 0.1, target: 5 },
  'a step that overshoots': { learningRate: 0.05, target: 4 },
  'solved in one step': { learningRate: 1 / 30 },
};

async function looked(parameters: Parameters<typeof backpropNeuron>[0], theme: 'dark' | 'light') {
  return lookThrough(await backpropNeuron(parameters, theme), PICTURE, 31);
}

describe.each(Object.entries(NEURONS))('backprop with %s', (_name, parameters) => {
  test('is drawn through all beats, every number with its source', async () => {
    const { lesson, beats, frames } = await looked(parameters, 'light');
    expect(beats).toHaveLength(7);
    expect(frames / FPS).toBeGreaterThan(90);
    expect(frames / FPS).toBeLessThan(300);
    // Looks every displayed number up in the run, and throws where it differs.
    const list = provenance(lesson.displayed.entries(), lesson.run, FPS);
    const paths = new Set(list.filter(({ source }) => source === 'run').map(({ path }) => path));
    const { inputs } = lesson.run.parameters as { inputs: number[] };
    const expected = [
      ...inputs.flatMap((_, i) => [`x[${i}]`, `w[${i}]`, `product[${i}]`, `dw[${i}]`]),
      'b',
      'z',
      'y',
      'loss',
      'loss_by_y',
      'y_by_z',
      'nudge.chain',
      'nudge.measured',
      'next.loss',
    ];
    expect(expected.filter((path) => !paths.has(path))).toEqual([]);
  });
});
