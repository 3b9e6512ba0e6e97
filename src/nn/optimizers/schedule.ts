import { cos, pow } from '../../np/elementary/index.ts';
import { checkRange, SettingError } from '../errors.ts';

/**
 * How the learning rate changes with the number of updates made, t. Schedules are plain data, so that a saved
 * model keeps them. Over epochs instead of updates: multiply by the number of batches an epoch.
 *
 * - `decay`: η₀ / (1 + decay·t), the book's
 * - `step`: η₀·factor^⌊t / every⌋
 * - `cosine`: from η₀ down to `floor` along half a cosine over `updates`, then constant:
 *   floor + (η₀ − floor)·(1 + cos(π·t / updates)) / 2   (Loshchilov and Hutter 2017)
 */
export type Schedule =
  | { readonly kind: 'decay'; readonly decay: number }
  | { readonly kind: 'step'; readonly every: number; readonly factor: number }
  | { readonly kind: 'cosine'; readonly updates: number; readonly floor?: number };

/** The learning rate of update t = 0, 1, 2 … */
export function learningRateAt(start: number, schedule: Schedule | null, t: number): number {
  switch (schedule?.kind) {
    case undefined:
      return start;
    case 'decay':
      return start * (1 / (1 + schedule.decay * t));
    case 'step':
      return start * pow(schedule.factor, Math.floor(t / schedule.every));
    case 'cosine': {
      const { updates, floor = 0 } = schedule;
      if (t >= updates) return floor;
      return floor + ((start - floor) * (1 + cos((Math.PI * t) / updates))) / 2;
    }
  }
}

/** Throws SettingError where a schedule makes no sense. */
export function checkSchedule(schedule: Schedule): void {
  switch (schedule.kind) {
    case 'decay':
      checkRange('schedule.decay', schedule.decay, 0, Number.POSITIVE_INFINITY);
      break;
    case 'step':
      checkRange('schedule.every', schedule.every, 1, Number.POSITIVE_INFINITY);
      checkRange('schedule.factor', schedule.factor, 0, Number.POSITIVE_INFINITY);
      break;
    case 'cosine':
      checkRange('schedule.updates', schedule.updates, 1, Number.POSITIVE_INFINITY);
      checkRange('schedule.floor', schedule.floor ?? 0, 0, Number.POSITIVE_INFINITY);
      break;
    default:
      throw new SettingError(
        `There is no schedule "${(schedule as { kind: string }).kind}". Use decay, step or cosine.`,
      );
  }
}
