import type { Data, NDArray } from '../../np/index.ts';
import * as np from '../../np/index.ts';
import { checkRange } from '../errors.ts';
import type { Settings } from '../layers/layer.ts';
import type { Parameter } from '../layers/parameter.ts';
import { checkClipping, clipGradients, type GradientClipping } from './gradient-clipping.ts';
import { checkSchedule, learningRateAt, type Schedule } from './schedule.ts';

export interface OptimizerOptions {
  /** η₀, the learning rate of the first update */
  learningRate?: number;
  /** short for the schedule η₀ / (1 + decay·t) */
  decay?: number;
  schedule?: Schedule;
  /** limits on the gradients */
  clip?: GradientClipping;
}

/**
 * Changes parameters so that the loss falls. Subclasses hold one formula each, in the form the book "Neural
 * Networks from Scratch" has it; what they remember about a parameter between updates are its `slots`.
 */
export abstract class Optimizer {
  abstract readonly kind: string;
  /** names of the arrays kept for each parameter */
  abstract readonly slotNames: readonly string[];
  readonly learningRate: number;
  readonly schedule: Schedule | null;
  readonly clip: GradientClipping;
  /** t: how many updates have been made */
  iterations = 0;
  readonly #slots = new Map<Parameter, NDArray[]>();

  constructor(options: OptimizerOptions, defaultRate: number) {
    const { learningRate = defaultRate, decay = 0, schedule, clip = {} } = options;
    checkRange('learningRate', learningRate, 0, Number.POSITIVE_INFINITY);
    checkRange('decay', decay, 0, Number.POSITIVE_INFINITY);
    this.learningRate = learningRate;
    this.schedule = schedule ?? (decay > 0 ? { kind: 'decay', decay } : null);
    if (this.schedule) checkSchedule(this.schedule);
    checkClipping(clip);
    this.clip = clip;
  }

  get settings(): Settings {
    const { learningRate, schedule, clip } = this;
    return { learningRate, schedule, clip };
  }

  /** η of the next update. */
  get currentLearningRate(): number {
    return learningRateAt(this.learningRate, this.schedule, this.iterations);
  }

  /** One update of all parameters from their gradients. */
  update(parameters: readonly Parameter[]): void {
    clipGradients(parameters, this.clip);
    const rate = this.currentLearningRate;
    for (const parameter of parameters) {
      const { value, gradient } = parameter;
      const slots = this.slots(parameter);
      this.step(
        value.data,
        gradient.data,
        slots.map((slot) => slot.data),
        rate,
        value.dtype === 'float32' ? Math.fround : exact,
      );
    }
    this.iterations += 1;
  }

  /** What is remembered about a parameter, in the order of `slotNames`; zeros before its first update. */
  slots(parameter: Parameter): NDArray[] {
    let slots = this.#slots.get(parameter);
    if (slots === undefined) {
      slots = this.slotNames.map(() => np.zerosLike(parameter.value));
      this.#slots.set(parameter, slots);
    }
    return slots;
  }

  /**
   * Updates the numbers `w` of one parameter from their gradients `g`, at learning rate `rate`. `r` rounds
   * a result to the parameter's dtype: to float32, or not at all. Every operation is rounded, scalars
   * included, as NumPy does.
   */
  protected abstract step(
    w: Data,
    g: Data,
    slots: readonly Data[],
    rate: number,
    r: (x: number) => number,
  ): void;
}

const exact = (x: number): number => x;
