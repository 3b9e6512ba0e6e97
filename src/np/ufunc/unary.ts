/** Functions of one array: signs, squares, roots, roundings, tests. All take an optional `out`. */
import { type ArrayLike, operand } from '../array/create.ts';
import type { NDArray } from '../array/ndarray.ts';
import * as fastLoops from '../kernels/fast.ts';
import * as loops from '../loops/index.ts';
import { applyUnary } from './ufunc.ts';
import { boolToInt, noBool, same, toBool, toFloat, unary } from './ufunc-table.ts';

const negativeUfunc = unary(
  'negative',
  { float: loops.negative, int64: loops.negativeInt64 },
  noBool(
    'The numpy boolean negative, the `-` operator, is not supported, use the `~` operator or the logical_not function instead.',
  ),
  same,
  fastLoops.negative,
);
const positiveUfunc = unary('positive', { float: loops.copy }, same, same, fastLoops.copy);
const absoluteUfunc = unary('absolute', { float: loops.absolute }, same, same, fastLoops.absolute);
const signUfunc = unary(
  'sign',
  { float: loops.sign },
  noBool(
    "ufunc 'sign' did not contain a loop with signature matching types <class 'numpy.dtypes.BoolDType'> -> None",
  ),
);
const squareUfunc = unary(
  'square',
  { float: loops.square, int32: loops.squareInt32, uint8: loops.square },
  boolToInt,
  same,
  fastLoops.square,
);
const reciprocalUfunc = unary(
  'reciprocal',
  {
    float: loops.reciprocal,
    int64: loops.reciprocalInt64,
    int32: loops.reciprocalInt32,
    uint8: loops.reciprocalUint8,
  },
  boolToInt,
  same,
  fastLoops.reciprocal,
);
const sqrtUfunc = unary('sqrt', { float: loops.sqrt }, toFloat, same, fastLoops.sqrt);
const floorUfunc = unary(
  'floor',
  { float: loops.floor, int64: loops.copy },
  same,
  same,
  fastLoops.floor,
);
const ceilUfunc = unary(
  'ceil',
  { float: loops.ceil, int64: loops.copy },
  same,
  same,
  fastLoops.ceil,
);
const truncUfunc = unary(
  'trunc',
  { float: loops.trunc, int64: loops.copy },
  same,
  same,
  fastLoops.trunc,
);
const rintUfunc = unary('rint', { float: loops.rint }, toFloat);
const isnanUfunc = unary('isnan', { float: loops.isnan }, same, toBool);
const isinfUfunc = unary('isinf', { float: loops.isinf }, same, toBool);
const isfiniteUfunc = unary('isfinite', { float: loops.isfinite }, same, toBool);

/** −a; not for bools. */
export function negative(a: ArrayLike, out?: NDArray): NDArray {
  return applyUnary(negativeUfunc, operand(a), out);
}

/** A copy. */
export function positive(a: ArrayLike, out?: NDArray): NDArray {
  return applyUnary(positiveUfunc, operand(a), out);
}

/** |a| */
export function absolute(a: ArrayLike, out?: NDArray): NDArray {
  return applyUnary(absoluteUfunc, operand(a), out);
}
export const abs = absolute;

/** −1, 0 or 1; NaN stays NaN. */
export function sign(a: ArrayLike, out?: NDArray): NDArray {
  return applyUnary(signUfunc, operand(a), out);
}

/** a² */
export function square(a: ArrayLike, out?: NDArray): NDArray {
  return applyUnary(squareUfunc, operand(a), out);
}

/** 1 / a, always a float (NumPy divides integers as integers here). */
export function reciprocal(a: ArrayLike, out?: NDArray): NDArray {
  return applyUnary(reciprocalUfunc, operand(a), out);
}

/** √a; NaN below zero. */
export function sqrt(a: ArrayLike, out?: NDArray): NDArray {
  return applyUnary(sqrtUfunc, operand(a), out);
}

export function floor(a: ArrayLike, out?: NDArray): NDArray {
  return applyUnary(floorUfunc, operand(a), out);
}

export function ceil(a: ArrayLike, out?: NDArray): NDArray {
  return applyUnary(ceilUfunc, operand(a), out);
}

/** Towards zero. */
export function trunc(a: ArrayLike, out?: NDArray): NDArray {
  return applyUnary(truncUfunc, operand(a), out);
}

/** To the nearest whole number, halves to even. */
export function rint(a: ArrayLike, out?: NDArray): NDArray {
  return applyUnary(rintUfunc, operand(a), out);
}

export function isnan(a: ArrayLike, out?: NDArray): NDArray {
  return applyUnary(isnanUfunc, operand(a), out);
}

export function isinf(a: ArrayLike, out?: NDArray): NDArray {
  return applyUnary(isinfUfunc, operand(a), out);
}

export function isfinite(a: ArrayLike, out?: NDArray): NDArray {
  return applyUnary(isfiniteUfunc, operand(a), out);
}
