import { checkRange, SettingError } from '../errors.ts';

export interface CheckpointEpochsOptions {
  /** checkpoints a decade, where there are so many epochs (default 48) */
  perDecade?: number;
  /** epochs that must be among them */
  always?: readonly number[];
}

/**
 * Epochs at which a training is worth keeping: evenly spaced on a scale of log(1 + epoch), because early
 * epochs change much and late ones little. 0 and the last are always among them.
 *
 * @throws SettingError when `last` is no whole number from 0.
 * @example
 * checkpointEpochs(10_000).length       // 161
 * checkpointEpochs(5)                   // [0, 1, 2, 3, 4, 5]
 */
export function checkpointEpochs(last: number, options: CheckpointEpochsOptions = {}): number[] {
  const { perDecade = 48, always = [] } = options;
  checkRange('perDecade', perDecade, 1, 1000);
  if (!Number.isInteger(last) || last < 0) {
    throw new SettingError(`The last epoch is ${last}; it must be a whole number from 0.`);
  }
  const decades = Math.log10(1 + last);
  const steps = Math.ceil(decades * perDecade);
  const spaced = Array.from({ length: steps + 1 }, (_, i) =>
    Math.round(10 ** ((decades * i) / Math.max(1, steps)) - 1),
  );
  const inside = always.filter((epoch) => Number.isInteger(epoch) && epoch >= 0 && epoch <= last);
  return [...new Set([0, ...spaced, ...inside, last])].sort((a, b) => a - b);
}
