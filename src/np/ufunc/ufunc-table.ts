/** Which loop an elementwise function takes for which dtype. */
import { type DType, isFloat } from '../array/dtype.ts';
import { DTypeError } from '../errors.ts';
import type { VectorLoop } from '../kernels/vector.ts';
import type { BinaryLoop, UnaryLoop } from '../loops/index.ts';
import type { BinaryUfunc, FastLoops, UnaryUfunc } from './ufunc.ts';
import type { FastUnary } from './unary-ufunc.ts';

export const same = (dtype: DType): DType => dtype;
export const toBool = (): DType => 'bool';
/** Functions that leave the integers: int and bool become float64. */
export const toFloat = (dtype: DType): DType => (isFloat(dtype) ? dtype : 'float64');

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

export function binary(
  name: string,
  table: Loops<BinaryLoop>,
  input = same,
  fast?: FastLoops<VectorLoop>,
): BinaryUfunc {
  return { name, input, output: same, loop: pick(table), fast };
}

export function unary(
  name: string,
  table: Loops<UnaryLoop>,
  input = same,
  output = same,
  fast?: FastLoops<FastUnary>,
): UnaryUfunc {
  return { name, input, output, loop: pick(table), fast };
}

export function noBool(message: string): (dtype: DType) => DType {
  return (dtype) => {
    if (dtype === 'bool') throw new DTypeError(message);
    return dtype;
  };
}

/** NumPy computes these on bools as int8; here int64 takes that place. */
export const boolToInt = (dtype: DType): DType => (dtype === 'bool' ? 'int64' : dtype);
