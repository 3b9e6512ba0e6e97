import type { Ruler } from './ruler.ts';

/**
 * A number as it is shown: its text and where it comes from. Nothing with a digit in it is drawn on the
 * stage without one of these, and `provenance.json` is the list of them.
 */
export interface Shown {
  /** What the viewer reads, such as `−0.5`. */
  readonly text: string;
  /** Where it comes from, such as `w[2]` or `epoch 120 / dense1.weights[0, 3]`. */
  readonly path: string;
  readonly source: ShownSource;
  /** What a number with the source `ruler` stands on. */
  readonly ruler?: Ruler;
}

/**
 * - `run`: a recorded value; `path` addresses it.
 * - `ruler`: a tick or a legend entry; its text is a position on a scale, its path names the scale, which has
 *   computed it (see `Ruler`). The number of an axis and an index are positions too: of an array in the run.
 * - `lesson`: the lesson's own number or the run's key in the chrome; a number that is part of a name in its title, its
 *   code or its narration, where it stands behind a backslash. It is looked up there.
 */
export type ShownSource = 'run' | 'ruler' | 'lesson';
