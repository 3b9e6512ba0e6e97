import { describe, expect, test } from 'vitest';
import { slopeWidths } from './slope-widths.ts';

describe('widths of slopes', () => {
  test('within two decades: in proportion, as wide as the tightest room lets them be', () => {
    const { scale, width } = slopeWidths([
      { slope: 12, room: 54 },
      { slope: -24, room: 108 },
      { slope: 36, room: 324 },
    ]);
    expect(scale).toBe('linear');
    expect(width(12)).toBeCloseTo(54, 9);
    expect(width(-24)).toBeCloseTo(108, 9);
    expect(width(36)).toBeCloseTo(162, 9);
    expect(width(0)).toBe(0);
  });

  test('beyond: by the logarithm, one factor is one step in width', () => {
    const { scale, width } = slopeWidths([
      { slope: 0.001, room: 60 },
      { slope: 10, room: 60 },
    ]);
    expect(scale).toBe('log');
    expect(width(10)).toBe(60);
    expect(width(1) - width(0.1)).toBeCloseTo(width(0.1) - width(0.01), 9);
    expect(width(0.001)).toBe(9);
    expect(width(0)).toBe(0);
  });

  test('exactly two decades are still linear', () => {
    const room = 60;
    expect(
      slopeWidths([
        { slope: 1, room },
        { slope: 100, room },
      ]).scale,
    ).toBe('linear');
    expect(
      slopeWidths([
        { slope: 1, room },
        { slope: 101, room },
      ]).scale,
    ).toBe('log');
  });

  test('slopes of zero have no width, and nothing else to be measured by', () => {
    expect(slopeWidths([{ slope: 0, room: 60 }]).width(0)).toBe(0);
    expect(slopeWidths([]).width(5)).toBe(0);
  });
});
