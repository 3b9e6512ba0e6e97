import * as np from '../np/index.ts';
import { Recorder } from './recorder.ts';
import type { RunRecord } from './run.ts';

/** What `run.ts` of a lesson exports as `run`. */
export type RunFunction<Parameters> = (parameters: Parameters, record: Recorder) => void;

/** A computed run as plain data: descriptions of its arrays, and their values as the bytes of an `.npz`. */
export interface ComputedRun {
  readonly arrays: RunRecord['arrays'];
  readonly npz: Uint8Array;
  readonly texts: Readonly<Record<string, readonly string[]>>;
}

/**
 * Runs a lesson's computation. This is bundled together with the lesson's `run.ts`, so that both use one
 * copy of the engine and the bundle's hash stands for all the code that the numbers depend on.
 */
export function computeRun<Parameters>(
  run: RunFunction<Parameters>,
  parameters: Parameters,
): ComputedRun {
  const recorder = new Recorder();
  run(parameters, recorder);
  const recordings = recorder.recordings();
  return {
    texts: recorder.texts(),
    arrays: recordings.map(({ name, values, steps }) => ({
      name,
      dtype: values.dtype,
      shape: [...values.shape],
      ...(steps === undefined ? {} : { steps }),
    })),
    npz: np.savez(Object.fromEntries(recordings.map(({ name, values }) => [name, values]))),
  };
}
