/**
 * Elementwise functions of two arrays: dtypes are resolved, shapes broadcast, memory order planned, then one of
 * the loops in loops/ does the arithmetic.
 */
import { copyInto } from '../array/assign.ts';
import {
  allocate,
  checkInt64,
  type DType,
  isFloat,
  MEMORY,
  promoteTypes,
  scalarValue,
  weakDType,
} from '../array/dtype.ts';
import { forEachLine, keptOrderStrides, planWalk } from '../array/iteration.ts';
import { NDArray } from '../array/ndarray.ts';
import { partlyOverlaps } from '../array/overlap.ts';
import {
  broadcastShapes,
  broadcastStrides,
  contiguousStrides,
  sameShape,
  sizeOf,
} from '../array/shape.ts';
import type { VectorLoop } from '../kernels/vector.ts';
import type { BinaryLoop } from '../loops/index.ts';
import { checkOut, type Operand, scalarOperand } from './operand.ts';

export type FastLoops<L> = Partial<Record<DType, L>>;

/** Which loop serves which dtype, and which dtype comes out. */
export interface BinaryUfunc {
  name: string;
  /** dtype the inputs are brought to; throws DTypeError when unsupported */
  input: (promoted: DType) => DType;
  /** dtype of the result */
  output: (input: DType) => DType;
  loop: (input: DType) => BinaryLoop;
  /** loops for operands that both lie in the memory of the input dtype */
  fast?: FastLoops<VectorLoop>;
}

