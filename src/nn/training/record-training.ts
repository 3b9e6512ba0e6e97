import type { NDArray } from '../../np/index.ts';
import { checkRange } from '../errors.ts';
import type { Callback, EpochReport, StepReport } from './callback.ts';
import type { Model } from './model.ts';

/** Something that keeps named numbers at steps; the Recorder of a run is one. It copies what it is given. */
export interface StepRecorder {
  at(unit: string, step: number): { array(name: string, values: NDArray | number): void };
}

export interface RecordTrainingOptions {
  /** which epochs: every n-th (default 1), or those that a function picks */
  every?: number | ((epoch: number) => boolean);
  /** parameters (default true), under their names such as `dense1.weights` */
  parameters?: boolean;
  /** their gradients (default false), such as `dense1.dweights` */
  gradients?: boolean;
  /** what the model predicted (default false), as `predictions` */
  predictions?: boolean;
  /** put before every name, to record several trainings in one run: `adam.` */
  prefix?: string;
  /** anything else, by name, at the same moment */
  more?: (step: StepReport, model: Model) => Readonly<Record<string, NDArray | number>>;
}

/**
 * Records a training epoch by epoch: at epoch n the parameters as that epoch began, with the gradients they
 * got in its first batch; and `loss` and `accuracy` of the epoch. Trained in one batch, all of these belong
 * together: the loss is the loss of just those parameters.
 *
 * @example
 * model.fit(X, y, { epochs: 201, callbacks: [recordTraining(record, { every: 10 })] });
 * // afterwards: epoch 120 / dense1.weights[0, 3]
 */
export function recordTraining(
  recorder: StepRecorder,
  options: RecordTrainingOptions = {},
): Callback {
  const { every = 1, parameters = true, gradients = false, predictions = false } = options;
  const { prefix = '', more } = options;
  if (typeof every === 'number') checkRange('every', every, 1, Number.POSITIVE_INFINITY);
  const wanted = typeof every === 'number' ? (epoch: number) => epoch % every === 0 : every;
  return {
    onGradients(step: StepReport, model: Model): void {
      if (step.batch > 0 || !wanted(step.epoch)) return;
      const record = recorder.at('epoch', step.epoch);
      for (const [name, parameter] of model.namedParameters) {
        if (parameters) record.array(prefix + name, parameter.value);
        if (gradients) record.array(prefix + name.replace('.', '.d'), parameter.gradient);
      }
      if (predictions) record.array(`${prefix}predictions`, step.predictions);
      for (const [name, values] of Object.entries(more?.(step, model) ?? {})) {
        record.array(prefix + name, values);
      }
    },
    onEpochEnd(report: EpochReport): void {
      if (!wanted(report.epoch)) return;
      const record = recorder.at('epoch', report.epoch);
      record.array(`${prefix}loss`, report.loss);
      record.array(`${prefix}accuracy`, report.accuracy);
      if (report.validationLoss !== undefined) {
        record.array(`${prefix}validation_loss`, report.validationLoss);
        record.array(`${prefix}validation_accuracy`, report.validationAccuracy!);
      }
    },
  };
}
