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

export * from './accuracy.ts';
export { Activation } from './activation.ts';
export { AdaGrad, type AdaGradOptions } from './adagrad.ts';
export { Adam, type AdamOptions } from './adam.ts';
export { BatchNorm, type BatchNormOptions } from './batch-norm.ts';
export { BinaryCrossEntropy } from './binary-cross-entropy.ts';
export type { Callback, EpochReport, StepReport } from './callback.ts';
export {
  CategoricalCrossEntropy,
  softmaxCrossEntropyGradient,
} from './categorical-cross-entropy.ts';
export * from './confusion.ts';
export { type BlobsOptions, blobs } from './datasets/blobs.ts';
export { type CirclesOptions, circles } from './datasets/circles.ts';
export type { Dataset } from './datasets/dataset.ts';
export { digits } from './datasets/digits.ts';
export { fromIdx } from './datasets/images.ts';
export { iris } from './datasets/iris.ts';
export { type MoonsOptions, moons } from './datasets/moons.ts';
export type { DrawOptions } from './datasets/options.ts';
export { sine } from './datasets/sine.ts';
export { type SpiralOptions, spiral } from './datasets/spiral.ts';
export { oneHot, Standardizer, split } from './datasets/split.ts';
export { fromCsv, type TableOptions } from './datasets/table.ts';
export { type VerticalOptions, vertical } from './datasets/vertical.ts';
export { xor } from './datasets/xor.ts';
export { Dense, type DenseOptions } from './dense.ts';
export { Dropout } from './dropout.ts';
export { EarlyStopping, type EarlyStoppingOptions } from './early-stopping.ts';
export { DataError, ModelFileError, NeuralNetworkError, SettingError } from './errors.ts';
export * from './gradient-check.ts';
export { clipGradients, type GradientClipping, gradientNorm } from './gradient-clipping.ts';
export * from './initializers.ts';
export type { Layer, Settings } from './layer.ts';
export { LeakyReLU } from './leaky-relu.ts';
export { Linear } from './linear.ts';
export type { Loss } from './loss.ts';
export { MeanSquaredError } from './mean-squared-error.ts';
export { type Evaluation, Model, type ModelOptions } from './model.ts';
export { type LoadModelOptions, loadModel, saveModel } from './model-file.ts';
export { Optimizer, type OptimizerOptions } from './optimizer.ts';
export { Parameter } from './parameter.ts';
export { type RandomSource, sharedRandom } from './random-source.ts';
export * from './record-training.ts';
export type { Regularizer } from './regularizer.ts';
export { ReLU } from './relu.ts';
export { RMSProp, type RMSPropOptions } from './rmsprop.ts';
export { learningRateAt, type Schedule } from './schedule.ts';
export * from './search.ts';
export { SGD, type SGDOptions } from './sgd.ts';
export { Sigmoid } from './sigmoid.ts';
export { Softmax, softmaxJacobian } from './softmax.ts';
export { Tanh } from './tanh.ts';
export type { FitOptions, History } from './training.ts';
export * from './weight-search.ts';
