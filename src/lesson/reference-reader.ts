import { nearest } from '../run/nearest.ts';
import { formatNumber } from '../run/number-format.ts';
import type { Shown } from '../run/shown.ts';
import { indexPath } from '../run/wrong-ruler.ts';
import { NarrationError } from './narration-error.ts';
import type { Comparison, IndexExpression, Operand, Reference } from './narration-tree.ts';
import type { RecordedValues, RunValues } from './run-values.ts';

/** An index variable of a `for each`, at one entry of the array's axis. */
export interface LoopIndex {
  readonly position: number;
  /** The array that is gone through, such as `w` or `W[1]`. */
  readonly array: string;
}

/** The index variables that hold at a place in the text. */
export type Scope = ReadonlyMap<string, LoopIndex>;

/** A number as the narration can say it. */
export interface Readable {
  readonly number: number;
  readonly shown: Shown;
  /** Whether it is an index, which counts from 0, and not a recorded number. */
  readonly isIndex: boolean;
}

/** Follows the references of one narration file into a run, with messages that name file and line. */
export class ReferenceReader {
  constructor(
    private readonly run: RunValues,
    private readonly file: string,
  ) {}

  /** The one number a reference means, or the numbers of a whole axis: `{w}` is every entry of w. */
  read(
    reference: Reference,
    scope: Scope,
  ): { readonly numbers: readonly Readable[]; readonly isList: boolean } {
    const loop = loopOf(reference, scope);
    if (loop !== undefined) return { numbers: [readIndex(loop, reference)], isList: false };
    const { path, shape, index } = this.#locate(reference, scope);
    const open = shape.length - index.length;
    if (open === 0) return { numbers: [this.#value(path(index), reference)], isList: false };
    if (open === 1) {
      const numbers = Array.from({ length: shape.at(-1) as number }, (_, last) =>
        this.#value(path([...index, last]), reference),
      );
      return { numbers, isList: true };
    }
    throw this.#error(
      reference,
      `"${reference.text}" is no number: ${reference.name} has shape (${shape.join(', ')}).`,
      `Give ${shape.length} indices for a number, or ${shape.length - 1} for a list.`,
    );
  }

  /** The recorded texts that a reference means, all of them without an index; undefined where it means numbers. */
  words(reference: Reference, scope: Scope): Shown[] | undefined {
    const texts = this.run.texts?.()[reference.name];
    if (texts === undefined) return undefined;
    const [expression] = reference.index ?? [];
    const chosen =
      expression === undefined
        ? texts.map((_, i) => i)
        : [this.#position(expression, texts.length, 0, reference, scope)];
    const path = (i: number) => (texts.length === 1 ? reference.name : `${reference.name}[${i}]`);
    return chosen.map((i) => ({ text: texts[i] as string, path: path(i), source: 'run' }));
  }

  /** The entries a `for each` goes through. */
  entries(array: Reference, variable: string, scope: Scope): LoopIndex[] {
    if (scope.has(variable) || this.run.names().includes(variable)) {
      throw this.#error(
        array,
        `The index variable "${variable}" has the name of ${scope.has(variable) ? 'another index' : 'a recorded array'}.`,
        'Give it another name, such as i or j.',
      );
    }
    const { path, shape, index } = this.#locate(array, scope);
    const size = shape[index.length];
    if (size === undefined) {
      throw this.#error(
        array,
        `"${array.text}" is a single number; there is nothing to go through.`,
        'Write an array after "in".',
      );
    }
    return Array.from({ length: size }, (_, position) => ({ position, array: path(index) }));
  }

  holds({ left, operator, right }: Comparison, scope: Scope): boolean {
    const a = this.#operand(left, scope);
    const b = this.#operand(right, scope);
    switch (operator) {
      case '=':
        return a === b;
      case '!=':
        return a !== b;
      case '<':
        return a < b;
      case '<=':
        return a <= b;
      case '>':
        return a > b;
      case '>=':
        return a >= b;
    }
  }

