/** Comparisons and logic. All broadcast and return bool arrays. */
import { castArray } from '../array/cast.ts';
import { type ArrayLike, asarray, operand } from '../array/create.ts';
import { type DType, isFloat } from '../array/dtype.ts';
import type { NDArray } from '../array/ndarray.ts';
import { sameShape } from '../array/shape.ts';
import { DTypeError } from '../errors.ts';
import * as fastLoops from '../kernels/fast.ts';
import type { VectorLoop } from '../kernels/vector.ts';
import type { BinaryLoop, UnaryLoop } from '../loops/index.ts';
import * as loops from '../loops/index.ts';
import {
  applyBinary,
  applyUnary,
  type BinaryUfunc,
  type FastLoops,
  type UnaryUfunc,
} from './ufunc.ts';

const same = (dtype: DType): DType => dtype;
const toBool = (): DType => 'bool';

function comparison(name: string, loop: BinaryLoop, fast?: FastLoops<VectorLoop>): BinaryUfunc {
  return { name, input: same, output: toBool, loop: () => loop, fast };
}

function bitwise(
  name: string,
  bool: BinaryLoop,
  narrow: BinaryLoop,
  wide: BinaryLoop,
): BinaryUfunc {
  return {
    name,
    input: (dtype) => {
      if (isFloat(dtype)) throw new DTypeError(unsupported(name));
      return dtype;
    },
    output: same,
    loop: (dtype) => (dtype === 'bool' ? bool : dtype === 'int64' ? wide : narrow),
  };
}

function unsupported(name: string): string {
  return `ufunc '${name}' not supported for the input types, and the inputs could not be safely coerced to any supported types according to the casting rule ''safe''`;
}

const equalUfunc = comparison('equal', loops.equal, fastLoops.equal);
const notEqualUfunc = comparison('not_equal', loops.notEqual, fastLoops.notEqual);
const lessUfunc = comparison('less', loops.less, fastLoops.less);
const lessEqualUfunc = comparison('less_equal', loops.lessEqual, fastLoops.lessEqual);
const greaterUfunc = comparison('greater', loops.greater, fastLoops.greater);
const greaterEqualUfunc = comparison('greater_equal', loops.greaterEqual, fastLoops.greaterEqual);
const logicalAndUfunc = comparison('logical_and', loops.logicalAnd);
const logicalOrUfunc = comparison('logical_or', loops.logicalOr);
const logicalXorUfunc = comparison('logical_xor', loops.logicalXor);
const bitwiseAndUfunc = bitwise(
  'bitwise_and',
  loops.logicalAnd,
  loops.bitwiseAnd,
  loops.bitwiseAndInt64,
);
const bitwiseOrUfunc = bitwise(
  'bitwise_or',
  loops.logicalOr,
  loops.bitwiseOr,
  loops.bitwiseOrInt64,
);
const bitwiseXorUfunc = bitwise(
  'bitwise_xor',
  loops.logicalXor,
  loops.bitwiseXor,
  loops.bitwiseXorInt64,
);
const logicalNotUfunc: UnaryUfunc = {
  name: 'logical_not',
  input: same,
  output: toBool,
  loop: () => loops.logicalNot,
};
const invertUfunc: UnaryUfunc = {
  name: 'invert',
  input: (dtype) => {
    if (isFloat(dtype)) throw new DTypeError(unsupported('invert'));
    return dtype;
  },
  output: same,
  loop: (dtype): UnaryLoop =>
    dtype === 'bool' ? loops.logicalNot : dtype === 'int64' ? loops.invertInt64 : loops.invert,
};

/** a == b; NaN equals nothing. */
export function equal(a: ArrayLike, b: ArrayLike, out?: NDArray): NDArray {
  return applyBinary(equalUfunc, operand(a), operand(b), out);
}

/** a != b */
export function notEqual(a: ArrayLike, b: ArrayLike, out?: NDArray): NDArray {
  return applyBinary(notEqualUfunc, operand(a), operand(b), out);
}

