import { describe, expect, test } from 'vitest';
import { silhouettes } from './trail.ts';

describe('silhouettes', () => {
  test('are states of the past, the younger the more visible, from 5 to 30 %', () => {
    const all = silhouettes(0.6);
    expect(all).toHaveLength(6);
    expect(all[0]?.alpha).toBeCloseTo(0.05, 12);
    expect(all.at(-1)?.alpha).toBeCloseTo(0.3, 12);
    all.slice(1).forEach((one, index) => {
      expect(one.alpha).toBeGreaterThan(all[index]!.alpha);
      expect(one.progress).toBeGreaterThan(all[index]!.progress);
    });
  });

  test('lie where the easing was, so that they are far apart where it was fast', () => {
    const timing = (t: number) => t * t;
    const spaced = silhouettes(0.8, { count: 4, reach: 0.4, timing }).map(
      ({ progress }) => progress,
    );
    expect(spaced).toHaveLength(4);
    [0.4, 0.5, 0.6, 0.7].forEach((time, index) => {
      expect(spaced[index]).toBeCloseTo(time * time, 12);
    });
  });

  test('do not reach back before the start, and are gone at rest', () => {
    expect(silhouettes(0.1).length).toBeLessThan(6);
    expect([silhouettes(0), silhouettes(1)]).toEqual([[], []]);
  });
});
