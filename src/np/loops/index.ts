/**
 * The inner loops of the elementwise functions: one line of arithmetic each, over memory with strides.
 * Every loop is written out (rather than taking a function argument) so that the engine compiles it
 * without calls. Storing into a Float32Array, Int32Array or Uint8Array rounds or wraps the result; for
 * + − × ÷ and √ that equals the arithmetic of the narrow type itself.
 */
export * from './binary.ts';
export * from './division.ts';
export * from './elementary.ts';
export * from './logic.ts';
export type { BinaryLoop, UnaryLoop } from './loop.ts';
export * from './power.ts';
export * from './unary.ts';