/** a < b */
export function less(a: ArrayLike, b: ArrayLike, out?: NDArray): NDArray {
  return applyBinary(lessUfunc, operand(a), operand(b), out);
}

/** a <= b */
export function lessEqual(a: ArrayLike, b: ArrayLike, out?: NDArray): NDArray {
  return applyBinary(lessEqualUfunc, operand(a), operand(b), out);
}

/** a > b */
export function greater(a: ArrayLike, b: ArrayLike, out?: NDArray): NDArray {
  return applyBinary(greaterUfunc, operand(a), operand(b), out);
}

/** a >= b */
export function greaterEqual(a: ArrayLike, b: ArrayLike, out?: NDArray): NDArray {
  return applyBinary(greaterEqualUfunc, operand(a), operand(b), out);
}

export function logicalAnd(a: ArrayLike, b: ArrayLike, out?: NDArray): NDArray {
  return applyBinary(logicalAndUfunc, operand(a), operand(b), out);
}

export function logicalOr(a: ArrayLike, b: ArrayLike, out?: NDArray): NDArray {
  return applyBinary(logicalOrUfunc, operand(a), operand(b), out);
}

export function logicalXor(a: ArrayLike, b: ArrayLike, out?: NDArray): NDArray {
  return applyBinary(logicalXorUfunc, operand(a), operand(b), out);
}

export function logicalNot(a: ArrayLike, out?: NDArray): NDArray {
  return applyUnary(logicalNotUfunc, operand(a), out);
}

/** a & b: bools and integers. */
export function bitwiseAnd(a: ArrayLike, b: ArrayLike, out?: NDArray): NDArray {
  return applyBinary(bitwiseAndUfunc, operand(a), operand(b), out);
}

/** a | b: bools and integers. */
export function bitwiseOr(a: ArrayLike, b: ArrayLike, out?: NDArray): NDArray {
  return applyBinary(bitwiseOrUfunc, operand(a), operand(b), out);
}

/** a ^ b: bools and integers. */
export function bitwiseXor(a: ArrayLike, b: ArrayLike, out?: NDArray): NDArray {
  return applyBinary(bitwiseXorUfunc, operand(a), operand(b), out);
}

/** ~a: not, on bools; all bits flipped, on integers. */
export function invert(a: ArrayLike, out?: NDArray): NDArray {
  return applyUnary(invertUfunc, operand(a), out);
}

export interface CloseOptions {
  /** relative tolerance, 1e-5 */
  rtol?: number;
  /** absolute tolerance, 1e-8 */
  atol?: number;
  equalNan?: boolean;
}

/** numpy.isclose: |a − b| ≤ atol + rtol·|b|, element by element. */
export function isclose(a: ArrayLike, b: ArrayLike, options: CloseOptions = {}): NDArray {
  const { rtol = 1e-5, atol = 1e-8, equalNan = false } = options;
  const loop: BinaryLoop = (n, x, ia, sa, y, ib, sb, o, io, so) => {
    for (let k = 0; k < n; k++, ia += sa, ib += sb, io += so) {
      const p = x[ia];
      const q = y[ib];
      const near = Number.isFinite(q) && Math.abs(p - q) <= atol + rtol * Math.abs(q);
      o[io] = near || p === q || (equalNan && Number.isNaN(p) && Number.isNaN(q)) ? 1 : 0;
    }
  };
  const second = asarray(b);
  // NumPy makes b a float first; a copy's layout shows in the result's.
  const float =
    second.contiguous || isFloat(second.dtype) ? second : castArray(second, 'float64', true);
  return applyBinary(comparison('isclose', loop), asarray(a), float);
}

/** True when every element is close. */
export function allclose(a: ArrayLike, b: ArrayLike, options?: CloseOptions): boolean {
  return isclose(a, b, options).all();
}

/** Same shape and same elements. */
export function arrayEqual(a: ArrayLike, b: ArrayLike): boolean {
  const x = asarray(a);
  const y = asarray(b);
  return sameShape(x.shape, y.shape) && equal(x, y).all();
}
