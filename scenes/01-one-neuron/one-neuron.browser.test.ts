import { describe, expect, test } from 'vitest';
import { lookThrough } from '../../src/lesson/testing/look-through.ts';
import { provenance } from '../../src/render/assemble/provenance.ts';
import { guardTexts } from '../../src/stage/text-guard.ts';
import { oneNeuron } from './testing/one-neuron.ts';

guardTexts();

const FPS = 10;
const PICTURE = { width: 480, height: 270, framesPerSecond: FPS };

/** Neurons at the limits of what the lesson takes. */
const NEURONS: Record<string, Parameters<typeof oneNeuron>[0]> = {
  'one input': { inputs: [2], weights: [0.5] },
  'six inputs': { inputs: [1, 2, 3, 4, 5, 6], weights: [0.1, -0.2, 0.3, -0.4, 0.5, -0.6] },
  'all negative': {
    inputs: [-1, -2, -3],
    weights: [-0.2, -0.8, -0.5],
    bias: -2,
    newInput: -1,
    newWeight: -1,
  },
  'a sum below zero': { inputs: [1, 2, 3], weights: [-0.2, -0.8, -0.5], bias: -1, newWeight: -4 },
  'a bias against the sum': { bias: -3 },
  zeros: { inputs: [0, 0, 0], weights: [0, 0, 0], bias: 0, newInput: 0, newWeight: 0 },
  'very small': { inputs: [1e-6, 2e-6], weights: [1e-6, -3], bias: 1e-6, newInput: 1e-6 },
  'very large': {
    inputs: [1e6, -2e6],
    weights: [1e6, 1e-6],
    bias: -1e6,
    newInput: 1e6,
    newWeight: 1e6,
  },
  'large beside small': { inputs: [1e6, 1e-6], weights: [1, 1], bias: 0.5 },
  'more decimals than shown': { inputs: [1 / 3, 2 / 7], weights: [22 / 7, -0.123456], bias: 0.1 },
  'a sum that cancels': { inputs: [0.1, 0.2, 0.3], weights: [1, 1, -1], bias: 0 },
};

async function looked(parameters: Parameters<typeof oneNeuron>[0], theme: 'dark' | 'light') {
  return lookThrough(await oneNeuron(parameters, theme), PICTURE, 9);
}

describe.each(Object.entries(NEURONS))('a neuron with %s', (_name, parameters) => {
  test.each(['dark', 'light'] as const)(
    'is drawn through all beats in the %s theme, every number with its source',
    async (theme) => {
      const { lesson, beats, frames } = await looked(parameters, theme);
      expect(beats).toHaveLength(6);
      expect(frames / FPS).toBeGreaterThan(40);
      // Looks every displayed number up in the run, and throws where it differs.
      const list = provenance(lesson.displayed.entries(), lesson.run, FPS);
      const paths = new Set(list.filter(({ source }) => source === 'run').map(({ path }) => path));
      const { inputs } = lesson.run.parameters as { inputs: number[] };
      const expected = [
        ...inputs.flatMap((_, i) => [`x[${i}]`, `w[${i}]`, `product[${i}]`, `total[${i}]`]),
        ...['weighted_sum', 'b', 'z', 'new_x', 'new_w', 'new_product', 'more_z'],
      ];
      expect([...paths]).toEqual(expect.arrayContaining(expected));
      expect(list.every(({ text }) => text !== '' && !text.includes('NaN'))).toBe(true);
    },
  );
});

test('what does not add up as displayed says so', async () => {
  const { lesson } = await looked(NEURONS['a sum that cancels'] ?? {}, 'dark');
  const texts = lesson.displayed.entries().map(({ shown }) => `${shown.path} ${shown.text}`);
  // In float64 0.1 + 0.2 − 0.3 is 5.55e−17, and the viewer is told that it is no exact sum.
  expect(texts.some((text) => /^total\[2\] ≈5\.55e−17$/.test(text))).toBe(true);
});
