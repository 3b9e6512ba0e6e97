import type { NDArray } from '../../np/index.ts';
import { DataError } from '../errors.ts';

/** The trained arrays of a net with one hidden layer, as `Dense` has them. */
export interface TwoLayers {
  /** W₁, shape (2, neurons) */
  readonly hiddenWeights: NDArray;
  /** b₁, shape (1, neurons) */
  readonly hiddenBiases: NDArray;
  /** W₂, shape (neurons, classes) */
  readonly outputWeights: NDArray;
  /** b₂, shape (1, classes) */
  readonly outputBiases: NDArray;
}

/** Scores of all classes along a line through the plane, with their slopes. */
export interface PlaneRow {
  /** `score[i·classes + k]`: what class k gets at the i-th place, before softmax */
  readonly score: Float64Array;
  /** ∂score/∂x and ∂score/∂y at the same places */
  readonly slopeX: Float64Array;
  readonly slopeY: Float64Array;
}

/** Something that scores classes at every point of a plane. */
export interface PlaneField {
  readonly classes: number;
  /** The scores at (x₀ + i·dx, y) for i = 0 … count − 1, into the arrays of `row`. `dx` is positive. */
  scoreRow(y: number, x0: number, dx: number, count: number, row: PlaneRow): void;
}

/**
 * A 2-n-k net with ReLU in its hidden layer, evaluated along lines.
 *
 *     s(x, y) = relu((x, y)·W₁ + b₁)·W₂ + b₂
 *
 * Along a line of constant y each neuron switches once, at x = −(y·W₁[1, j] + b₁[j]) / W₁[0, j]; between
 * these places every score is a straight line, a·x + c. So a row of 800 places costs 800·k multiplications
 * and one visit to each neuron instead of 800·n·(k + 2): a picture of half a million places takes
 * milliseconds. The same scores as `Model.forward`, up to rounding (the sum has another order).
 *
 * @throws DataError when the arrays do not belong to such a net.
 * @example
 * const row = planeRow(3, 800);
 * new ReluPlane({ hiddenWeights, hiddenBiases, outputWeights, outputBiases }).scoreRow(0, -1, 0.0025, 800, row);
 * row.score[3 * 400]   // the score of class 0 at (0, 0)
 */
export class ReluPlane implements PlaneField {
  readonly classes: number;
  readonly #neurons: number;
  readonly #w1: Float64Array;
  readonly #b1: Float64Array;
  readonly #w2: Float64Array;
  readonly #b2: Float64Array;
  // Per class: constant and slopes of the straight piece that the row is in.
  readonly #constant: Float64Array;
  readonly #alongX: Float64Array;
  readonly #alongY: Float64Array;
  // Neurons that switch at place i: #first[i], then #next of it, −1 at the end.
  #first = new Int32Array(0);
  readonly #next: Int32Array;

  constructor({ hiddenWeights, hiddenBiases, outputWeights, outputBiases }: TwoLayers) {
    const neurons = hiddenWeights.shape[1] ?? 0;
    const classes = outputWeights.shape[1] ?? 0;
    const fits =
      hiddenWeights.shape[0] === 2 &&
      hiddenBiases.size === neurons &&
      outputWeights.shape[0] === neurons &&
      outputBiases.size === classes;
    if (!fits) {
      throw new DataError(
        `A plane is scored by a net of shapes (2, n), (1, n), (n, k), (1, k); these are ${[hiddenWeights, hiddenBiases, outputWeights, outputBiases].map(({ shape }) => `(${shape.join(', ')})`).join(', ')}.`,
      );
    }
    this.classes = classes;
    this.#neurons = neurons;
    this.#w1 = plain(hiddenWeights);
    this.#b1 = plain(hiddenBiases);
    this.#w2 = plain(outputWeights);
    this.#b2 = plain(outputBiases);
    this.#constant = new Float64Array(classes);
    this.#alongX = new Float64Array(classes);
    this.#alongY = new Float64Array(classes);
    this.#next = new Int32Array(neurons);
  }

  scoreRow(y: number, x0: number, dx: number, count: number, row: PlaneRow): void {
    this.#begin(y, x0, dx, count);
    const { score, slopeX, slopeY } = row;
    const first = this.#first;
    const next = this.#next;
    const classes = this.classes;
    for (let i = 0, o = 0; i < count; i++) {
      for (let j = first[i] as number; j >= 0; j = next[j] as number) this.#switch(j, y);
      const x = x0 + i * dx;
      for (let k = 0; k < classes; k++, o++) {
        score[o] = (this.#constant[k] as number) + (this.#alongX[k] as number) * x;
        slopeX[o] = this.#alongX[k] as number;
        slopeY[o] = this.#alongY[k] as number;
      }
    }
  }

  /** The straight piece at x₀, and where each neuron switches after it. */
  #begin(y: number, x0: number, dx: number, count: number): void {
    if (this.#first.length < count) this.#first = new Int32Array(count);
    this.#first.fill(-1, 0, count);
    this.#constant.set(this.#b2);
    this.#alongX.fill(0);
    this.#alongY.fill(0);
    const neurons = this.#neurons;
    for (let j = 0; j < neurons; j++) {
      const a = this.#w1[j] as number;
      const c = (this.#w1[neurons + j] as number) * y + (this.#b1[j] as number);
      const isOn = a * x0 + c > 0;
      if (isOn) this.#add(j, c, 1);
      // Only towards zero does a neuron switch further right.
      if (isOn ? a >= 0 : a <= 0) continue;
      const place = Math.max(1, Math.ceil((-c / a - x0) / dx));
      if (!(place < count)) continue;
      this.#next[j] = this.#first[place] as number;
      this.#first[place] = j;
    }
  }

  #switch(j: number, y: number): void {
    const isRising = (this.#w1[j] as number) > 0;
    const c = (this.#w1[this.#neurons + j] as number) * y + (this.#b1[j] as number);
    this.#add(j, c, isRising ? 1 : -1);
  }

  #add(j: number, c: number, sign: 1 | -1): void {
    const classes = this.classes;
    const a = this.#w1[j] as number;
    const b = this.#w1[this.#neurons + j] as number;
    for (let k = 0; k < classes; k++) {
      const w = sign * (this.#w2[j * classes + k] as number);
      this.#constant[k] = (this.#constant[k] as number) + w * c;
      this.#alongX[k] = (this.#alongX[k] as number) + w * a;
      this.#alongY[k] = (this.#alongY[k] as number) + w * b;
    }
  }
}

/** Memory for a row of `count` places. */
export function planeRow(classes: number, count: number): PlaneRow {
  const make = () => new Float64Array(classes * count);
  return { score: make(), slopeX: make(), slopeY: make() };
}

function plain(array: NDArray): Float64Array {
  return Float64Array.from(array.ravel().tolist() as number[]);
}
