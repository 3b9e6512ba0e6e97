/** What random programs pick from; what is there twice is picked twice as often. */
import type { DType } from '../../src/np/array/dtype.ts';
import type { Kind, ScalarSpec } from './program.ts';

export const DTYPE_POOL: DType[] = [
  'float64',
  'float64',
  'float64',
  'float32',
  'float32',
  'int64',
  'int32',
  'uint8',
  'bool',
];
export const KINDS: Kind[] = ['plain', 'plain', 'wild', 'special', 'grid', 'grid', 'positive'];
export const LENGTHS = [0, 1, 1, 2, 2, 3, 3, 4, 5, 7, 8, 9];
export const UNARY = (
  'negative absolute sign square reciprocal sqrt floor ceil trunc rint exp log log1p expm1 sin cos tanh exp2 log2 ' +
  'log10 tan arctan sinh cosh isnan isinf isfinite logical_not invert'
).split(' ');
export const BINARY = (
  'add subtract multiply divide floor_divide remainder power maximum minimum equal not_equal less ' +
  'less_equal greater greater_equal logical_and logical_or logical_xor bitwise_and bitwise_or bitwise_xor'
).split(' ');
export const REDUCTIONS = 'sum prod max min any all mean var std'.split(' ');
export const SCALARS: ScalarSpec[] = [
  0,
  1,
  2,
  3,
  -1,
  0.5,
  -2.5,
  0.1,
  'nan',
  'inf',
  '-0.0',
  true,
  false,
  7,
];
export const PRINT_OPTIONS = [
  {},
  {},
  {},
  { precision: 3 },
  { suppress: true },
  { threshold: 10, edgeitems: 2 },
  { precision: 4, suppress: true },
  { sign: '+' as const },
  { sign: ' ' as const },
  { floatmode: 'fixed' as const, precision: 5 },
  { floatmode: 'unique' as const },
  { floatmode: 'maxprec_equal' as const },
  { linewidth: 40, separator: ', ' },
];
