import type { NDArray } from '../../np/index.ts';
import type { Model } from './model.ts';

/** One forward and backward pass: loss, predictions, weights and gradients all belong together. */
export interface StepReport {
  readonly epoch: number;
  readonly batch: number;
  /** updates made before this one */
  readonly step: number;
  readonly inputs: NDArray;
  readonly targets: NDArray;
  readonly predictions: NDArray;
  /** data loss plus penalties */
  readonly loss: number;
  readonly accuracy: number;
}

/** An epoch, seen afterwards. With one batch an epoch, loss and accuracy are those before its update. */
export interface EpochReport {
  readonly epoch: number;
  /** mean over the samples of the epoch, penalties included */
  readonly loss: number;
  readonly accuracy: number;
  readonly learningRate: number;
  readonly validationLoss?: number;
  readonly validationAccuracy?: number;
}

/** What a training run tells to whom it may concern. All methods are optional. */
export interface Callback {
  onTrainStart?(model: Model): void;
  /** After the gradients, before the update. */
  onGradients?(step: StepReport, model: Model): void;
  /** After the updates and the validation of an epoch. Returning 'stop' ends the training. */
  onEpochEnd?(epoch: EpochReport, model: Model): unknown;
  onTrainEnd?(model: Model): void;
}