/** Computes a binary ufunc. See the functions in arithmetic.ts and compare.ts. */
export function applyBinary(ufunc: BinaryUfunc, a: Operand, b: Operand, out?: NDArray): NDArray {
  let left: NDArray;
  let right: NDArray;
  let input: DType;
  if (a instanceof NDArray) {
    left = a;
    if (b instanceof NDArray) {
      right = b;
      input = ufunc.input(promoteTypes(a.dtype, b.dtype));
    } else {
      input = ufunc.input(weakDType(a.dtype, b));
      right = weakOperand(ufunc, b, input, weakDType(a.dtype, b));
    }
  } else if (b instanceof NDArray) {
    right = b;
    input = ufunc.input(weakDType(b.dtype, a));
    left = weakOperand(ufunc, a, input, weakDType(b.dtype, a));
  } else {
    // two scalars: JS numbers are float64, two booleans are bool
    const dtype = typeof a === 'boolean' && typeof b === 'boolean' ? 'bool' : 'float64';
    input = ufunc.input(dtype);
    left = scalarOperand(+a, input).copy();
    right = scalarOperand(+b, input);
  }
  const outDType = ufunc.output(input);
  const memory = MEMORY[input];
  const fast =
    MEMORY[left.dtype] === memory && MEMORY[right.dtype] === memory
      ? ufunc.fast?.[input]
      : undefined;
  const loop = fast ?? ufunc.loop(input);

  if (left.contiguous && right.contiguous && !out) {
    const same = sameShape(left.shape, right.shape);
    if (same || right.ndim === 0 || left.ndim === 0) {
      const { shape, size } = same || right.ndim === 0 ? left : right;
      const sl = same || left.ndim > 0 ? 1 : 0;
      const sr = same || right.ndim > 0 ? 1 : 0;
      const { data: a, offset: ia } = left;
      const { data: b, offset: ib } = right;
      let data = fast ? fast.work(size, a, ia, sl, b, ib, sr, null, 0) : null;
      if (data === null) {
        data = allocate(outDType, size);
        loop(size, a, ia, sl, b, ib, sr, data, 0, 1);
      }
      if (outDType === 'int64') checkInt64(data, 0, size);
      return new NDArray(data, outDType, shape, undefined, 0);
    }
  }

  const shape = out
    ? checkOut(out, ufunc.name, outDType, [left, right])
    : sameShape(left.shape, right.shape)
      ? left.shape
      : broadcastShapes(left.shape, right.shape);
  if (out && out.dtype === outDType && out.contiguous) {
    // in place on plain memory: the most frequent case of all
    if (
      left.contiguous &&
      right.contiguous &&
      sameShape(left.shape, shape) &&
      (right.ndim === 0 || sameShape(right.shape, shape)) &&
      !partlyOverlaps(out, left) &&
      !partlyOverlaps(out, right)
    ) {
      const sr = right.ndim === 0 ? 0 : 1;
      loop(
        out.size,
        left.data,
        left.offset,
        1,
        right.data,
        right.offset,
        sr,
        out.data,
        out.offset,
        1,
      );
      if (outDType === 'int64') checkInt64(out.data, out.offset, out.size);
      return out;
    }
  }
  const sl = broadcastStrides(left.shape, left.strides, shape);
  const sr = broadcastStrides(right.shape, right.strides, shape);
  const direct =
    out && out.dtype === outDType && !partlyOverlaps(out, left) && !partlyOverlaps(out, right);
  const inOrder = left.contiguous && right.contiguous;
  const strides = direct
    ? out.strides
    : inOrder
      ? contiguousStrides(shape)
      : keptOrderStrides(shape, [sl, sr]);
  const walk = planWalk(
    shape,
    [strides, sl, sr],
    [direct ? out.offset : 0, left.offset, right.offset],
    inOrder && (!direct || out.contiguous) ? 'C' : 'memory',
  );
  const inner = walk.shape.length - 1;
  const n = walk.shape[inner];
  const so = walk.strides[0][inner];
  const sa = walk.strides[1][inner];
  const sb = walk.strides[2][inner];
  const done =
    inner === 1 && so === 1 && walk.strides[0][0] === n && fast
      ? fast.rows(
          walk.shape[0],
          n,
          left.data,
          walk.offsets[1],
          walk.strides[1][0],
          sa,
          right.data,
          walk.offsets[2],
          walk.strides[2][0],
          sb,
          direct ? out.data : null,
          walk.offsets[0],
        )
      : null;
  const to = direct
    ? out
    : new NDArray(done ?? allocate(outDType, sizeOf(shape)), outDType, shape, strides, 0);
  if (done !== null) {
    // several rows at a time
  } else if (inner <= 1) {
    // a row at a time, without the bookkeeping for more axes
    const rows = inner === 0 ? 1 : walk.shape[0];
    const [stepO, stepA, stepB] = inner === 0 ? [0, 0, 0] : walk.strides.map((x) => x[0]);
    let [io, ia, ib] = walk.offsets;
    for (let r = 0; r < rows; r++, io += stepO, ia += stepA, ib += stepB) {
      loop(n, left.data, ia, sa, right.data, ib, sb, to.data, io, so);
    }
  } else {
    forEachLine(walk, (at) => {
      loop(n, left.data, at[1], sa, right.data, at[2], sb, to.data, at[0], so);
    });
  }
  if (outDType === 'int64') checkInt64Array(to);
  if (out && out !== to) {
    copyInto(out, to);
    return out;
  }
  return to;
}

function weakOperand(
  ufunc: BinaryUfunc,
  value: number | boolean,
  input: DType,
  weak: DType,
): NDArray {
  // comparisons accept integers outside the range of the dtype (uint8 == 300 is simply false)
  if (ufunc.output(input) === 'bool' && !isFloat(input)) return scalarOperand(+value, 'float64');
  // an int array divided by a number is computed in float64, the number included
  return scalarOperand(scalarValue(input === weak ? weak : input, value), input);
}

function checkInt64Array(a: NDArray): void {
  const walk = planWalk(a.shape, [a.strides], [a.offset]);
  const inner = walk.shape.length - 1;
  const n = walk.shape[inner];
  const step = walk.strides[0][inner];
  forEachLine(walk, (at) => {
    if (step === 1) checkInt64(a.data, at[0], n);
    else for (let k = 0; k < n; k++) checkInt64(a.data, at[0] + k * step, 1);
  });
}
