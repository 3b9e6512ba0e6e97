import { expect, it } from 'vitest';
import { RandomState } from '../../np/random/index.ts';
import { SettingError } from '../errors.ts';
import {
  gridOf,
  gridSearch,
  logUniform,
  oneOf,
  randomSearch,
  uniform,
} from './hyperparameter-search.ts';

it('a grid holds every combination, the last setting changing fastest', () => {
  expect(gridOf({ rate: [1, 0.1], hidden: [8, 64] })).toEqual([
    { rate: 1, hidden: 8 },
    { rate: 1, hidden: 64 },
    { rate: 0.1, hidden: 8 },
    { rate: 0.1, hidden: 64 },
  ]);
  expect(() => gridOf({ rate: [] })).toThrow(SettingError);
});

it('trials come best first, those that diverged last', () => {
  const trials = gridSearch({ x: [3, -1, Number.NaN, 2] }, ({ x }) => x ** 2);
  expect(trials.map(({ settings }) => settings.x)).toEqual([-1, 2, 3, Number.NaN]);
});

it('random search draws within bounds, alike for the same seed', () => {
  const draws = {
    rate: logUniform(1e-4, 1),
    width: oneOf(8, 16, 32),
    share: uniform(0.2, 0.4),
  };
  const search = () => randomSearch(draws, 200, ({ rate }) => rate, new RandomState(2));
  const trials = search();
  expect(trials).toEqual(search());
  const rates = trials.map(({ settings }) => settings.rate);
  expect(rates).toEqual([...rates].sort((a, b) => a - b));
  expect(rates[0]).toBeGreaterThanOrEqual(1e-4);
  expect(rates[199]).toBeLessThanOrEqual(1);
  // half of them below the geometric middle, 0.01
  const below = rates.filter((rate) => rate < 0.01).length;
  expect(Math.abs(below - 100)).toBeLessThan(30);
  expect(new Set(trials.map(({ settings }) => settings.width))).toEqual(new Set([8, 16, 32]));
  expect(trials.every(({ settings: { share } }) => share >= 0.2 && share < 0.4)).toBe(true);
  expect(() => logUniform(0, 1)).toThrow(SettingError);
});
