import { exp, log } from '../../np/elementary/index.ts';
import { SettingError } from '../errors.ts';
import { type RandomSource, sharedRandom } from '../random-source.ts';

/** One set of hyperparameters that was tried, with what came of it. */
export interface Trial<Settings> {
  readonly settings: Settings;
  readonly score: number;
}

/** The choices for each setting. */
export type Grid<Settings> = { readonly [K in keyof Settings]: readonly Settings[K][] };

/** A way to draw each setting. */
export type Draws<Settings> = {
  readonly [K in keyof Settings]: (random: RandomSource) => Settings[K];
};

/**
 * Every combination of the choices, the last setting changing fastest:
 * `gridOf({ rate: [1, 0.1], hidden: [8, 64] })` has four entries.
 */
export function gridOf<Settings extends object>(grid: Grid<Settings>): Settings[] {
  const names = Object.keys(grid) as (keyof Settings)[];
  const empty = names.find((name) => grid[name].length === 0);
  if (empty !== undefined)
    throw new SettingError(`There is nothing to choose from for ${String(empty)}.`);
  return names.reduce<Settings[]>(
    (combinations, name) =>
      combinations.flatMap((settings) =>
        grid[name].map((choice) => ({ ...settings, [name]: choice })),
      ),
    [{} as Settings],
  );
}

/**
 * Grid search: tries every combination and returns the trials, lowest score first (ties in the order tried).
 * `score` trains and returns what should be low, such as the validation loss.
 */
export function gridSearch<Settings extends object>(
  grid: Grid<Settings>,
  score: (settings: Settings) => number,
): Trial<Settings>[] {
  return ranked(gridOf(grid), score);
}

/**
 * Random search: tries `trials` sets of drawn settings, lowest score first. Better than a grid when only some
 * settings matter (Bergstra and Bengio 2012).
 *
 * @example
 * randomSearch({ learningRate: logUniform(1e-4, 1) }, 20, ({ learningRate }) => …);
 */
export function randomSearch<Settings extends object>(
  draws: Draws<Settings>,
  trials: number,
  score: (settings: Settings) => number,
  random: RandomSource = sharedRandom,
): Trial<Settings>[] {
  const names = Object.keys(draws) as (keyof Settings)[];
  const drawn = Array.from(
    { length: trials },
    () => Object.fromEntries(names.map((name) => [name, draws[name](random)])) as Settings,
  );
  return ranked(drawn, score);
}

function ranked<Settings>(
  candidates: readonly Settings[],
  score: (settings: Settings) => number,
): Trial<Settings>[] {
  const rank = (x: number): number => (Number.isNaN(x) ? Number.POSITIVE_INFINITY : x);
  return candidates
    .map((settings) => ({ settings, score: score(settings) }))
    .sort((a, b) => (rank(a.score) < rank(b.score) ? -1 : rank(a.score) > rank(b.score) ? 1 : 0));
}

/** Draws from low to high, every value as likely as any other. */
export function uniform(low: number, high: number): (random: RandomSource) => number {
  return (random) => random.uniform(low, high);
}

/** Draws from low to high, every order of magnitude as likely as any other. */
export function logUniform(low: number, high: number): (random: RandomSource) => number {
  if (!(low > 0 && high >= low)) {
    throw new SettingError(`logUniform needs 0 < low ≤ high; it got ${low} and ${high}.`);
  }
  return (random) => exp(random.uniform(log(low), log(high)));
}

/** Draws one of the choices. */
export function oneOf<T>(...choices: readonly T[]): (random: RandomSource) => T {
  if (choices.length === 0) throw new SettingError('oneOf needs something to choose from.');
  return (random) => choices[random.randint(0, choices.length)];
}
