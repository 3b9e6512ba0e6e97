/** The elementwise machinery. */
export { castLoop, copyInto } from './assign.ts';
export { applyBinary, type BinaryUfunc, type FastLoops } from './binaryUfunc.ts';
export type { Operand } from './operand.ts';
export { applyUnary, type UnaryUfunc } from './unaryUfunc.ts';
