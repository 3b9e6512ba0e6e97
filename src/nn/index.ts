/**
 * Neural networks from scratch, on np. Every formula stands in the comment of the file where it happens.
 *
 *     np.random.seed(0);
 *     const { X, y } = spiral();
 *     const model = new Model([new Dense(2, 64), new ReLU(), new Dense(64, 3), new Softmax()], {
 *       loss: new CategoricalCrossEntropy(),
 *       optimizer: new Adam({ learningRate: 0.05, decay: 5e-7 }),
 *     });
 *     const history = model.fit(X, y, { epochs: 200 });
 */

export { type BlobsOptions, blobs } from './datasets/blobs.ts';
export { type CirclesOptions, circles } from './datasets/circles.ts';
export type { Dataset } from './datasets/dataset.ts';
export { digits } from './datasets/digits.ts';
export { fromIdx } from './datasets/images.ts';
export { iris } from './datasets/iris.ts';
export { moons } from './datasets/moons.ts';
export type { DrawOptions, TwoClassOptions } from './datasets/options.ts';
export { sine } from './datasets/sine.ts';
export { type SpiralOptions, spiral } from './datasets/spiral.ts';
export { oneHot, Standardizer, split } from './datasets/split.ts';
export { fromCsv, type TableOptions } from './datasets/table.ts';
export { type VerticalOptions, vertical } from './datasets/vertical.ts';
export { xor } from './datasets/xor.ts';
export {
  type PlaneField,
  type PlaneRow,
  planeRow,
  ReluPlane,
  type TwoLayers,
} from './decision/relu-plane.ts';
export { DataError, ModelFileError, NeuralNetworkError, SettingError } from './errors.ts';
export { Activation } from './layers/activation.ts';
export { BatchNorm, type BatchNormOptions } from './layers/batch-norm.ts';
export { Dense, type DenseOptions } from './layers/dense.ts';
export { Dropout } from './layers/dropout.ts';
export * from './layers/initializers.ts';
export type { Layer, Settings } from './layers/layer.ts';
export { LeakyReLU } from './layers/leaky-relu.ts';
export { Linear } from './layers/linear.ts';
export { Parameter } from './layers/parameter.ts';
export type { Regularizer } from './layers/regularizer.ts';
export { ReLU } from './layers/relu.ts';
export { Sigmoid } from './layers/sigmoid.ts';
export { Softmax, softmaxJacobian } from './layers/softmax.ts';
export { Tanh } from './layers/tanh.ts';
export { BinaryCrossEntropy } from './losses/binary-cross-entropy.ts';
export {
  CategoricalCrossEntropy,
  softmaxCrossEntropyGradient,
} from './losses/categorical-cross-entropy.ts';
export type { Loss } from './losses/loss.ts';
export { MeanSquaredError } from './losses/mean-squared-error.ts';
export * from './measures/accuracy.ts';
export * from './measures/confusion.ts';
export { AdaGrad, type AdaGradOptions } from './optimizers/adagrad.ts';
export { Adam, type AdamOptions } from './optimizers/adam.ts';
export {
  clipGradients,
  type GradientClipping,
  gradientNorm,
} from './optimizers/gradient-clipping.ts';
export { Optimizer, type OptimizerOptions } from './optimizers/optimizer.ts';
export { RMSProp, type RMSPropOptions } from './optimizers/rmsprop.ts';
export { learningRateAt, type Schedule } from './optimizers/schedule.ts';
export { SGD, type SGDOptions } from './optimizers/sgd.ts';
export { type RandomSource, sharedRandom } from './random-source.ts';
export * from './search/hyperparameter-search.ts';
export * from './search/weight-search.ts';
export { type ColumnChoice, chooseColumns } from './table/choose-columns.ts';
export type { ClassCount } from './table/class-names.ts';
export { type LabelledSamples, labelledSamples } from './table/labelled-samples.ts';
export { type ReadTableOptions, readTable, type Table } from './table/read-table.ts';
export { separatorName } from './table/separator.ts';
export { type ColumnSurvey, surveyTable } from './table/table-survey.ts';
export { type TableText, tableText } from './table/table-text.ts';
export type { Callback, EpochReport, StepReport } from './training/callback.ts';
export { type CheckpointEpochsOptions, checkpointEpochs } from './training/checkpoint-epochs.ts';
export { EarlyStopping, type EarlyStoppingOptions } from './training/early-stopping.ts';
export * from './training/gradient-check.ts';
export { type Evaluation, Model, type ModelOptions } from './training/model.ts';
export { type LoadModelOptions, loadModel, saveModel } from './training/model-file.ts';
export * from './training/record-training.ts';
export type { FitOptions, History } from './training/training.ts';