  #operand(operand: Operand, scope: Scope): number {
    if (operand.kind === 'number') return operand.number;
    const { numbers, isList } = this.read(operand.reference, scope);
    if (!isList) return (numbers[0] as Readable).number;
    throw this.#error(
      operand.reference,
      `"${operand.reference.text}" is a list; only single numbers can be compared.`,
      'Give an index, or record the number that decides.',
    );
  }

  /** The array a reference means, its whole shape, and the indices that are given. */
  #locate(reference: Reference, scope: Scope) {
    const name = reference.step + reference.name;
    const array = this.#array(name, reference, scope);
    if (reference.offset !== 0) {
      throw this.#error(
        reference,
        `"${reference.text}" calculates with the recorded ${reference.name}.`,
        'Record the result in run.ts and write its path: what is said must have been computed.',
      );
    }
    const { shape } = array;
    const given = reference.index ?? [];
    if (given.length > shape.length) {
      throw this.#error(
        reference,
        `"${reference.text}" has ${given.length} indices, but ${reference.name} has shape (${shape.join(', ')}).`,
        shape.length === 0 ? `Write {${name}}: it is a single number.` : 'Give one index an axis.',
      );
    }
    const index = given.map((expression, axis) =>
      this.#position(expression, shape[axis] as number, axis, reference, scope),
    );
    const path = (positions: readonly number[]) =>
      positions.length === 0 ? name : `${name}[${positions.join(', ')}]`;
    return { path, shape, index };
  }

  #array(name: string, reference: Reference, scope: Scope): RecordedValues {
    const names = this.run.names();
    if (!names.includes(reference.name)) {
      const meant = nearest(reference.name, [...names, ...scope.keys()]);
      throw this.#error(
        reference,
        `"${reference.text}" reads "${reference.name}", which the run does not hold.`,
        `${meant === undefined ? '' : `Did you mean "${meant}"? `}It holds ${names.join(', ')}.`,
      );
    }
    try {
      return this.run.array(name);
    } catch (cause) {
      throw this.#failed(reference, cause);
    }
  }

  #position(
    { variable, offset }: IndexExpression,
    size: number,
    axis: number,
    reference: Reference,
    scope: Scope,
  ): number {
    const loop = variable === undefined ? undefined : scope.get(variable);
    if (variable !== undefined && loop === undefined) {
      throw this.#error(
        reference,
        `"${variable}" in "${reference.text}" is no index here.`,
        `Write "> for each ${variable} in ${reference.name}" above the paragraph, or a number.`,
      );
    }
    const fromEnd = loop === undefined && offset < 0;
    const position = (loop?.position ?? 0) + offset + (fromEnd ? size : 0);
    if (position >= 0 && position < size) return position;
    throw this.#error(
      reference,
      `"${reference.text}" reaches index ${fromEnd ? offset : position}, but axis ${axis} of ${reference.name} has size ${size}.`,
      size === 0 ? 'It is empty.' : `Its indices go from 0 to ${size - 1}.`,
    );
  }

  #value(path: string, reference: Reference): Readable {
    try {
      const { number, text, path: valuePath, source } = this.run.value(path);
      return { number, shown: { text, path: valuePath, source }, isIndex: false };
    } catch (cause) {
      throw this.#failed(reference, cause);
    }
  }

  #failed(reference: Reference, cause: unknown): NarrationError {
    return this.#error(
      reference,
      `"${reference.text}" cannot be read.`,
      cause instanceof Error ? cause.message : String(cause),
    );
  }

  #error({ text, line }: Reference, problem: string, remedy: string): NarrationError {
    return new NarrationError({ file: this.file, line }, `{${text}}`, problem, remedy);
  }
}

/** The index that a reference without brackets means, if it is one. */
function loopOf({ step, name, index }: Reference, scope: Scope): LoopIndex | undefined {
  return step === '' && index === undefined ? scope.get(name) : undefined;
}

/** An index has no value in the run: it is a position on the ruler that an array's axis is. */
function readIndex({ position, array }: LoopIndex, { offset }: Reference): Readable {
  const number = position + offset;
  const text = formatNumber(number, { decimals: 0 });
  return { number, shown: { text, path: indexPath(array), source: 'ruler' }, isIndex: true };
}
