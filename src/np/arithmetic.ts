/**
 * The elementwise functions of arithmetic. All broadcast, follow NumPy 2's promotion, and take an
 * optional `out` (of the result's shape) as the last argument, which they return.
 */
import { castArray } from './cast.ts';
import { type ArrayLike, operand } from './create.ts';
import { type DType, INTEGER_RANGE, isFloat } from './dtype.ts';
import { DTypeError } from './errors.ts';
import * as fastLoops from './kernels/fast.ts';
import type { VectorLoop } from './kernels/vector.ts';
import type { BinaryLoop, UnaryLoop } from './loops/index.ts';
import * as loops from './loops/index.ts';
import { NDArray } from './ndarray.ts';
import {
  applyBinary,
  applyUnary,
  type BinaryUfunc,
  type FastLoops,
  type UnaryUfunc,
} from './ufunc.ts';

const same = (dtype: DType): DType => dtype;
const toBool = (): DType => 'bool';
/** Functions that leave the integers: int and bool become float64. */
const toFloat = (dtype: DType): DType => (isFloat(dtype) ? dtype : 'float64');

interface Loops<L> {
  float: L;
  float32?: L;
  int64?: L;
  int32?: L;
  uint8?: L;
  bool?: L;
}

/** The loop for a dtype; integers fall back on the wider ones, those on float's. */
function pick<L>(table: Loops<L>): (dtype: DType) => L {
  const int64 = table.int64 ?? table.float;
  const int32 = table.int32 ?? int64;
  const all: Record<DType, L> = {
    float64: table.float,
    float32: table.float32 ?? table.float,
    int64,
    int32,
    uint8: table.uint8 ?? int32,
    bool: table.bool ?? int32,
  };
  return (dtype) => all[dtype];
}

function binary(
  name: string,
  table: Loops<BinaryLoop>,
  input = same,
  fast?: FastLoops<VectorLoop>,
): BinaryUfunc {
  return { name, input, output: same, loop: pick(table), fast };
}

function unary(
  name: string,
  table: Loops<UnaryLoop>,
  input = same,
  output = same,
  fast?: FastLoops<UnaryLoop>,
): UnaryUfunc {
  return { name, input, output, loop: pick(table), fast };
}

function noBool(message: string): (dtype: DType) => DType {
  return (dtype) => {
    if (dtype === 'bool') throw new DTypeError(message);
    return dtype;
  };
}

/** NumPy computes these on bools as int8; here int64 takes that place. */
const boolToInt = (dtype: DType): DType => (dtype === 'bool' ? 'int64' : dtype);

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
  { float: loops.reciprocal },
  toFloat,
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
const expUfunc = unary(
  'exp',
  { float: loops.exp, float32: loops.expFloat32 },
  toFloat,
  same,
  fastLoops.exp,
);
const logUfunc = unary(
  'log',
  { float: loops.log, float32: loops.logFloat32 },
  toFloat,
  same,
  fastLoops.log,
);
const log1pUfunc = unary('log1p', { float: loops.log1p, float32: loops.log1pFloat32 }, toFloat);
const expm1Ufunc = unary('expm1', { float: loops.expm1, float32: loops.expm1Float32 }, toFloat);
const sinUfunc = unary('sin', { float: loops.sin, float32: loops.sinFloat32 }, toFloat);
const cosUfunc = unary('cos', { float: loops.cos, float32: loops.cosFloat32 }, toFloat);
const tanhUfunc = unary(
  'tanh',
  { float: loops.tanh, float32: loops.tanhFloat32 },
  toFloat,
  same,
  fastLoops.tanh,
);
const exp2Ufunc = unary('exp2', { float: loops.exp2, float32: loops.exp2Float32 }, toFloat);
const log2Ufunc = unary('log2', { float: loops.log2, float32: loops.log2Float32 }, toFloat);
const log10Ufunc = unary('log10', { float: loops.log10, float32: loops.log10Float32 }, toFloat);
const tanUfunc = unary('tan', { float: loops.tan, float32: loops.tanFloat32 }, toFloat);
const arctanUfunc = unary('arctan', { float: loops.arctan, float32: loops.arctanFloat32 }, toFloat);
const sinhUfunc = unary('sinh', { float: loops.sinh, float32: loops.sinhFloat32 }, toFloat);
const coshUfunc = unary('cosh', { float: loops.cosh, float32: loops.coshFloat32 }, toFloat);
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

/** numpy.round: a × 10^d, rounded half to even, ÷ 10^d. */
export function round(a: ArrayLike, decimals = 0, out?: NDArray): NDArray {
  const x = operand(a);
  if (x instanceof NDArray && !isFloat(x.dtype)) {
    if (decimals >= 0) return out ? positive(x, out) : castArray(x, x.dtype, true);
    const scale = 10 ** -decimals;
    return multiply(rint(divide(x, scale)), scale, out).astype(x.dtype);
  }
  if (decimals === 0) return rint(x, out);
  const scale = 10 ** Math.abs(decimals);
  return decimals > 0
    ? divide(rint(multiply(x, scale)), scale, out)
    : multiply(rint(divide(x, scale)), scale, out);
}
export const around = round;

/** e^a, the same bits on every machine (see elementary/). */
export function exp(a: ArrayLike, out?: NDArray): NDArray {
  return applyUnary(expUfunc, operand(a), out);
}

/** The natural logarithm: log 0 = −∞, NaN below. */
export function log(a: ArrayLike, out?: NDArray): NDArray {
  return applyUnary(logUfunc, operand(a), out);
}

/** log(1 + a), exact for small a. */
export function log1p(a: ArrayLike, out?: NDArray): NDArray {
  return applyUnary(log1pUfunc, operand(a), out);
}

/** e^a − 1, exact for small a. */
export function expm1(a: ArrayLike, out?: NDArray): NDArray {
  return applyUnary(expm1Ufunc, operand(a), out);
}

export function sin(a: ArrayLike, out?: NDArray): NDArray {
  return applyUnary(sinUfunc, operand(a), out);
}

export function cos(a: ArrayLike, out?: NDArray): NDArray {
  return applyUnary(cosUfunc, operand(a), out);
}

export function tanh(a: ArrayLike, out?: NDArray): NDArray {
  return applyUnary(tanhUfunc, operand(a), out);
}

/** 2^a */
export function exp2(a: ArrayLike, out?: NDArray): NDArray {
  return applyUnary(exp2Ufunc, operand(a), out);
}

/** The logarithm to base 2. */
export function log2(a: ArrayLike, out?: NDArray): NDArray {
  return applyUnary(log2Ufunc, operand(a), out);
}

/** The logarithm to base 10. */
export function log10(a: ArrayLike, out?: NDArray): NDArray {
  return applyUnary(log10Ufunc, operand(a), out);
}

export function tan(a: ArrayLike, out?: NDArray): NDArray {
  return applyUnary(tanUfunc, operand(a), out);
}

export function arctan(a: ArrayLike, out?: NDArray): NDArray {
  return applyUnary(arctanUfunc, operand(a), out);
}

export function sinh(a: ArrayLike, out?: NDArray): NDArray {
  return applyUnary(sinhUfunc, operand(a), out);
}

export function cosh(a: ArrayLike, out?: NDArray): NDArray {
  return applyUnary(coshUfunc, operand(a), out);
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
