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
  /** What the viewer is asked at its end. */
  readonly question?: Question;
}

/** A text with numbers from the run. */
export interface AnsweredText {
  readonly text: string;
  readonly numbers: readonly Shown[];
}

/** A question to the viewer; its answers are computed by the run. */
export interface Question extends AnsweredText {
  /** Choices to choose from, or a number to find. */
  readonly kind: 'choice' | 'number';
  /** In the order in which they are shown: numbers ascend. Exactly one is right, and no two read the same. */
  readonly choices: readonly Choice[];
  /** Seconds for which the film waits. */
  readonly seconds: number;
}

/** An answer to a question. */
export interface Choice extends AnsweredText {
  readonly isRight: boolean;
  /** Why it tempts where it is wrong; what makes it right, if anything is said. */
  readonly reason: AnsweredText;
  /** Its value, where it is one number. */
  readonly number?: number;
}

/** A lesson's narration, ready to be shown. */
export interface Narrated {
  /** BCP 47 language tag, from the file's name: `narration.de.md` is `de`. */
  readonly language: string;
  readonly beats: readonly NarratedBeat[];
}
