import { UnsourcedNumberError } from './errors.ts';
import { readNumber } from './number-format.ts';
import { Ruler } from './ruler.ts';
import type { Run } from './run.ts';
import type { Shown } from './shown.ts';

/** The path of an axis's number, as in `axis=1`. */
export const AXIS = 'axis';
const INDEX = /^index of (.+)$/;

/** The path of an index into an array. */
export function indexPath(array: string): string {
  return `index of ${array}`;
}

/**
 * What is wrong with a number that says it stands on a ruler; undefined where nothing is. It is one of the
 * numbers of its {@link Ruler}; an axis or an index is one that an array of the run has.
 */
export function wrongRuler(
  { source, text, path, ruler }: Shown,
  run: Run,
): UnsourcedNumberError | undefined {
  if (source !== 'ruler') return undefined;
  const index = INDEX.exec(path)?.[1];
  const stands =
    path === AXIS
      ? run.record.arrays.some(({ shape }) => isBetween(text, -shape.length, shape.length - 1))
      : index !== undefined
        ? isIndex(text, index, run)
        : ruler instanceof Ruler && ruler.name === path && ruler.holds(text);
  if (stands) return undefined;
  return new UnsourcedNumberError(
    `"${text}" was shown as a position on "${path}", but no ruler has it there.`,
    "Take ticks from the ruler that they stand on, new Ruler('epoch', scale.ticks()).shown(tick), and results from the run.",
  );
}

/** An index counts from 0, and a position from 1. */
function isIndex(text: string, name: string, run: Run): boolean {
  const array = run.record.arrays.find((recorded) => recorded.name === name);
  return array?.shape.some((length) => isBetween(text, 0, length)) ?? false;
}

function isBetween(text: string, least: number, most: number): boolean {
  const number = readNumber(text);
  return Number.isInteger(number) && number >= least && number <= most;
}
