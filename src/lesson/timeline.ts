/** A cue with the frames in which it is on screen: from `firstFrame` up to, not including, `endFrame`. */
export interface TimedCue {
  readonly text: string;
  readonly firstFrame: number;
  readonly endFrame: number;
}

/** When a question is on screen: from `firstFrame` up to, not including, `endFrame`. */
export interface TimedQuestion {
  readonly firstFrame: number;
  readonly endFrame: number;
}

/** A beat as it came out in the rendered lesson. */
export interface TimedBeat {
  readonly id: string;
  readonly title: string;
  readonly firstFrame: number;
  readonly endFrame: number;
  readonly cues: readonly TimedCue[];
  /** When its question waits for an answer. */
  readonly question?: TimedQuestion;
}

/** When everything in a lesson happens, in frames; known after a run-through without drawing. */
export interface Timeline {
  readonly framesPerSecond: number;
  readonly frames: number;
  readonly beats: readonly TimedBeat[];
}

/** The frame in which a beat's result stands: its last one, or the last before its question. */
export function restingFrame(
  { firstFrame, endFrame, question }: Pick<TimedBeat, 'firstFrame' | 'endFrame' | 'question'>,
  frames: number,
): number {
  return Math.max(firstFrame, Math.min(question?.firstFrame ?? endFrame, frames) - 1);
}
