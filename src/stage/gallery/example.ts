import type { View2D } from '@motion-canvas/2d';
import type { ThreadGenerator } from '@motion-canvas/core';
import { Recorder } from '../../run/recorder.ts';
import { Run } from '../../run/run.ts';
import type { Theme } from '../theme.ts';

/** What an example is played with. */
export interface ExampleStage {
  readonly theme: Theme;
  /** What the example recorded with its `run`. */
  readonly run: Run;
}

/** What the author of an example writes. */
export interface ExampleDescription {
  /** What can be seen, in a few words: `A column stretches`. */
  readonly name: string;
  /** One sentence for the gallery: what it means, or when to use it. */
  readonly says: string;
  /** Width and height in pixels; 960×540 when left out. (0, 0) is the middle, as in every scene. */
  readonly size?: readonly [number, number];
  /** Seconds of the frames that the gallery shows and the snapshot tests hold; the start when left out. */
  readonly at?: readonly number[];
  /** Records the numbers that the example shows. */
  readonly run?: (record: Recorder) => void;
  /** Adds nodes to the view and plays movements. */
  play(view: View2D, stage: ExampleStage): ThreadGenerator;
}

/** An example as the gallery and the snapshot tests read it. */
export interface Example extends Required<Omit<ExampleDescription, 'run'>> {
  /** The example's numbers, computed anew at every call. */
  compute(): Run;
}

const SIZE = [960, 540] as const;

/**
 * An example of a node or a movement. It is documentation, an entry of `gradreel gallery` and a snapshot
 * test at once: it lies in `<node>.example.tsx` beside the node, as a named export.
 *
 * @throws RangeError when the size or a second cannot be drawn.
 * @example
 * export const stretch = defineExample({
 *   name: 'A column stretches',
 *   says: 'An axis of size one is read again for every column of the other array.',
 *   at: [0, 0.6, 1.4],
 *   run: (record) => record.array('a', np.array([[1], [2]])),
 *   *play(view, { theme, run }) {
 *     const matrix = new Matrix({ theme, values: run.array('a') });
 *     view.add(matrix);
 *     yield* matrix.stretch(1, 3);
 *   },
 * });
 */
export function defineExample(description: ExampleDescription): Example {
  const { name, size = SIZE, at = [0], run = () => undefined } = description;
  if (size.some((side) => !Number.isInteger(side) || side < 16 || side % 2 !== 0)) {
    throw new RangeError(
      `The example "${name}" is ${size.join('×')} large. Give it even sides of at least 16 pixels.`,
    );
  }
  if (at.length === 0 || at.some((second) => !(second >= 0))) {
    throw new RangeError(
      `The example "${name}" is looked at "${at.join(', ')}". Give seconds from 0, such as at: [0, 0.6, 1.4].`,
    );
  }
  return {
    name,
    says: description.says,
    size,
    at,
    play: (view, stage) => description.play(view, stage),
    compute() {
      const recorder = new Recorder();
      run(recorder);
      const recordings = recorder.recordings();
      const arrays = recordings.map(({ name: array, values, steps }) => ({
        name: array,
        dtype: values.dtype,
        shape: [...values.shape],
        ...(steps === undefined ? {} : { steps }),
      }));
      const texts = recorder.texts();
      return new Run({ lesson: 'example', key: '', parameters: {}, arrays, texts }, recordings);
    },
  };
}

/** Whether something that a module exports is an example. */
export function isExample(exported: unknown): exported is Example {
  return (
    typeof exported === 'object' && exported !== null && 'compute' in exported && 'play' in exported
  );
}
