import { captionProblems } from '../captions.ts';
import type { Sighting } from './finding.ts';
import type { Inspection } from './inspection.ts';

/** No narration faster than 20 characters a second, no caption of more than two lines. */
export function hurriedNarration({ timeline }: Pick<Inspection, 'timeline'>): Sighting[] {
  return captionProblems(timeline).map(({ beat, cue, message }) => {
    const { problem, remedy } = parted(message.replace(`"${cue.text}"`, 'It'));
    return {
      rule: 'pace',
      beat,
      frame: cue.firstFrame,
      object: `the caption "${cue.text}"`,
      problem,
      remedy,
      badness: 0,
    };
  });
}

/** A message ends with its remedy, a sentence of its own. */
function parted(message: string): { problem: string; remedy: string } {
  const at = message.lastIndexOf('. ', message.length - 2);
  return at < 0
    ? { problem: message, remedy: 'Give it time in its scene.' }
    : { problem: message.slice(0, at + 1), remedy: message.slice(at + 2) };
}
