import { describe, expect, it } from 'vitest';
import { bundledOrder, networkPlan, threadPoint } from './geometry.ts';
import { gradientRuler, rulerLegend, threadRuler, threadWidth } from './ruler.ts';

const shape = { width: 760, height: 544, classes: 3, sourceRadius: 32, outputRadius: 32 };

describe('the plan of a network', () => {
  it.each([1, 2, 64, 128])('has a thread for every number of a 2-%i-3 net', (neurons) => {
    const plan = networkPlan({ ...shape, order: Array.from({ length: neurons }, (_, j) => j) });
    expect(plan.first.length + plan.second.length).toBe(3 * neurons + (neurons + 1) * 3);
    for (const { from, to } of [...plan.first, ...plan.second]) {
      expect(Number.isFinite(from.x + from.y + to.x + to.y)).toBe(true);
      // every thread runs from left to right
      expect(to.x).toBeGreaterThan(from.x);
    }
  });

  it('neurons do not touch, however many there are', () => {
    for (const neurons of [2, 8, 64, 128]) {
      const { hidden, hiddenRadius } = networkPlan({
        ...shape,
        order: Array.from({ length: neurons }, (_, j) => j),
      });
      const pitch = (hidden[1]?.y ?? 0) - (hidden[0]?.y ?? 0);
      expect(2 * hiddenRadius).toBeLessThan(pitch * 1.2);
    }
  });

  it('threads of a source land spread over its rim, in the order of the neurons', () => {
    const order = [2, 0, 3, 1];
    const { first, sources, sourceRadius } = networkPlan({ ...shape, order });
    const ends = order.map((neuron) => first[neuron]?.from.y ?? Number.NaN);
    expect([...ends].sort((a, b) => a - b)).toEqual(ends);
    for (const neuron of order) {
      const { from } = first[neuron] as { from: { x: number; y: number } };
      const source = sources[0] as { x: number; y: number };
      expect(Math.hypot(from.x - source.x, from.y - source.y)).toBeCloseTo(sourceRadius, 9);
    }
  });

  it('a thread begins and ends at its nodes', () => {
    const thread = { from: { x: 0, y: 10 }, to: { x: 100, y: -30 } };
    expect(threadPoint(thread, 0)).toEqual(thread.from);
    expect(threadPoint(thread, 1)).toEqual(thread.to);
    expect(threadPoint(thread, 0.5)).toEqual({ x: 50, y: -10 });
  });
});

it('neurons that look the same way stand together', () => {
  // weights into four neurons: right, up, left, up-right
  const weights = Float64Array.from([1, 0, -1, 1, 0, 1, 0, 1, 0, 0, 0, 0]);
  expect(bundledOrder(weights, 4)).toEqual([0, 3, 1, 2]);
});

describe('rulers', () => {
  it('one factor for all threads, no offset, up to the widest', () => {
    const ruler = threadRuler([0.1, -3, 7.9]);
    expect(ruler.full).toBe(8);
    expect(threadWidth(ruler, 4)).toBe(threadWidth(ruler, -4));
    expect(threadWidth(ruler, 8)).toBe(2 * threadWidth(ruler, 4));
    expect(threadWidth(ruler, 1e6)).toBe(threadWidth(ruler, 8));
    expect(threadWidth(ruler, 0)).toBe(1.5);
    expect(rulerLegend(ruler)).toEqual([2, 4, 8]);
  });

  it('hold for nets of zeros, of tiny and of huge numbers', () => {
    expect(threadRuler([0, 0]).full).toBe(1);
    expect(threadRuler([]).full).toBe(1);
    expect(threadRuler([1e-6]).full).toBeCloseTo(1e-6, 12);
    expect(threadRuler([1e6, -1e6]).full).toBe(1e6);
    expect(gradientRuler([0, 0]).full).toBe(1);
    expect(gradientRuler([0.0004, -0.0006]).full).toBe(0.0006);
  });
});
