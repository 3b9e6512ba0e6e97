/** What is looked for, by the name that `--rule` takes. */
export const RULES = {
  overlap: 'text over text',
  cut: 'text cut off, covered or outside of the picture',
  'safe-area': 'text outside of the safe area, or where captions are',
  label: 'a label more than 96 px from what it labels',
  size: 'text under 24 px',
  contrast: 'text with a contrast under 4.5:1',
  novelty: 'more than 7 new things in a beat',
  still: 'a still picture for more than 4 s while nothing is said',
  pace: 'narration faster than can be read',
  prose: 'a picture that repeats more than 30 % of what is said',
  words: 'a comparison that is not true of this run, or that no claim covers',
  terms: 'a term used before it is introduced',
  length: 'a lesson over 6 minutes, a chapter over 90 seconds',
  pauses: 'fewer than 2 pause points, or more than 2 minutes without one',
  arithmetic: 'displayed arithmetic that does not close',
  notebook: 'a notebook that stops, or computes other numbers (where there is Python with NumPy)',
  source: 'a number without a source, or that its source does not write so',
} as const;

export type RuleName = keyof typeof RULES;

/** Something wrong in a lesson, with what to do about it. */
export interface Finding {
  readonly rule: RuleName;
  /** Empty where it is about no frame. */
  readonly beat: string;
  /** First and last frame in which it was seen. */
  readonly firstFrame: number;
  readonly lastFrame: number;
  /** What it is about, such as `"−1.5" in Cell`. */
  readonly object: string;
  /** What is wrong, with figure and limit, as a sentence. */
  readonly problem: string;
  /** What to do, as a sentence. */
  readonly remedy: string;
}

/** A finding as it is seen in one frame. */
export interface Sighting extends Omit<Finding, 'firstFrame' | 'lastFrame'> {
  readonly frame: number;
  /** How bad it is, to choose the worst frame's words. */
  readonly badness: number;
}

/** One finding for what is seen again and again in a beat, in the words of its worst frame. */
export function findingsOf(sightings: readonly Sighting[]): Finding[] {
  const byKey = new Map<string, Sighting[]>();
  for (const sighting of sightings) {
    const key = `${sighting.rule} | ${sighting.beat} | ${sighting.object}`;
    const same = byKey.get(key);
    if (same === undefined) byKey.set(key, [sighting]);
    else same.push(sighting);
  }
  return [...byKey.values()]
    .map((same) => {
      const worst = same.reduce((a, b) => (b.badness > a.badness ? b : a));
      const { rule, beat, object, problem, remedy } = worst;
      const frames = same.map(({ frame }) => frame);
      const [firstFrame, lastFrame] = [Math.min(...frames), Math.max(...frames)];
      return { rule, beat, firstFrame, lastFrame, object, problem, remedy };
    })
    .sort((a, b) => a.firstFrame - b.firstFrame);
}
