import type { Sighting } from './finding.ts';
import type { Inspection } from './inspection.ts';
import { common, type Stretch, silences, stillPictures } from './silence.ts';

/** Seconds without words or movement in which a teacher can stop the film. */
const SHORTEST_PAUSE = 0.7;
/** Seconds from one pause point to the next. */
const LONGEST_WITHOUT_PAUSE = 120;
/** Pause points inside a lesson, its end aside. */
const LEAST_PAUSES = 2;

/**
 * Where the film can be stopped between two ideas: a question, or the end of a beat, when all is said and all is
 * still.
 */
function pausePoints({ timeline, moments }: Inspection): Stretch[] {
  const { beats, framesPerSecond } = timeline;
  const quiet = common(stillPictures(moments), silences(timeline));
  return beats.flatMap(({ endFrame, question }) => {
    if (question !== undefined) return [{ from: question.firstFrame, end: question.endFrame }];
    const at = quiet.find(({ from, end }) => from < endFrame && end >= endFrame);
    if (at === undefined) return [];
    const pause = { from: at.from, end: endFrame };
    return (pause.end - pause.from) / framesPerSecond < SHORTEST_PAUSE ? [] : [pause];
  });
}

/** At least two pause points in a lesson, and one every two minutes. */
export function fewPauses(inspection: Inspection): Sighting[] {
  const { beats, frames, framesPerSecond } = inspection.timeline;
  const last = beats.at(-1);
  const ends = pausePoints(inspection).map(({ end }) => end);
  const inside = ends.filter((end) => end < (last?.endFrame ?? frames));
  const found: Sighting[] = [];
  const beatAt = (frame: number) =>
    beats.findLast(({ firstFrame }) => firstFrame <= frame)?.id ?? '';
  if (inside.length < LEAST_PAUSES) {
    found.push({
      rule: 'pauses',
      beat: last?.id ?? '',
      frame: last?.firstFrame ?? 0,
      object: 'the lesson',
      problem: `It has ${inside.length} pause points before its end; the least is ${LEAST_PAUSES}.`,
      remedy: 'Let beats end with a picture that stands still when all is said.',
      badness: LEAST_PAUSES - inside.length,
    });
  }
  const stops = [0, ...inside, frames];
  for (const [index, end] of stops.slice(1).entries()) {
    const from = stops[index] as number;
    const seconds = (end - from) / framesPerSecond;
    if (seconds <= LONGEST_WITHOUT_PAUSE) continue;
    found.push({
      rule: 'pauses',
      beat: beatAt(from),
      frame: from,
      object: 'the lesson',
      problem: `For ${Math.round(seconds)} s it has no pause point; there is one at least every ${LONGEST_WITHOUT_PAUSE} s.`,
      remedy: 'Let a beat end in between, with a picture that stands still when all is said.',
      badness: seconds,
    });
  }
  return found;
}
