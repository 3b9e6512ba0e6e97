import { describe, expect, test } from 'vitest';
import { meetingOf, slotBox, toothBoxes } from './geometry.ts';

const place = { left: 900, right: 1796, upper: 160, lower: 606, height: 288 };

describe('slots', () => {
  test.each([1, 2, 3])('of %i axes end at the wall and begin after the left end', (axes) => {
    const first = slotBox(place, axes, 0, 'upper');
    const last = slotBox(place, axes, axes - 1, 'lower');
    expect(last.x + last.width).toBeCloseTo(1796, 9);
    expect(first.x).toBeGreaterThanOrEqual(900 - 1e-9);
    expect([first.y, last.y]).toEqual([160, 606]);
  });

  test('two of them are 440 px wide', () => {
    expect(slotBox(place, 2, 0, 'upper')).toEqual({ x: 900, y: 160, width: 440, height: 288 });
  });
});

describe('teeth', () => {
  test.each([1, 2, 3, 4])('are as many as the axis is long: %i', (count) => {
    const slot = slotBox(place, 2, 1, 'lower');
    const teeth = toothBoxes(slot, 606, count);
    expect(teeth).toHaveLength(count);
    const [first, last] = [teeth[0]!, teeth.at(-1)!];
    expect(first.x).toBeGreaterThanOrEqual(slot.x);
    // They stand around the middle.
    expect(first.x + last.x + last.width).toBeCloseTo(2 * slot.x + slot.width, 6);
  });

  test('equal axes have their teeth at equal places', () => {
    const upper = toothBoxes(slotBox(place, 2, 1, 'upper'), 448, 3);
    const lower = toothBoxes(slotBox(place, 2, 1, 'lower'), 606, 3);
    expect(upper.map(({ x }) => x)).toEqual(lower.map(({ x }) => x));
  });
});

test('lengths meet as NumPy has it', () => {
  expect(meetingOf(3, 3)).toBe('equal');
  expect(meetingOf(1, 1)).toBe('equal');
  expect(meetingOf(3, 1)).toBe('lower stretches');
  expect(meetingOf(1, 3)).toBe('upper stretches');
  expect(meetingOf(3, 2)).toBe('clash');
});
