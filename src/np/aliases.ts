/** NumPy's own spelling of the names that TypeScript writes in camel case. */

export {
  fullLike as full_like,
  onesLike as ones_like,
  zerosLike as zeros_like,
} from './array/create.ts';
export { promoteTypes as promote_types } from './array/dtype.ts';
export { savezCompressed as savez_compressed } from './files/npz.ts';
export { takeAlongAxis as take_along_axis } from './indexing/index.ts';
export {
  arraySplit as array_split,
  atleast1d as atleast_1d,
  atleast2d as atleast_2d,
  columnStack as column_stack,
} from './manipulation/join.ts';
export {
  broadcastTo as broadcast_to,
  expandDims as expand_dims,
  unravelIndex as unravel_index,
} from './manipulation/manipulate.ts';
export { arrayRepr as array_repr } from './print/print.ts';
export { countNonzero as count_nonzero } from './reduce/reduce.ts';
export { floorDivide as floor_divide, trueDivide as true_divide } from './ufunc/arithmetic.ts';
export {
  arrayEqual as array_equal,
  bitwiseAnd as bitwise_and,
  bitwiseOr as bitwise_or,
  bitwiseXor as bitwise_xor,
  greaterEqual as greater_equal,
  lessEqual as less_equal,
  logicalAnd as logical_and,
  logicalNot as logical_not,
  logicalOr as logical_or,
  logicalXor as logical_xor,
  notEqual as not_equal,
} from './ufunc/compare.ts';
