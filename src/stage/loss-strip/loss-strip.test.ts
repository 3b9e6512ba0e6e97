import { describe, expect, it } from 'vitest';
import { curvePoints, lossTop } from './curve.ts';
import { EpochScale } from './epoch-scale.ts';

describe('the scale of epochs', () => {
  it.each([1, 10, 387, 10_000, 20_000])('leads back to every epoch of %i', (last) => {
    const scale = new EpochScale(last);
    for (let epoch = 0; epoch <= last; epoch += Math.ceil(last / 997)) {
      expect(scale.epoch(scale.share(epoch))).toBe(epoch);
    }
    expect(scale.share(0)).toBe(0);
    expect(scale.share(last)).toBeCloseTo(1, 12);
  });

  it('has ticks at powers of ten and at its end, none too close', () => {
    expect(new EpochScale(10_000).ticks()).toEqual([0, 1, 10, 100, 1000, 10_000]);
    expect(new EpochScale(5000).ticks()).toEqual([0, 1, 10, 100, 1000, 5000]);
    expect(new EpochScale(1050).ticks()).toEqual([0, 1, 10, 100, 1050]);
    expect(new EpochScale(0).ticks()).toEqual([0]);
  });
});

describe('a curve of many epochs', () => {
  it('loses no spike', () => {
    const loss = Array.from({ length: 10_001 }, (_, epoch) => (epoch === 9137 ? 4.45 : 0.1));
    const scale = new EpochScale(10_000);
    const points = curvePoints(
      loss,
      (epoch) => scale.share(epoch) * 1728,
      (value) => value,
    );
    expect(points.length).toBeLessThan(5000);
    expect(points.filter(({ y }) => y === 4.45)).toHaveLength(1);
    expect([...points].sort((a, b) => a.x - b.x)).toEqual(points);
  });

  it('keeps every value where there is room', () => {
    const points = curvePoints(
      [3, 1, 2],
      (epoch) => epoch * 10,
      (value) => -value,
    );
    expect(points).toEqual([
      { x: 0, y: -3 },
      { x: 10, y: -1 },
      { x: 20, y: -2 },
    ]);
  });

  it('a few spikes do not flatten the rest, a whole plateau does count', () => {
    const calm = Array.from({ length: 1000 }, () => 1);
    expect(lossTop([...calm.slice(0, 995), 50, 50])).toBeCloseTo(1.2, 9);
    expect(lossTop([1, ...calm.map(() => 16)])).toBeCloseTo(19.2, 9);
    expect(lossTop([0])).toBe(1);
  });
});
