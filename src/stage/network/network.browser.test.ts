import { Vector2 } from '@motion-canvas/core';
import { beforeAll, describe, expect, test } from 'vitest';
import { formatFor, formatNumber } from '../../run/number-format.ts';
import type { ShownValue } from '../../run/run.ts';
import { loadFonts } from '../fonts.ts';
import { staged } from '../testing/staged.ts';
import { guardTexts } from '../text-guard.ts';
import { dark, light, type Theme } from '../theme.ts';
import { Network, type NetworkNumbers } from './network.tsx';

const SIZE = new Vector2(960, 540);

beforeAll(async () => {
  await loadFonts();
  guardTexts();
});

const shownOf = (name: string, numbers: readonly number[]): ShownValue[] =>
  numbers.map((number, index) => ({
    number,
    text: formatNumber(number, formatFor(numbers)),
    path: `${name}[${index}]`,
    source: 'run',
  }));

function network(layers: number[][], weight: (i: number, j: number) => number): NetworkNumbers {
  return {
    outputs: layers.map((layer, index) => shownOf(`a${index}`, layer)),
    weights: layers.slice(1).map((layer, index) =>
      (layers[index] as number[]).map((_, i) =>
        shownOf(
          'w',
          layer.map((_, j) => weight(i, j)),
        ),
      ),
    ),
  };
}

/** A network of which everything is there. */
function whole(numbers: NetworkNumbers, theme: Theme = dark, relu?: boolean[]): Network {
  const made = new Network({
    theme,
    numbers,
    width: 700,
    height: 460,
    ...(relu === undefined ? {} : { relu }),
  });
  for (const [layer, values] of numbers.outputs.entries()) {
    for (const index of values.keys()) {
      made.neuron(layer, index).shown(1);
      made.neuron(layer, index).lit(1);
    }
  }
  for (const edge of made.edges()) {
    edge.grow(1);
    edge.weigh(1);
  }
  return made;
}

const at = ({ data }: ImageData, x: number, y: number) => [
  ...data.slice(
    4 * ((270 + Math.round(y)) * 960 + 480 + Math.round(x)),
    4 * ((270 + Math.round(y)) * 960 + 480 + Math.round(x)) + 3,
  ),
];

test('the width of an edge is its weight, at one scale', async () => {
  const widths = await Promise.all(
    [1, 0.5, 0.25].map(async (share) => {
      const numbers = network([[1], [1]], () => share);
      const { picture } = await staged(
        () => {
          const made = new Network({
            theme: dark,
            numbers,
            width: 700,
            height: 460,
            edgeScale: 16,
          });
          for (const edge of made.edges()) {
            edge.grow(1);
            edge.weigh(1);
          }
          return made;
        },
        { size: SIZE },
      );
      const blue = Array.from({ length: 41 }, (_, y) => at(picture, 0, y - 20)[2] as number);
      return blue.filter((value) => value > 0xa0).length;
    }),
  );
  expect(widths[0]).toBeGreaterThanOrEqual(15);
  expect(widths[0]).toBeLessThanOrEqual(17);
  expect(widths[1]).toBeGreaterThanOrEqual(7);
  expect(widths[1]).toBeLessThanOrEqual(9);
  expect(widths[2]).toBeGreaterThanOrEqual(3);
  expect(widths[2]).toBeLessThanOrEqual(5);
});

test('a larger output is lighter; what ReLU switches off is hollow and holds 0', async () => {
  const numbers = network([[1], [4, 2, 0]], () => 1);
  const { picture, shown } = await staged(() => whole(numbers, dark, [false, true]), {
    size: SIZE,
  });
  // Beside the numeral.
  const brightness = [-1, 0, 1].map((row) => {
    const { y } = { y: row * 150 };
    return at(picture, 350, y - 38).reduce((sum, value) => sum + value, 0);
  });
  expect(brightness[0]).toBeGreaterThan((brightness[1] as number) + 60);
  expect(brightness[1]).toBeGreaterThan((brightness[2] as number) + 60);
  expect(shown).toContain('0');
});

test('nothing tells beforehand that a neuron will be switched off', async () => {
  const empty = async (value: number) => {
    const numbers = network([[1], [value]], () => 0.5);
    const { picture } = await staged(
      () => {
        const made = new Network({
          theme: dark,
          numbers,
          width: 700,
          height: 460,
          relu: [false, true],
        });
        for (const layer of [0, 1]) made.neuron(layer, 0).shown(1);
        return made;
      },
      { size: SIZE },
    );
    return picture.data;
  };
  const [off, on] = [await empty(0), await empty(3)];
  expect(off.every((value, index) => value === on[index])).toBe(true);
});

describe('whatever the numbers are, the network holds', () => {
  const LAYERS: Record<string, number[][]> = {
    'all negative': [[-1, -2], [-3, -1, -2], [-1]],
    zeros: [[0, 0], [0, 0, 0], [0]],
    tiny: [[1e-6, -1e-6], [2e-6, 1e-6], [1e-6]],
    huge: [[1e6, -1e6], [123456.789, 1e6], [-1e6]],
    'one neuron a layer': [[1], [1], [1]],
    six: [[1, 2, 3, 4, 5, 6], [1, 2, 3, 4, 5, 6], [1]],
    'not numbers': [[Number.NaN, Number.POSITIVE_INFINITY], [Number.NaN], [1]],
    large: [[1, 2], Array.from({ length: 64 }, (_, i) => i - 32), [1, 2, 3]],
  };
  test.each(Object.entries(LAYERS))('%s', async (_name, layers) => {
    for (const theme of [dark, light]) {
      const numbers = network(layers, (i, j) => (i - j) * (layers[0]?.[0] ?? 1));
      const { shown } = await staged(() => whole(numbers, theme, [false, true, false]), {
        size: SIZE,
      });
      expect(shown.filter((text) => text === '' || text.includes('NaN'))).toEqual([]);
    }
  });

  test('weights that do not fit the layers are refused', () => {
    const numbers = { ...network([[1], [1, 2]], () => 1), weights: [] };
    const make = () => new Network({ theme: dark, numbers, width: 1, height: 1 });
    return expect(staged(make, { size: SIZE })).rejects.toThrow(
      /1-2 neurons cannot have weights of shape none/,
    );
  });
});
