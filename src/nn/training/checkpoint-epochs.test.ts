import { expect, it } from 'vitest';
import { SettingError } from '../errors.ts';
import { checkpointEpochs } from './checkpoint-epochs.ts';

it('keeps every early epoch and ever fewer late ones', () => {
  const epochs = checkpointEpochs(10_000);
  expect(epochs.slice(0, 12)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  expect(epochs.at(-1)).toBe(10_000);
  expect(epochs.length).toBeGreaterThan(120);
  expect(epochs.length).toBeLessThan(200);
  // evenly spaced: the factor between neighbours is the same from a hundred on
  const late = epochs.filter((epoch) => epoch >= 100);
  const ratios = late.slice(1).map((epoch, i) => (1 + epoch) / (1 + (late[i] as number)));
  expect(Math.max(...ratios) / Math.min(...ratios)).toBeLessThan(1.02);
});

it('holds the epochs that are asked for, once and in order', () => {
  expect(checkpointEpochs(5, { always: [3, 99, -1, 2.5] })).toEqual([0, 1, 2, 3, 4, 5]);
  const epochs = checkpointEpochs(10_000, { always: [9_000, 200] });
  expect(epochs).toContain(9_000);
  expect([...epochs].sort((a, b) => a - b)).toEqual(epochs);
  expect(new Set(epochs).size).toBe(epochs.length);
});

it('of a training that never began there is one', () => {
  expect(checkpointEpochs(0)).toEqual([0]);
  expect(() => checkpointEpochs(-1)).toThrow(SettingError);
});
