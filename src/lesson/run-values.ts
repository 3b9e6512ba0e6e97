import type { Shown } from '../run/shown.ts';

/** What narration and notebook read of a run. `Run` is one. */
export interface RunValues {
  /** The recorded names in the order of recording. */
  names(): readonly string[];
  /** A recorded array by its name, or by its name at a step: `epoch 120 / loss`. Throws when there is none. */
  array(path: string): RecordedValues;
  /** One number by its path, with the text that shows it. Throws when there is none. */
  value(path: string): Shown & { readonly number: number };
  /** The recorded texts by their names. */
  texts?(): Readonly<Record<string, readonly string[]>>;
}

/** A recorded array, as far as narration and notebook need it. */
export interface RecordedValues {
  readonly shape: readonly number[];
  readonly dtype: string;
  /** The numbers as nested lists, like `ndarray.tolist()`; a bare number for an array without axes. */
  tolist(): unknown;
}
