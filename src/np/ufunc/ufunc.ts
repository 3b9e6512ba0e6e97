/** The elementwise machinery. */
export { castLoop, copyInto } from '../array/assign.ts';
export { applyBinary, type BinaryUfunc, type FastLoops } from './binary-ufunc.ts';
export type { Operand } from './operand.ts';
export { applyUnary, type UnaryUfunc } from './unary-ufunc.ts';
