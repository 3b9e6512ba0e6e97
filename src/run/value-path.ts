import { ValuePathError } from './errors.ts';

/**
 * The address of a recorded value, in a form that a person can read:
 * `w[2]`, `bias`, `epoch 120 / dense1.weights[0, 3]`.
 */
export interface ValuePath {
  /** The moment it was recorded at, where the array was recorded step by step. */
  readonly step?: { readonly unit: string; readonly number: number };
  /** The array's name. */
  readonly name: string;
  /** One index an axis; empty for a number or for a whole array. */
  readonly index: readonly number[];
}

const NAME = String.raw`[A-Za-z_][\w]*(?:\.[A-Za-z_]\w*)*`;
const PATH = new RegExp(
  String.raw`^\s*(?:(?<unit>[a-z]+) (?<number>\d+) / )?(?<name>${NAME})(?:\[(?<index>[^\]]*)\])?\s*$`,
);

/**
 * Reads a value path.
 *
 * @throws ValuePathError when the text is not one.
 * @example
 * parseValuePath('epoch 120 / dense1.weights[0, 3]')
 * // { step: { unit: 'epoch', number: 120 }, name: 'dense1.weights', index: [0, 3] }
 */
export function parseValuePath(text: string): ValuePath {
  const groups = PATH.exec(text)?.groups;
  if (groups === undefined) {
    throw new ValuePathError(
      `"${text}" is not a value path. Write the array's name and an index for each axis, such as w[2] or epoch 120 / dense1.weights[0, 3].`,
    );
  }
  const index =
    groups.index === undefined ? [] : groups.index.split(',').map((part) => readIndex(part, text));
  const path = { name: groups.name as string, index };
  if (groups.unit === undefined) return path;
  return { step: { unit: groups.unit, number: Number(groups.number) }, ...path };
}

function readIndex(part: string, path: string): number {
  const index = Number(part);
  if (part.trim() === '' || !Number.isInteger(index) || index < 0) {
    throw new ValuePathError(
      `"${part.trim()}" in the path "${path}" is not an index. Indices count from 0.`,
    );
  }
  return index;
}

/** Writes a value path, the inverse of {@link parseValuePath}. */
export function printValuePath({ step, name, index }: ValuePath): string {
  const moment = step === undefined ? '' : `${step.unit} ${step.number} / `;
  return `${moment}${name}${index.length === 0 ? '' : `[${index.join(', ')}]`}`;
}
