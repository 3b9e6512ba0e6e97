/** The hot loops by dtype, for the ufuncs. int64 shares float64's where −0 cannot come out. */
import type { DType } from '../dtype.ts';
import type { BinaryLoop, UnaryLoop } from '../loops.ts';
import * as float32 from './float32.ts';
import * as float64 from './float64.ts';

type Table<L> = Partial<Record<DType, L>>;

/** The ufunc has checked that the memory is what the loop expects. */
function binary(wide: unknown, narrow: unknown, int64 = false): Table<BinaryLoop> {
  const table = { float64: wide, float32: narrow, ...(int64 ? { int64: wide } : {}) };
  return table as Table<BinaryLoop>;
}

function unary(wide: unknown, narrow: unknown): Table<UnaryLoop> {
  return { float64: wide, float32: narrow } as Table<UnaryLoop>;
}

export const add = binary(float64.add, float32.add, true);
export const subtract = binary(float64.subtract, float32.subtract, true);
export const multiply = binary(float64.multiply, float32.multiply);
export const divide = binary(float64.divide, float32.divide);
export const maximum = binary(float64.maximum, float32.maximum, true);
export const minimum = binary(float64.minimum, float32.minimum, true);
export const greater = binary(float64.greater, float32.greater, true);
export const greaterEqual = binary(float64.greaterEqual, float32.greaterEqual, true);
export const less = binary(float64.less, float32.less, true);
export const lessEqual = binary(float64.lessEqual, float32.lessEqual, true);
export const copy = unary(float64.copy, float32.copy);
export const negative = unary(float64.negative, float32.negative);
export const square = unary(float64.square, float32.square);
export const sqrt = unary(float64.sqrt, float32.sqrt);
export const exp = unary(float64.exp, float32.exp);
export const log = unary(float64.log, float32.log);
export const tanh = unary(float64.tanh, float32.tanh);
