import type { RunRecord } from '../run/run.ts';
import type { Shown } from '../run/shown.ts';
import type { AddedFont } from '../stage/faces/added-font.ts';
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
  /** Every sign beyond plain letters that may be shown, for which faces are loaded. */
  readonly signs: string;
  /** Fonts for signs that no shipped face has. */
  readonly fonts: readonly AddedFont[];
  readonly run: RunRecord;
}

export type ThemeName = 'dark' | 'light';
export type CaptionMode = 'burn' | 'none';
