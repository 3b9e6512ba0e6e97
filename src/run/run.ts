import type { NDArray } from '../np/index.ts';
import * as np from '../np/index.ts';
import { ValuePathError } from './errors.ts';
import { nearest } from './nearest.ts';
import { formatFor, formatNumber, type NumberFormat } from './number-format.ts';
import type { Recording } from './recorder.ts';
import type { Shown } from './shown.ts';
import { parseValuePath, printValuePath, type ValuePath } from './value-path.ts';

/** A run's description beside its arrays: `numbers.json`. */
export interface RunRecord {
  readonly lesson: string;
  /** 64 hexadecimal digits made from the code and the parameters of the run. */
  readonly key: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly arrays: readonly {
    readonly name: string;
    readonly dtype: string;
    readonly shape: readonly number[];
    readonly steps?: { readonly unit: string; readonly numbers: readonly number[] };
  }[];
  /** Words that belong to the data, such as the names of its classes. */
  readonly texts?: Readonly<Record<string, readonly string[]>>;
}

/** A recorded number with the text that shows it. */
export interface ShownValue extends Shown {
  readonly number: number;
}

/**
 * The frozen result of a lesson's computation. Everything on screen, in the captions and in the notebook
 * is read from here, by paths such as `w[2]` or `epoch 120 / dense1.weights[0, 3]`.
 */
export class Run {
  readonly #recordings: ReadonlyMap<string, Recording>;
  readonly #formats = new Map<string, NumberFormat>();

  constructor(
    readonly record: RunRecord,
    recordings: readonly Recording[],
  ) {
    this.#recordings = new Map(recordings.map((recording) => [recording.name, recording]));
  }

  /** Reads a run back from its description and the bytes of its `.npz`. */
  static load(record: RunRecord, npz: Uint8Array): Run {
    const arrays = np.loadz(npz);
    const recordings = record.arrays.map(({ name, steps }) => {
      const values = arrays[name];
      if (values === undefined)
        throw new ValuePathError(
          `numbers.npz holds no array "${name}", which numbers.json describes. Both files have to come from the same render.`,
        );
      return steps === undefined ? { name, values } : { name, values, steps };
    });
    return new Run(record, recordings);
  }

  get key(): string {
    return this.record.key;
  }

  get lesson(): string {
    return this.record.lesson;
  }

  get parameters(): Readonly<Record<string, unknown>> {
    return this.record.parameters;
  }

  /** The recorded names in the order of recording. */
  names(): string[] {
    return [...this.#recordings.keys()];
  }

  /**
   * A copy of a recorded array: `run.array('w')`, or at a step `run.array('epoch 120 / loss')`. Changing
   * it does not change the run.
   *
   * @throws ValuePathError when there is none.
   */
  array(path: string): NDArray {
    const parsed = parseValuePath(path);
    if (parsed.index.length > 0) {
      throw new ValuePathError(
        `"${path}" is one number. Ask for the array "${parsed.name}", or use run.value.`,
      );
    }
    return this.#arrayAt(parsed).copy();
  }

  /** How many entries the first axis of an array has. */
  length(path: string): number {
    return this.array(path).shape[0] ?? 1;
  }

  /**
   * One recorded number with the text that shows it.
   *
   * @throws ValuePathError when the path does not lead to a number.
   * @example
   * run.value('w[2]') // { number: -0.5, text: '−0.5', path: 'w[2]', source: 'run' }
   */
  value(path: string): ShownValue {
    const parsed = parseValuePath(path);
    const array = this.#arrayAt(parsed);
    const { index } = parsed;
    if (index.length !== array.shape.length) {
      throw new ValuePathError(
        `"${path}" has ${index.length} indices, but ${parsed.name} has shape (${array.shape.join(', ')}). Give one index an axis.`,
      );
    }
    const outside = index.findIndex((position, axis) => position >= (array.shape[axis] as number));
    if (outside >= 0) {
      throw new ValuePathError(
        `"${path}" reaches past the end: axis ${outside} of ${parsed.name} has size ${array.shape[outside]}, so its last index is ${(array.shape[outside] as number) - 1}.`,
      );
    }
    const number = Number(array.at(...index));
    return {
      number,
      text: formatNumber(number, this.format(parsed.name)),
      path: printValuePath(parsed),
      source: 'run',
    };
  }

  /** The recorded texts by their names. */
  texts(): Readonly<Record<string, readonly string[]>> {
    return this.record.texts ?? {};
  }

  /**
   * One recorded text, with the path that a digit in it comes from.
   *
   * @throws ValuePathError when the path does not lead to a text.
   * @example
   * run.text('names.classes[0]') // { text: 'setosa', path: 'names.classes[0]', source: 'run' }
   */
  text(path: string): Shown {
    const { name, index } = parseValuePath(path);
    const text = this.texts()[name]?.[index[0] ?? 0];
    if (text === undefined) throw new ValuePathError(`The run has no text "${path}".`);
    return { text, path, source: 'run' };
  }

  /** All numbers of an array with one axis, each with its text and path. */
  values(path: string): ShownValue[] {
    return Array.from({ length: this.length(path) }, (_, index) => this.value(`${path}[${index}]`));
  }

  /** The format shared by all numbers of an array, over all its steps. */
  format(name: string): NumberFormat {
    let format = this.#formats.get(name);
    if (format === undefined) {
      format = formatFor(flatNumbers(this.#recording(name).values));
      this.#formats.set(name, format);
    }
    return format;
  }

  #recording(name: string): Recording {
    const recording = this.#recordings.get(name);
    if (recording === undefined) {
      const near = nearest(name, this.names());
      const guess = near === undefined ? '' : ` Is it "${near}"?`;
      throw new ValuePathError(
        `The run has no array "${name}".${guess} It has ${this.names().join(', ')}.`,
      );
    }
    return recording;
  }

  #arrayAt({ name, step }: ValuePath): NDArray {
    const { values, steps } = this.#recording(name);
    if (step === undefined) return values;
    const position = steps?.unit === step.unit ? steps.numbers.indexOf(step.number) : -1;
    if (position < 0) {
      throw new ValuePathError(
        `"${name}" was not recorded at ${step.unit} ${step.number}. ${steps === undefined ? `It has no steps: write "${name}"` : `It was recorded at ${steps.unit} ${listSteps(steps.numbers)}`}.`,
      );
    }
    return values.slice(position);
  }
}

function flatNumbers(array: NDArray): number[] {
  return Array.from(array.ravel().tolist() as ArrayLike<number>, Number);
}

/** All steps of a short list, else the first ones and the last. */
function listSteps(numbers: readonly number[]): string {
  if (numbers.length <= 6) return numbers.join(', ');
  return `${numbers.slice(0, 4).join(', ')}, … ${numbers.at(-1)}`;
}
