/** What elementwise functions take and where they write. */
import { canCastSameKind, type Data, type DType } from '../array/dtype.ts';
import { NDArray } from '../array/ndarray.ts';
import { broadcastShapes, type Shape, sameShape, shapeText } from '../array/shape.ts';
import { BroadcastError, DTypeError } from '../errors.ts';

/** What an operand may be: an array, or a scalar that does not widen it (NumPy 2's weak scalars). */
export type Operand = NDArray | number | boolean;

const scalarCells: Record<DType, Data> = {
  bool: new Uint8Array(1),
  uint8: new Uint8Array(1),
  int32: new Int32Array(1),
  int64: new Float64Array(1),
  float32: new Float32Array(1),
  float64: new Float64Array(1),
};
const NO_SHAPE: Shape = [];
const ZERO_D: number[] = [];

/** A view of a one-element cell. Valid until the next scalar of that dtype, i.e. within one call. */
export function scalarOperand(value: number, dtype: DType): NDArray {
  const cell = scalarCells[dtype];
  cell[0] = value;
  return new NDArray(cell, dtype, NO_SHAPE, ZERO_D, 0);
}

/** The shape of `out`, if the result fits into it. */
export function checkOut(out: NDArray, name: string, dtype: DType, operands: NDArray[]): Shape {
  if (!canCastSameKind(dtype, out.dtype)) {
    throw new DTypeError(
      `Cannot cast ufunc '${name}' output from dtype('${dtype}') to dtype('${out.dtype}') with casting rule 'same_kind'`,
    );
  }
  let fits = true;
  for (const operand of operands) {
    fits &&= sameShape(operand.shape, out.shape) || operand.ndim === 0;
  }
  if (fits) return out.shape;
  const full = broadcastShapes(...operands.map((o) => o.shape), out.shape);
  if (!sameShape(full, out.shape)) {
    throw new BroadcastError(
      `non-broadcastable output operand with shape ${shapeText(out.shape)} doesn't match the broadcast shape ${shapeText(full)}`,
    );
  }
  return out.shape;
}
