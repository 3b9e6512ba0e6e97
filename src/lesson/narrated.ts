import type { Shown } from '../run/shown.ts';
import type { PlacedTerm } from './filled-text.ts';

/** What is said in one go: one caption, at most two lines of 42 characters. */
export interface Cue {
  readonly text: string;
  /** The numbers in the text, in order, each with its path into the run. */
  readonly numbers: readonly Shown[];
  /** Where in the text terms are introduced. */
  readonly terms?: readonly PlacedTerm[];
  /** Seconds that it takes to read. */
  readonly seconds: number;
}

/** A paragraph of narration: it accompanies one movement of the picture. */
export interface Passage {
  readonly cues: readonly Cue[];
}

/** One idea of a lesson with its narration filled in from the run. */
export interface NarratedBeat {
  /** The heading as an identifier, such as `the-bias-lifts`. */
  readonly id: string;
  readonly title: string;
  readonly passages: readonly Passage[];
}

/** A lesson's narration, ready to be shown. */
export interface Narrated {
  /** BCP 47 language tag, from the file's name: `narration.de.md` is `de`. */
  readonly language: string;
  readonly beats: readonly NarratedBeat[];
}
