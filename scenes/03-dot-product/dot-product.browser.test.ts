import { describe, expect, test } from 'vitest';
import { lookThrough } from '../../src/lesson/testing/look-through.ts';
import { provenance } from '../../src/render/assemble/provenance.ts';
import { guardTexts } from '../../src/stage/text-guard.ts';
import { dotProduct } from './testing/dot-product.ts';

guardTexts();

const FPS = 10;
const PICTURE = { width: 480, height: 270, framesPerSecond: FPS };

/** Vectors at the limits of what the lesson takes. */
const VECTORS: Record<string, Parameters<typeof dotProduct>[0]> = {
  'one pair': { inputs: [3], weights: [0.1] },
  'six pairs': { inputs: [0.1, 0.2, 0.3, 0.4, 0.5, 0.6], weights: [1, 1, -1, 1, -1, 1] },
  'all negative': { inputs: [-1, -2, -3], weights: [-0.2, -0.8, -0.5], bias: -2 },
  'a product below zero': { inputs: [1, 2], weights: [-0.5, -1.5], bias: 0 },
  zeros: { inputs: [0, 0, 0], weights: [0, 0, 0], bias: 0 },
  'very small': { inputs: [1e-6, 2e-6, 3e-6], weights: [1e-6, -3e-6, 0.1] },
  'very large': { inputs: [1e6, -1e6], weights: [1e6, 1e-6], bias: -1e6 },
  'large beside small': { inputs: [1e6, 1e-6], weights: [1e6, 1e-6] },
  'a sum that cancels': { inputs: [0.1, 0.2, 0.3], weights: [1, 1, -1] },
  'more decimals than shown': { inputs: [1 / 3, 2 / 7], weights: [22 / 7, -0.123456] },
  'no rounding at all': { inputs: [1, 2, 4], weights: [0.5, 0.25, -8] },
};

async function looked(parameters: Parameters<typeof dotProduct>[0], theme: 'dark' | 'light') {
  return lookThrough(await dotProduct(parameters, theme), PICTURE, 23);
}

describe.each(Object.entries(VECTORS))('a dot product with %s', (_name, parameters) => {
  test('is drawn through all beats, every number with its source', async () => {
    const { lesson, beats, frames } = await looked(parameters, 'light');
    expect(beats).toHaveLength(6);
    expect(frames / FPS).toBeGreaterThan(60);
    expect(frames / FPS).toBeLessThan(300);
    // Looks every displayed number up in the run, and throws where it differs.
    const list = provenance(lesson.displayed.entries(), lesson.run, FPS);
    const paths = new Set(list.filter(({ source }) => source === 'run').map(({ path }) => path));
    const { inputs } = lesson.run.parameters as { inputs: number[] };
    const expected = [
      ...inputs.flatMap((_, i) => [`x[${i}]`, `w[${i}]`, `product[${i}]`, `total[${i}]`]),
      'dot',
      'answer',
    ];
    expect([...paths]).toEqual(expect.arrayContaining(expected));
    expect(list.every(({ text }) => text !== '' && !text.includes('NaN'))).toBe(true);
  });
});

test('the tail is shown in full, and so are the digits behind the total before it', async () => {
  const { lesson } = await looked({}, 'dark');
  const texts = lesson.displayed.entries().map(({ shown }) => `${shown.path} ${shown.text}`);
  for (const text of [
    'total[2] 0.30000000000000004',
    'total[1] 1.80000000000000004',
    'other_order 2.8000000000000003',
    'looked_total 0.30000000000000004',
  ]) {
    expect(texts).toContain(text);
  }
});
