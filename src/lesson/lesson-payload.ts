import type { RunRecord } from '../run/run.ts';
import type { Shown } from '../run/shown.ts';
import type { Narrated } from './narrated.ts';

/** Everything about a lesson that its scenes need in the page, beside the arrays in `numbers.npz`. */
export interface LessonPayload {
  /** The folder's name, such as `01-one-neuron`. */
  readonly id: string;
  readonly title: string;
  readonly chip: { readonly text: string; readonly numbers: readonly Shown[] };
  readonly theme: ThemeName;
  readonly captions: CaptionMode;
  /** Whether the background is left out; it is there when nothing is said. */
  readonly transparent?: boolean;
  readonly narrated: Narrated;
  readonly run: RunRecord;
}

export type ThemeName = 'dark' | 'light';
export type CaptionMode = 'burn' | 'none';
