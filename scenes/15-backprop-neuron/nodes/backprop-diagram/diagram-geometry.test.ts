import { describe, expect, test } from 'vitest';
import {
  DIAGRAM,
  type DiagramNumbers,
  diagramRuler,
  LEAST_SLOT,
  stackLayers,
} from './diagram-geometry.ts';

function pass(weights: number[], inputs: number[], bias: number, target = 0): DiagramNumbers {
  const products = weights.map((weight, i) => weight * (inputs[i] as number));
  const z = products.reduce((sum, product) => sum + product, bias);
  return {
    lanes: [
      ...weights.map((value, i) => ({ value, product: products[i] as number })),
      { value: bias, product: bias },
    ],
    z,
    y: Math.max(0, z),
    target,
  };
}

const PASSES: Record<string, DiagramNumbers> = {
  'the lesson’s own': pass([-3, -1, 2], [1, -2, 3], 1),
  'one input': pass([2], [3], 1),
  'six inputs': pass([1, -2, 3, -4, 5, 6], [1, 1, 1, 1, 1, 1], 2),
  'all negative': pass([-1, -2, -3], [1, 2, 3], -2),
  zeros: pass([0, 0, 0], [0, 0, 0], 0),
  'far target': pass([1, 1], [1, 1], 0, 40),
  'negative target': pass([1, 1], [1, 1], 0, -4),
  'huge values': pass([1e6, -1e6], [3, 1], 1e6),
  'tiny values': pass([1e-6, 2e-6], [1, 1], 1e-6),
  'huge beside tiny': pass([1e6, 1e-6], [1, 1], 1),
};

describe('the ruler', () => {
  test.each(Object.entries(PASSES))('keeps %s in the picture', (_, numbers) => {
    const { unit, ground, slots } = diagramRuler([numbers]);
    expect(unit).toBeGreaterThan(0);
    expect(unit).toBeLessThan(Number.POSITIVE_INFINITY);
    for (const [i, { top, height }] of slots.entries()) {
      const { value, product } = numbers.lanes[i] as { value: number; product: number };
      expect(height).toBeGreaterThanOrEqual(LEAST_SLOT - 1e-6);
      expect(height + 1e-6).toBeGreaterThanOrEqual(Math.abs(value) * unit);
      expect(height + 1e-6).toBeGreaterThanOrEqual(Math.abs(product) * unit);
      expect(top).toBeGreaterThanOrEqual(DIAGRAM.top - 1e-6);
      expect(top + height).toBeLessThanOrEqual(DIAGRAM.bottom + 1e-6);
      const next = slots[i + 1];
      if (next !== undefined) expect(next.top).toBeGreaterThanOrEqual(top + height + 8);
    }
    const layers = stackLayers(
      numbers.lanes.map(({ product }) => product),
      { unit, ground },
    );
    for (const { top, bottom } of layers) {
      expect(top).toBeGreaterThanOrEqual(DIAGRAM.stackTop - 1e-6);
      expect(bottom).toBeLessThanOrEqual(DIAGRAM.bottom + 1e-6);
    }
    const side = Math.abs(numbers.y - numbers.target) * unit;
    expect(DIAGRAM.squareX + side).toBeLessThanOrEqual(DIAGRAM.right + 1e-6);
    expect(ground - numbers.target * unit).toBeGreaterThanOrEqual(DIAGRAM.stackTop - 1e-6);
    expect(ground - numbers.target * unit).toBeLessThanOrEqual(DIAGRAM.bottom + 1e-6);
  });

  test('the lesson’s own numbers have the size of the design: about 54 px a unit on a low ground', () => {
    const { unit, ground } = diagramRuler([PASSES['the lesson’s own'] as DiagramNumbers]);
    expect(unit).toBeGreaterThan(50);
    expect(unit).toBeLessThan(56);
    expect(ground).toBe(DIAGRAM.bottom);
  });

  test('one ruler serves several passes', () => {
    const small = pass([1], [1], 0);
    const large = pass([5], [1], 0);
    expect(diagramRuler([small, large]).unit).toBe(diagramRuler([large]).unit);
  });
});

describe('the stack', () => {
  test('ends at the sum: the level where the last eater ends, or the top of the positives', () => {
    for (const products of [
      [-3, 2, 6, 1],
      [4, 1],
      [-1, -2],
      [2, -5, 1],
      [0, 0],
    ]) {
      const layers = stackLayers(products, { unit: 10, ground: 100 });
      const sum = products.reduce((a, b) => a + b, 0);
      const negative = products.map((product, i) => (product < 0 ? i : -1)).filter((i) => i >= 0);
      const end =
        negative.length > 0
          ? layers[negative.at(-1) as number]?.bottom
          : Math.min(...layers.map(({ top }) => top));
      expect(end).toBeCloseTo(100 - 10 * sum, 9);
      for (const [i, { top, bottom }] of layers.entries())
        expect(bottom - top).toBeCloseTo(10 * Math.abs(products[i] as number), 9);
    }
  });
});
