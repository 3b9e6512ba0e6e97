import { ReluPlane } from '../../nn/index.ts';
import type { Run } from '../../run/run.ts';

/** The 2-n-k network as one epoch began. */
export interface Checkpoint {
  readonly epoch: number;
  /** Weights into the hidden layer, then its biases: shape (3, neurons), row by row. */
  readonly hidden: Float64Array;
  /** Weights into the outputs, then their biases: shape (neurons + 1, classes), row by row. */
  readonly output: Float64Array;
  /** The gradients of both, laid out the same; null where none were recorded. */
  readonly gradient: { readonly hidden: Float64Array; readonly output: Float64Array } | null;
  /** The same network as a field of scores over the plane. */
  readonly plane: ReluPlane;
}

/**
 * The checkpoints of a training that a run recorded under `dense1.weights`, `dense1.biases`, `dense2.weights`
 * and `dense2.biases` (gradients as `dense1.dweights` …). A network between two checkpoints was never
 * recorded: the one before is held.
 *
 * @example
 * const checkpoints = new TrainingCheckpoints(run);
 * checkpoints.at(250).epoch // 246, the last checkpoint up to there
 */
export class TrainingCheckpoints {
  /** Epochs that were recorded, ascending. */
  readonly epochs: readonly number[];
  readonly neurons: number;
  readonly classes: number;
  readonly #run: Run;
  readonly #prefix: string;
  readonly #known = new Map<number, Checkpoint>();

  /** @param prefix before the recorded names, where a run holds several trainings: `adam.` */
  constructor(run: Run, prefix = '') {
    this.#run = run;
    this.#prefix = prefix;
    const { arrays } = run.record;
    const recorded = (name: string) => arrays.find((array) => array.name === prefix + name);
    const weights = recorded('dense1.weights');
    this.epochs = weights?.steps?.numbers ?? [];
    if (this.epochs.length === 0) {
      throw new Error(`The run holds no "${prefix}dense1.weights" by epoch.`);
    }
    this.neurons = weights?.shape[2] ?? 0;
    this.classes = recorded('dense2.weights')?.shape[2] ?? 0;
  }

  /** The last recorded epoch up to `epoch`. */
  epochAt(epoch: number): number {
    let [low, high] = [0, this.epochs.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.epochs[middle] as number) <= epoch) low = middle;
      else high = middle - 1;
    }
    return this.epochs[low] as number;
  }

  /** The network that is held at an epoch. */
  at(epoch: number): Checkpoint {
    const step = this.epochAt(epoch);
    let checkpoint = this.#known.get(step);
    if (checkpoint === undefined) {
      checkpoint = this.#read(step);
      this.#known.set(step, checkpoint);
    }
    return checkpoint;
  }

  #read(epoch: number): Checkpoint {
    const array = (name: string) => this.#run.array(`epoch ${epoch} / ${this.#prefix}${name}`);
    const joined = (...names: string[]) =>
      Float64Array.from(names.flatMap((name) => array(name).ravel().tolist() as number[]));
    const hasGradient = this.#run.names().includes(`${this.#prefix}dense1.dweights`);
    return {
      epoch,
      hidden: joined('dense1.weights', 'dense1.biases'),
      output: joined('dense2.weights', 'dense2.biases'),
      gradient: hasGradient
        ? {
            hidden: joined('dense1.dweights', 'dense1.dbiases'),
            output: joined('dense2.dweights', 'dense2.dbiases'),
          }
        : null,
      plane: new ReluPlane({
        hiddenWeights: array('dense1.weights'),
        hiddenBiases: array('dense1.biases'),
        outputWeights: array('dense2.weights'),
        outputBiases: array('dense2.biases'),
      }),
    };
  }
}
