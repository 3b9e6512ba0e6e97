import type { NDArray } from '../../np/index.ts';
import { checkRange, SettingError } from '../errors.ts';
import type { Callback, EpochReport } from './callback.ts';
import type { Model } from './model.ts';

export interface EarlyStoppingOptions {
  /** what must get better (default validationLoss) */
  monitor?: 'loss' | 'accuracy' | 'validationLoss' | 'validationAccuracy';
  /** epochs to wait for it (default 10) */
  patience?: number;
  /** by how much it must get better to count (default 0) */
  minDelta?: number;
  /** whether the parameters of the best epoch are put back at the end (default true) */
  restoreBest?: boolean;
}

/** Ends a training once a measure has not got better for `patience` epochs. */
export class EarlyStopping implements Callback {
  readonly monitor: NonNullable<EarlyStoppingOptions['monitor']>;
  readonly patience: number;
  readonly minDelta: number;
  readonly restoreBest: boolean;
  /** the best epoch so far, −1 before the first */
  bestEpoch = -1;
  bestValue = Number.NaN;
  #best: NDArray[] = [];

  constructor(options: EarlyStoppingOptions = {}) {
    this.monitor = options.monitor ?? 'validationLoss';
    this.patience = options.patience ?? 10;
    this.minDelta = options.minDelta ?? 0;
    this.restoreBest = options.restoreBest ?? true;
    checkRange('patience', this.patience, 1, Number.POSITIVE_INFINITY);
    checkRange('minDelta', this.minDelta, 0, Number.POSITIVE_INFINITY);
  }

  onTrainStart(): void {
    this.bestEpoch = -1;
    this.bestValue = Number.NaN;
    this.#best = [];
  }

  onEpochEnd(report: EpochReport, model: Model): 'stop' | undefined {
    const value = report[this.monitor];
    if (value === undefined) {
      throw new SettingError(
        `EarlyStopping watches ${this.monitor}, but there is no validation. Give fit a \`validation\`, or watch 'loss'.`,
      );
    }
    const gain = this.monitor.endsWith('ccuracy') ? value - this.bestValue : this.bestValue - value;
    if (this.bestEpoch < 0 || gain > this.minDelta) {
      this.bestEpoch = report.epoch;
      this.bestValue = value;
      if (this.restoreBest) this.#best = everything(model).map((array) => array.copy());
      return undefined;
    }
    return report.epoch - this.bestEpoch >= this.patience ? 'stop' : undefined;
  }

  onTrainEnd(model: Model): void {
    const best = this.#best;
    if (best.length > 0) {
      everything(model).forEach((array, i) => {
        array.set(['...'], best[i]);
      });
    }
  }
}

/** Parameters and running statistics. */
function everything(model: Model): NDArray[] {
  return model.layers.flatMap((layer) => [
    ...layer.parameters.map(({ value }) => value),
    ...Object.values(layer.state ?? {}),
  ]);
}
