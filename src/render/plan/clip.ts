import { findBeat } from '../../lesson/beat-time.ts';
import { UnknownNameError } from '../../lesson/errors.ts';
import type { Timeline } from '../../lesson/timeline.ts';
import { nearest } from '../../run/nearest.ts';
import { WrongUseError } from '../errors.ts';
import type { RunThrough } from '../page/protocol.ts';
import type { OutputForm } from './form.ts';

/** A stretch of a lesson that becomes a file: from `firstFrame` up to, not including, `endFrame`. */
export interface Clip {
  /** The file's name without its ending: `lesson` for the whole. */
  readonly name: string;
  readonly firstFrame: number;
  readonly endFrame: number;
}

export const WHOLE = 'lesson';

/** The whole lesson. */
export function wholeLesson({ timeline }: RunThrough): Clip {
  return { name: WHOLE, firstFrame: 0, endFrame: timeline.frames };
}

/**
 * One scene of a lesson.
 *
 * @throws UnknownNameError with the nearest name when there is none
 */
export function sceneClip(name: string): (through: RunThrough) => Clip {
  return ({ scenes }) => {
    const scene = scenes.find((candidate) => candidate.name === name);
    if (scene !== undefined) return scene;
    const names = scenes.map((candidate) => candidate.name);
    const guess = nearest(name, names);
    throw new UnknownNameError(
      `There is no scene "${name}". ${guess === undefined ? '' : `Did you mean "${guess}"? `}The scenes are: ${names.join(', ')}.`,
    );
  };
}

/**
 * Some beats of a lesson: `from..to`, both included; `from..` to the end, `..to` from the beginning, or one.
 *
 * @throws UnknownNameError when there is no such beat
 * @throws WrongUseError when the last comes before the first
 */
export function beatsClip(text: string): (through: RunThrough) => Clip {
  return ({ timeline }) => {
    const [first, last] = text.includes('..') ? text.split('..') : [text, text];
    const from = first === '' ? timeline.beats[0] : findBeat(first as string, timeline.beats);
    const to = last === '' ? timeline.beats.at(-1) : findBeat(last as string, timeline.beats);
    if (from === undefined || to === undefined) throw new WrongUseError('The lesson has no beats.');
    if (to.firstFrame < from.firstFrame) {
      throw new WrongUseError(
        `"--beats ${text}" goes backwards: "${to.id}" comes before "${from.id}". Write ${to.id}..${from.id}.`,
      );
    }
    const name = from === to ? from.id : `${from.id}..${to.id}`;
    const endFrame = Math.min(to.endFrame, timeline.frames);
    return { name, firstFrame: from.firstFrame, endFrame };
  };
}

/** The chapters of a clip: its beats, in frames from its first. */
export function chaptersOf({ beats }: Timeline, { firstFrame, endFrame }: Clip) {
  return beats
    .filter((beat) => beat.firstFrame < endFrame && beat.endFrame > firstFrame)
    .map(({ title, firstFrame: start }) => ({ title, frame: Math.max(0, start - firstFrame) }));
}

/** The file, or for single pictures the folder, that a plan becomes. */
export function pictureName({
  form,
  clip,
}: {
  readonly form: OutputForm;
  readonly clip: Clip;
}): string {
  return form.format === 'png' ? `${clip.name}-frames` : `${clip.name}.${form.format}`;
}
