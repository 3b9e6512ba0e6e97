import type { ShownValue } from 'gradreel/lesson';

/** One way into the sum: a weight with the input that multiplies it, or the bias. */
export interface DiagramLane {
  /** Its letter in TeX: `w_3` or `b`. */
  readonly name: string;
  readonly value: ShownValue;
  /** What multiplies it on the way; the bias has none. */
  readonly input?: ShownValue;
  /** value · input, or the value itself. */
  readonly product: ShownValue;
}

/** A neuron's forward pass up to its squared error, as numbers of a run. */
export interface DiagramValues {
  /** From top to bottom; the bias is the last. */
  readonly lanes: readonly DiagramLane[];
  /** The sum of all products. */
  readonly z: ShownValue;
  /** ReLU(z). */
  readonly y: ShownValue;
  readonly target: ShownValue;
  /** |y − target|: the side of the square. */
  readonly side: ShownValue;
  /** (y − target)². */
  readonly loss: ShownValue;
}

/** The slopes of a backward pass, as numbers of a run. */
export interface DiagramSlopes {
  /** ∂L/∂y = 2·(y − target). */
  readonly lossByY: ShownValue;
  /** ∂y/∂z: 1 where the ReLU is open, 0 where it is closed. */
  readonly yByZ: ShownValue;
  /** ∂L/∂z, which is copied to every lane. */
  readonly lossByZ: ShownValue;
  /** ∂L/∂(weight or bias), lane by lane. */
  readonly lanes: readonly ShownValue[];
}
