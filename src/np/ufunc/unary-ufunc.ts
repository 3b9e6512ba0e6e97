/** Elementwise functions of one array. */
import { copyInto, runUnary } from '../array/assign.ts';
import { allocate, type DType, MEMORY } from '../array/dtype.ts';
import { keptOrderStrides } from '../array/iteration.ts';
import { NDArray } from '../array/ndarray.ts';
import { partlyOverlaps } from '../array/overlap.ts';
import { broadcastStrides, sizeOf } from '../array/shape.ts';
import type { VectorUnaryLoop } from '../kernels/vector-unary.ts';
import type { UnaryLoop } from '../loops/index.ts';
import type { FastLoops } from './binary-ufunc.ts';
import { checkOut, type Operand, scalarOperand } from './operand.ts';

/** Some loops can make the memory of their result as well. */
export type FastUnary = UnaryLoop & Partial<Pick<VectorUnaryLoop, 'work'>>;

export interface UnaryUfunc {
  name: string;
  input: (dtype: DType) => DType;
  output: (input: DType) => DType;
  loop: (input: DType) => UnaryLoop;
  fast?: FastLoops<FastUnary>;
}

/** Computes a unary ufunc. */
export function applyUnary(ufunc: UnaryUfunc, a: Operand, out?: NDArray): NDArray {
  const array =
    a instanceof NDArray ? a : scalarOperand(+a, typeof a === 'boolean' ? 'bool' : 'float64');
  const input = ufunc.input(array.dtype);
  const outDType = ufunc.output(input);
  const fast = MEMORY[array.dtype] === MEMORY[input] ? ufunc.fast?.[input] : undefined;
  const loop = fast ?? ufunc.loop(input);
  if (!out && array.contiguous) {
    let data = fast?.work ? fast.work(array.size, array.data, array.offset, 1, null, 0) : null;
    if (data === null) {
      data = allocate(outDType, array.size);
      loop(array.size, array.data, array.offset, 1, data, 0, 1);
    }
    return new NDArray(data, outDType, array.shape, undefined, 0);
  }
  let target = out;
  const shape = out ? checkOut(out, ufunc.name, outDType, [array]) : array.shape;
  const sa = broadcastStrides(array.shape, array.strides, shape);
  if (!target || target.dtype !== outDType || partlyOverlaps(target, array)) {
    target = new NDArray(
      allocate(outDType, sizeOf(shape)),
      outDType,
      shape,
      keptOrderStrides(shape, [sa]),
      0,
    );
  }
  const to = target;
  runUnary(loop, array.data, array.offset, sa, to);
  if (out && out !== to) {
    copyInto(out, to);
    return out;
  }
  return to;
}
