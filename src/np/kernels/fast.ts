/** The hot loops by dtype, for the ufuncs. int64 shares float64's where −0 cannot come out. */
import type { DType } from '../array/dtype.ts';
import { expUnsure } from '../elementary/exp.ts';
import * as math from '../elementary/index.ts';
import type { BinaryLoop, UnaryLoop } from '../loops/index.ts';
import * as loops from '../loops/index.ts';
import * as float32 from './float32.ts';
import * as float64 from './float64.ts';
import { type VectorLoop, vectorBinary } from './vector.ts';
import { type VectorUnaryLoop, vectorElementary, vectorUnary } from './vector-unary.ts';
import {
  BINARY,
  binaryKernel,
  COMPARE,
  compareKernel,
  type Lanes,
  rowKernel,
  UNARY,
  unaryKernel,
} from './wasm/elementwise.ts';
import { expKernels } from './wasm/exp.ts';
import { logKernels } from './wasm/log.ts';
import type { Kernel } from './wasm/memory.ts';
import { tanhKernels } from './wasm/tanh.ts';

type Table<L> = Partial<Record<DType, L>>;

/** The ufunc has checked that the memory is what the loops expect. */
function binary(
  name: keyof typeof BINARY,
  wide: unknown,
  narrow: unknown,
  int64 = false,
): Table<VectorLoop> {
  const f = BINARY[name];
  const kernels = (lanes: Lanes) => ({
    each: binaryKernel(f, lanes, 'each'),
    same: binaryKernel(f, lanes, 'same'),
    row: rowKernel(f, lanes),
  });
  const float64 = vectorBinary(wide as BinaryLoop, kernels('float64'), 'float64');
  const float32 = vectorBinary(narrow as BinaryLoop, kernels('float32'), 'float32');
  return { float64, float32, ...(int64 ? { int64: float64 } : {}) };
}

function comparison(name: keyof typeof COMPARE, wide: unknown, narrow: unknown): Table<VectorLoop> {
  const f = COMPARE[name];
  const kernels = (lanes: Lanes) => ({
    each: compareKernel(f, lanes, 'each'),
    same: compareKernel(f, lanes, 'same'),
  });
  const float64 = vectorBinary(wide as BinaryLoop, kernels('float64'), 'float64', 'bytes');
  const float32 = vectorBinary(narrow as BinaryLoop, kernels('float32'), 'float32', 'bytes');
  return { float64, float32, int64: float64 };
}

function unary(name: keyof typeof UNARY, wide: unknown, narrow: unknown): Table<VectorUnaryLoop> {
  const f = UNARY[name];
  return {
    float64: vectorUnary(wide as UnaryLoop, unaryKernel(f, 'float64'), 'float64'),
    float32: vectorUnary(narrow as UnaryLoop, unaryKernel(f, 'float32'), 'float32'),
  };
}

export const add = binary('add', float64.add, float32.add, true);
export const subtract = binary('subtract', float64.subtract, float32.subtract, true);
export const multiply = binary('multiply', float64.multiply, float32.multiply);
export const divide = binary('divide', float64.divide, float32.divide);
export const maximum = binary('maximum', float64.maximum, float32.maximum, true);
export const minimum = binary('minimum', float64.minimum, float32.minimum, true);
export const equal = comparison('equal', loops.equal, loops.equal);
export const notEqual = comparison('notEqual', loops.notEqual, loops.notEqual);
export const greater = comparison('greater', float64.greater, float32.greater);
export const greaterEqual = comparison('greaterEqual', float64.greaterEqual, float32.greaterEqual);
export const less = comparison('less', float64.less, float32.less);
export const lessEqual = comparison('lessEqual', float64.lessEqual, float32.lessEqual);
export const negative = unary('negative', float64.negative, float32.negative);
export const absolute = unary('absolute', loops.absolute, loops.absolute);
export const square = unary('square', float64.square, float32.square);
export const reciprocal = unary('reciprocal', loops.reciprocal, loops.reciprocal);
export const sqrt = unary('sqrt', float64.sqrt, float32.sqrt);
export const floor = unary('floor', loops.floor, loops.floor);
export const ceil = unary('ceil', loops.ceil, loops.ceil);
export const trunc = unary('trunc', loops.trunc, loops.trunc);

function elementary(
  kernels: Record<'float64' | 'float32', () => Kernel | null>,
  wide: unknown,
  f: (x: number) => number,
  narrow: unknown,
  f32: (x: number) => number,
): Table<VectorUnaryLoop> {
  return {
    float64: vectorElementary(wide as UnaryLoop, f, kernels.float64, 'float64'),
    float32: vectorElementary(narrow as UnaryLoop, f32, kernels.float32, 'float32'),
  };
}

export const exp = elementary(expKernels, float64.exp, expUnsure, float32.exp, math.expFloat32);
export const log = elementary(logKernels, float64.log, math.log, float32.log, math.logFloat32);
export const tanh = elementary(
  tanhKernels,
  float64.tanh,
  math.tanh,
  float32.tanh,
  math.tanhFloat32,
);

export const copy = { float64: float64.copy, float32: float32.copy } as unknown as Table<UnaryLoop>;
