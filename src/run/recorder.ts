import type { NDArray } from '../np/index.ts';
import * as np from '../np/index.ts';
import { RecordingError } from './errors.ts';

/** One recorded name: an array, or the same array at many steps, stacked along a first axis. */
export interface Recording {
  readonly name: string;
  /** Values; for a recording with steps the first axis runs over them. */
  readonly values: NDArray;
  /** The steps in ascending order and what they count, such as `epoch`. */
  readonly steps?: { readonly unit: string; readonly numbers: readonly number[] };
}

interface Draft {
  readonly unit?: string;
  readonly numbers: number[];
  readonly arrays: NDArray[];
}

const UNIT = /^[a-z]+$/;
const NAME = /^[A-Za-z_]\w*(\.[A-Za-z_]\w*)*$/;

/**
 * Collects the named arrays of a run. What is recorded is copied: later changes in place do not reach it.
 *
 * @example
 * record.array('w', np.array([0.2, 0.8, -0.5]));
 * record.at('epoch', 120).array('dense1.weights', dense1.weights);
 */
export class Recorder {
  readonly #drafts = new Map<string, Draft>();
  readonly #texts = new Map<string, readonly string[]>();

  /**
   * Records an array, or a number as an array without axes.
   *
   * @throws RecordingError when the name was used before or is not a name.
   */
  array(name: string, values: NDArray | number): void {
    if (this.#drafts.has(name) || this.#texts.has(name)) {
      throw new RecordingError(
        `"${name}" was recorded twice. Give it another name, or record it at steps: record.at('epoch', n).array('${name}', …).`,
      );
    }
    this.#drafts.set(name, { numbers: [], arrays: [own(name, values)] });
  }

  /**
   * Records words that belong to the data, such as the names of its classes: `{names.classes}` in the narration.
   *
   * @throws RecordingError when the name was used before or is not a name.
   */
  text(name: string, texts: string | readonly string[]): void {
    if (!NAME.test(name) || this.#drafts.has(name) || this.#texts.has(name)) {
      throw new RecordingError(
        `"${name}" cannot name a recorded text, or is recorded already. Give it another name.`,
      );
    }
    this.#texts.set(name, typeof texts === 'string' ? [texts] : [...texts]);
  }

  /** The recorded texts by their names. */
  texts(): Record<string, readonly string[]> {
    return Object.fromEntries(this.#texts);
  }

  /**
   * Records what a named mistake would give, as `mistake.<name>`: the wrong answers of a question are computed
   * like everything else.
   *
   * @example
   * record.mistake('bias_forgotten', np.dot(x, w)); // "- [ ] {mistake.bias_forgotten} : the bias is missing"
   */
  mistake(name: string, values: NDArray | number): void {
    this.array(`mistake.${name}`, values);
  }

  /**
   * Records at a step: an epoch, an iteration, an attempt. Steps of a name must ascend.
   *
   * @throws RecordingError when no path could lead to the step.
   */
  at(unit: string, step: number): { array: (name: string, values: NDArray | number) => void } {
    if (!UNIT.test(unit) || !Number.isInteger(step) || step < 0) {
      throw new RecordingError(
        `"${unit} ${step}" cannot name a step. Count with a word in small letters and a whole number from 0, such as record.at('epoch', 120).`,
      );
    }
    return { array: (name, values) => this.#recordAt(unit, step, name, values) };
  }

  #recordAt(unit: string, step: number, name: string, values: NDArray | number): void {
    const array = own(name, values);
    const draft = this.#drafts.get(name) ?? { unit, numbers: [], arrays: [] };
    if (draft.unit !== unit) {
      throw new RecordingError(
        `"${name}" is recorded both by ${unit} and ${draft.unit === undefined ? 'without steps' : `by ${draft.unit}`}. Use one of them, or two names.`,
      );
    }
    const last = draft.numbers.at(-1);
    if (last !== undefined && step <= last) {
      throw new RecordingError(
        `"${name}" at ${unit} ${step} comes after ${unit} ${last}. Steps must ascend.`,
      );
    }
    const first = draft.arrays[0];
    if (
      first !== undefined &&
      (first.dtype !== array.dtype || String(first.shape) !== String(array.shape))
    ) {
      throw new RecordingError(
        `"${name}" changed from ${first.dtype} (${first.shape}) to ${array.dtype} (${array.shape}) at ${unit} ${step}. A recorded name keeps its shape and dtype.`,
      );
    }
    draft.numbers.push(step);
    draft.arrays.push(array);
    this.#drafts.set(name, draft);
  }

  /** Everything recorded so far, in the order of first recording. */
  recordings(): Recording[] {
    return [...this.#drafts].map(([name, { unit, numbers, arrays }]) =>
      unit === undefined
        ? { name, values: arrays[0] as NDArray }
        : { name, values: np.stack(arrays), steps: { unit, numbers } },
    );
  }
}

function own(name: string, values: NDArray | number): NDArray {
  if (!NAME.test(name)) {
    throw new RecordingError(
      `"${name}" cannot name a recorded array. Use letters, digits, _ and dots, such as dense1.weights.`,
    );
  }
  return typeof values === 'number' ? np.array(values) : values.copy();
}
