import { asarray } from '../array/create.ts';
import { allocate } from '../array/dtype.ts';
import { NDArray } from '../array/ndarray.ts';
import {
  broadcastShapes,
  checkShape,
  type Shape,
  sameShape,
  shapeText,
  sizeOf,
} from '../array/shape.ts';
import { ValueError } from '../errors.ts';
import { broadcastTo } from '../manipulation/manipulate.ts';

/** The shape of the result: `5`, `[2, 3]`; left out (or null) for a single number. */
export type Size = number | Shape | null;

/** A parameter of a distribution: one number, or an array of them that is broadcast. */
export type Parameter = number | NDArray | readonly number[];

export function toShape(size: number | Shape): number[] {
  const shape = typeof size === 'number' ? [size] : [...size];
  checkShape(shape);
  return shape;
}

/** Whether a size was given. */
export function hasSize(size: Size | undefined): size is number | Shape {
  return size !== undefined && size !== null;
}

/** One number without a size, else an array of that shape filled by `fill`. */
export function numberOrArray(
  size: Size | undefined,
  one: () => number,
  fill: (out: Float64Array) => void,
): number | NDArray {
  if (!hasSize(size)) return one();
  const shape = toShape(size);
  const out = new Float64Array(sizeOf(shape));
  fill(out);
  return new NDArray(out, 'float64', shape);
}

/**
 * Draws with up to three parameters. All numbers: one draw, or an array of the given size. With array
 * parameters they are broadcast against each other and the draws are made in C order, as NumPy does.
 */
export function draw(
  size: Size | undefined,
  dtype: 'float64' | 'int64',
  next: (a: number, b: number, c: number) => number,
  a: Parameter,
  b: Parameter = 0,
  c: Parameter = 0,
): number | NDArray {
  if (typeof a === 'number' && typeof b === 'number' && typeof c === 'number') {
    if (!hasSize(size)) return next(a, b, c);
    const shape = toShape(size);
    const out = allocate(dtype, sizeOf(shape));
    for (let i = 0; i < out.length; i++) out[i] = next(a, b, c);
    return new NDArray(out, dtype, shape);
  }
  const arrays = [a, b, c].map((p) => asarray(p as number | NDArray));
  const common = broadcastShapes(...arrays.map((p) => p.shape));
  const shape = hasSize(size) ? toShape(size) : common;
  if (!sameShape(broadcastShapes(common, shape), shape)) {
    throw new ValueError(
      `Output size ${shapeText(shape)} is not compatible with broadcast dimensions of inputs ${shapeText(common)}.`,
    );
  }
  const [x, y, z] = arrays.map((p) => broadcastTo(p, shape).toTypedArray());
  const out = allocate(dtype, sizeOf(shape));
  for (let i = 0; i < out.length; i++) out[i] = next(x[i], y[i], z[i]);
  return new NDArray(out, dtype, shape);
}

/** What a parameter must satisfy, with NumPy's words when it does not. */
export type Constraint =
  | 'non-negative'
  | 'rate'
  | 'positive'
  | 'above 1'
  | 'probability'
  | 'probability below 1'
  | 'positive probability';

/** Throws ValueError unless every value of the parameter satisfies the constraint. */
export function check(name: string, value: Parameter, constraint: Constraint): void {
  const values = typeof value === 'number' ? [value] : asarray(value as NDArray).toTypedArray();
  for (const v of values) {
    switch (constraint) {
      case 'non-negative':
        if (v < 0 || Object.is(v, -0)) throw new ValueError(`${name} < 0`);
        break;
      case 'rate':
        if (!(v >= 0)) throw new ValueError(`${name} < 0 or ${name} is NaN`);
        if (v > 2 ** 53) throw new ValueError(`${name} value too large`);
        break;
      case 'positive':
        if (!(v > 0)) throw new ValueError(`${name} <= 0`);
        break;
      case 'above 1':
        if (!(v > 1)) throw new ValueError(`${name} <= 1 or ${name} is NaN`);
        break;
      case 'probability below 1':
        if (!(v >= 0 && v < 1)) throw new ValueError(`${name} < 0, ${name} >= 1 or ${name} is NaN`);
        break;
      case 'probability':
        if (!(v >= 0 && v <= 1)) throw new ValueError(`${name} < 0, ${name} > 1 or ${name} is NaN`);
        break;
      default:
        if (!(v > 0 && v <= 1)) {
          throw new ValueError(`${name} <= 0, ${name} > 1 or ${name} contains NaNs`);
        }
    }
  }
}
