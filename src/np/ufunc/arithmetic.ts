/**
 * The elementwise functions of arithmetic. All broadcast, follow NumPy 2's promotion, and take an
 * optional `out` (of the result's shape) as the last argument, which they return.
 */
import { castArray } from '../array/cast.ts';
import { type ArrayLike, operand } from '../array/create.ts';
import { INTEGER_RANGE, isFloat } from '../array/dtype.ts';
import { NDArray } from '../array/ndarray.ts';
import * as fastLoops from '../kernels/fast.ts';
import * as loops from '../loops/index.ts';
import { applyBinary } from './ufunc.ts';
import { binary, boolToInt, noBool, same, toFloat } from './ufunc-table.ts';
import { positive, rint } from './unary.ts';

export * from './transcendental.ts';
export * from './unary.ts';

const addUfunc = binary('add', { float: loops.add, bool: loops.logicalOr }, same, fastLoops.add);
const subtractUfunc = binary(
  'subtract',
  { float: loops.subtract },
  noBool(
    'numpy boolean subtract, the `-` operator, is not supported, use the bitwise_xor, the `^` operator, or the logical_xor function instead.',
  ),
  fastLoops.subtract,
);
const multiplyUfunc = binary(
  'multiply',
  {
    float: loops.multiply,
    int64: loops.multiplyInt64,
    int32: loops.multiplyInt32,
    uint8: loops.multiply,
    bool: loops.logicalAnd,
  },
  same,
  fastLoops.multiply,
);
const divideUfunc = binary('divide', { float: loops.divide }, toFloat, fastLoops.divide);
const floorDivideUfunc = binary(
  'floor_divide',
  { float: loops.floorDivide, float32: loops.floorDivideFloat32, int64: loops.floorDivideInt },
  boolToInt,
);
const remainderUfunc = binary(
  'remainder',
  { float: loops.remainder, int64: loops.remainderInt },
  boolToInt,
);
const powerUfunc = binary(
  'power',
  {
    float: loops.power,
    float32: loops.powerFloat32,
    int64: loops.powerInt,
    int32: loops.powerInt32,
  },
  boolToInt,
);
const maximumUfunc = binary('maximum', { float: loops.maximum }, same, fastLoops.maximum);
const minimumUfunc = binary('minimum', { float: loops.minimum }, same, fastLoops.minimum);

const clipLowUfunc = binary('clip', { float: loops.clipLow });
const clipHighUfunc = binary('clip', { float: loops.clipHigh });

/** a + b (or, on bools). */
export function add(a: ArrayLike, b: ArrayLike, out?: NDArray): NDArray {
  return applyBinary(addUfunc, operand(a), operand(b), out);
}

/** a − b; not for bools. */
export function subtract(a: ArrayLike, b: ArrayLike, out?: NDArray): NDArray {
  return applyBinary(subtractUfunc, operand(a), operand(b), out);
}

/** a × b, element by element (and, on bools). */
export function multiply(a: ArrayLike, b: ArrayLike, out?: NDArray): NDArray {
  return applyBinary(multiplyUfunc, operand(a), operand(b), out);
}

/** a ÷ b; always a float. Division by zero gives ±∞ or NaN. */
export function divide(a: ArrayLike, b: ArrayLike, out?: NDArray): NDArray {
  return applyBinary(divideUfunc, operand(a), operand(b), out);
}
export const trueDivide = divide;

/** Python's a // b: the quotient rounded down. Integer division by zero gives 0. */
export function floorDivide(a: ArrayLike, b: ArrayLike, out?: NDArray): NDArray {
  return applyBinary(floorDivideUfunc, operand(a), operand(b), out);
}

/** Python's a % b: the sign of b. */
export function remainder(a: ArrayLike, b: ArrayLike, out?: NDArray): NDArray {
  return applyBinary(remainderUfunc, operand(a), operand(b), out);
}
export const mod = remainder;

/** a to the power of b. Integers to negative powers throw ValueError. */
export function power(a: ArrayLike, b: ArrayLike, out?: NDArray): NDArray {
  return applyBinary(powerUfunc, operand(a), operand(b), out);
}

/** The larger of two, element by element; NaN wins. */
export function maximum(a: ArrayLike, b: ArrayLike, out?: NDArray): NDArray {
  return applyBinary(maximumUfunc, operand(a), operand(b), out);
}

/** The smaller of two, element by element; NaN wins. */
export function minimum(a: ArrayLike, b: ArrayLike, out?: NDArray): NDArray {
  return applyBinary(minimumUfunc, operand(a), operand(b), out);
}

/** Values below `min` become `min`, above `max` become `max`; null leaves a side open. */
export function clip(
  a: ArrayLike,
  min: ArrayLike | null,
  max: ArrayLike | null,
  out?: NDArray,
): NDArray {
  const result = operand(a);
  if (result instanceof NDArray) {
    // whole numbers outside the range of an integer dtype leave that side open
    const [low, high] = INTEGER_RANGE[result.dtype] ?? [-Infinity, Infinity];
    if (typeof min === 'number' && Number.isInteger(min) && min <= low) min = null;
    if (typeof max === 'number' && Number.isInteger(max) && max >= high) max = null;
  }
  if (min !== null && max !== null) {
    const raised = applyBinary(clipLowUfunc, result, operand(min));
    return applyBinary(clipHighUfunc, raised, operand(max), out);
  }
  if (min !== null) return maximum(result, min, out);
  if (max !== null) return minimum(result, max, out);
  return positive(result, out);
}

/** numpy.round: a × 10^d, rounded half to even, ÷ 10^d. */
export function round(a: ArrayLike, decimals = 0, out?: NDArray): NDArray {
  const given = operand(a);
  const dtype = given instanceof NDArray ? given.dtype : 'float64';
  if (given instanceof NDArray && !isFloat(dtype) && decimals >= 0) {
    return out ? positive(given, out) : castArray(given, dtype, true);
  }
  if (decimals === 0) return rint(given, out);
  const x = inWholeOrder(given);
  const scale = 10 ** Math.abs(decimals);
  if (!isFloat(dtype)) return multiply(rint(divide(x, scale)), scale, out).astype(dtype);
  return decimals > 0
    ? divide(rint(multiply(x, scale)), scale, out)
    : multiply(rint(divide(x, scale)), scale, out);
}
export const around = round;

/** In C order or in Fortran's, as NumPy has the result of a rounding to decimals. */
function inWholeOrder<T extends NDArray | number | boolean>(a: T): T | NDArray {
  return a instanceof NDArray && !a.contiguous && !a.T.contiguous ? a.copy() : a;
}
