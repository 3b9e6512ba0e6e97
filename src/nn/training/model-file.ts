import type { NDArray } from '../../np/index.ts';
import * as np from '../../np/index.ts';
import { RandomState } from '../../np/random/index.ts';
import { ModelFileError } from '../errors.ts';
import { BatchNorm } from '../layers/batch-norm.ts';
import { Dense } from '../layers/dense.ts';
import { Dropout } from '../layers/dropout.ts';
import type { Layer, Settings } from '../layers/layer.ts';
import { LeakyReLU } from '../layers/leaky-relu.ts';
import { Linear } from '../layers/linear.ts';
import { ReLU } from '../layers/relu.ts';
import { Sigmoid } from '../layers/sigmoid.ts';
import { Softmax } from '../layers/softmax.ts';
import { Tanh } from '../layers/tanh.ts';
import { BinaryCrossEntropy } from '../losses/binary-cross-entropy.ts';
import { CategoricalCrossEntropy } from '../losses/categorical-cross-entropy.ts';
import type { Loss } from '../losses/loss.ts';
import { MeanSquaredError } from '../losses/mean-squared-error.ts';
import { AdaGrad } from '../optimizers/adagrad.ts';
import { Adam } from '../optimizers/adam.ts';
import type { Optimizer } from '../optimizers/optimizer.ts';
import { RMSProp } from '../optimizers/rmsprop.ts';
import { SGD } from '../optimizers/sgd.ts';
import type { RandomSource } from '../random-source.ts';
import { Model } from './model.ts';

/** Makes a layer, loss or optimizer from its settings. */
export type Factory<T> = (settings: never) => T;
export type Factories<T> = Readonly<Record<string, Factory<T>>>;

const LAYERS = {
  dense: ({
    inputs,
    neurons,
    ...options
  }: { inputs: number; neurons: number } & ConstructorParameters<typeof Dense>[2]) =>
    new Dense(inputs, neurons, {
      ...options,
      initial: (i, n, _, dtype) => np.zeros([i, n], dtype),
    }),
  'batch-norm': ({
    features,
    ...options
  }: { features: number } & ConstructorParameters<typeof BatchNorm>[1]) =>
    new BatchNorm(features, options),
  dropout: ({ rate }: { rate: number }) => new Dropout(rate),
  relu: () => new ReLU(),
  'leaky-relu': ({ alpha }: { alpha: number }) => new LeakyReLU(alpha),
  sigmoid: () => new Sigmoid(),
  tanh: () => new Tanh(),
  softmax: () => new Softmax(),
  linear: () => new Linear(),
} satisfies Factories<Layer>;

const LOSSES = {
  'mean-squared-error': () => new MeanSquaredError(),
  'binary-cross-entropy': () => new BinaryCrossEntropy(),
  'categorical-cross-entropy': () => new CategoricalCrossEntropy(),
} satisfies Factories<Loss>;

const OPTIMIZERS = {
  sgd: (settings: object) => new SGD(settings),
  adagrad: (settings: object) => new AdaGrad(settings),
  rmsprop: (settings: object) => new RMSProp(settings),
  adam: (settings: object) => new Adam(settings),
} satisfies Factories<Optimizer>;

interface Described {
  readonly kind: string;
  readonly settings: Settings;
}

/** What the array `model` of a file holds, as JSON. */
interface Description {
  readonly format: 'gradreel model 1';
  readonly layers: readonly (Described & { readonly stream?: number })[];
  readonly loss: Described;
  readonly optimizer: (Described & { readonly iterations: number }) | null;
  /** the random streams in use; their 624 words are the arrays `random0`, `random1` … */
  readonly streams: readonly {
    readonly position: number;
    readonly hasGauss: boolean;
    readonly gauss: number;
  }[];
  /** which of them the model shuffles with */
  readonly stream: number;
}

/**
 * A model as the bytes of an `.npz`: parameters (`dense1.weights`), running statistics, what the optimizer
 * remembers (`optimizer.dense1.weights.momentum`), the state of the random streams, and a description as
 * JSON. A loaded model continues its training to the same bits.
 *
 * In NumPy: `np.load('model.npz')['dense1.weights']`.
 */
export function saveModel(model: Model): Uint8Array {
  const streams: RandomSource[] = [];
  const streamNumber = (random: RandomSource): number => {
    const known = streams.indexOf(random);
    return known >= 0 ? known : streams.push(random) - 1;
  };
  const { optimizer, loss } = model;
  const stream = streamNumber(model.random);
  const layers = model.layers.map(({ kind, settings, random }) => ({
    kind,
    settings,
    ...(random ? { stream: streamNumber(random) } : {}),
  }));
  const states = streams.map((random) => random.getState());
  const description: Description = {
    format: 'gradreel model 1',
    layers,
    loss: { kind: loss.kind, settings: loss.settings },
    optimizer: optimizer && {
      kind: optimizer.kind,
      settings: optimizer.settings,
      iterations: optimizer.iterations,
    },
    streams: states.map(({ position, hasGauss, gauss }) => ({ position, hasGauss, gauss })),
    stream,
  };
  return np.savez({
    model: np.array(new TextEncoder().encode(JSON.stringify(description))),
    ...Object.fromEntries(arraysOf(model)),
    ...Object.fromEntries(states.map(({ key }, i) => [`random${i}`, np.array([...key], 'int64')])),
  });
}

/** Every array of a model that training changes, by its name in the file. */
function arraysOf(model: Model): [name: string, array: NDArray][] {
  return [
    ...model.namedParameters.map(([name, { value }]): [string, NDArray] => [name, value]),
    ...model.namedLayers.flatMap(([name, { state = {} }]) =>
      Object.entries(state).map(([key, array]): [string, NDArray] => [`${name}.${key}`, array]),
    ),
    ...model.namedParameters.flatMap(([name, parameter]) =>
      (model.optimizer?.slotNames ?? []).map((slot, i): [string, NDArray] => [
        `optimizer.${name}.${slot}`,
        model.optimizer!.slots(parameter)[i],
      ]),
    ),
  ];
}

export interface LoadModelOptions {
  /** how to make layers, losses and optimizers of your own, by kind */
  layers?: Factories<Layer>;
  losses?: Factories<Loss>;
  optimizers?: Factories<Optimizer>;
}

/**
 * The model that `saveModel` wrote. Throws ModelFileError when the bytes hold none, or one with unknown parts.
 * Accuracy is measured as the loss suggests; random streams are the model's own from here on.
 */
export function loadModel(bytes: Uint8Array, options: LoadModelOptions = {}): Model {
  const arrays = np.loadz(bytes);
  const description = describe(arrays.model);
  const streams = description.streams.map((state, i) => {
    const random = new RandomState(0);
    random.setState({
      ...state,
      key: Uint32Array.from(named(arrays, `random${i}`).toTypedArray()),
    });
    return random;
  });
  const layers = description.layers.map((described) => {
    const layer = make<Layer>('layer', { ...LAYERS, ...options.layers }, described);
    if (described.stream !== undefined) layer.random = streams[described.stream];
    return layer;
  });
  const optimizer =
    description.optimizer &&
    make<Optimizer>('optimizer', { ...OPTIMIZERS, ...options.optimizers }, description.optimizer);
  const model = new Model(layers, {
    loss: make<Loss>('loss', { ...LOSSES, ...options.losses }, description.loss),
    random: streams[description.stream],
    ...(optimizer ? { optimizer } : {}),
  });
  if (optimizer) optimizer.iterations = description.optimizer!.iterations;
  for (const [name, array] of arraysOf(model)) {
    const stored = named(arrays, name);
    if (String(stored.shape) !== String(array.shape)) {
      throw new ModelFileError(
        `The file's ${name} has shape (${stored.shape.join(', ')}), but the layer (${array.shape.join(', ')}).`,
      );
    }
    array.set(['...'], stored);
  }
  return model;
}

function describe(array: NDArray | undefined): Description {
  if (array === undefined || array.dtype !== 'uint8') {
    throw new ModelFileError('The .npz holds no model; it must come from saveModel.');
  }
  const text = new TextDecoder().decode(array.toTypedArray());
  let description: Description;
  try {
    description = JSON.parse(text) as Description;
  } catch {
    throw new ModelFileError('The description of the model is not JSON; the file is damaged.');
  }
  if (description.format !== 'gradreel model 1') {
    throw new ModelFileError(
      `The file is of format "${description.format}"; this version reads "gradreel model 1".`,
    );
  }
  return description;
}

function named(arrays: Readonly<Record<string, NDArray>>, name: string): NDArray {
  const array = arrays[name];
  if (array === undefined) throw new ModelFileError(`The file holds no array "${name}".`);
  return array;
}

function make<T>(what: string, factories: Factories<T>, { kind, settings }: Described): T {
  const factory = Object.hasOwn(factories, kind) ? factories[kind] : undefined;
  if (factory === undefined) {
    throw new ModelFileError(
      `The file has a ${what} "${kind}", which is unknown here. Known are ${Object.keys(factories).join(', ')}; pass your own to loadModel.`,
    );
  }
  return factory(withoutNulls(settings) as never);
}

/** null stands for "not given". */
function withoutNulls(settings: Settings): object {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== null));
}
