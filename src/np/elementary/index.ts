/**
 * Elementary functions made of nothing but IEEE additions, multiplications, divisions and table
 * look-ups, so that Node and every browser give the same bits (the engines' own Math.exp, Math.sin …
 * do not agree). float64 in, float64 out, error below 1 ulp; the …Float32
 * versions are correctly rounded.
 *
 * `exp`, `log`, `log1p` and `pow` equal glibc's (2.36, x86-64 with FMA) bit for bit; NumPy's random
 * streams depend on it.
 */
export { arccos } from './arccos.ts';
export { arctan } from './arctan.ts';
export { exp, exp2, expm1 } from './exp.ts';
export * from './float32.ts';
export { fma } from './fma.ts';
export { cosh, sinh, tanh } from './hyperbolic.ts';
export { log, log as logGlibc, log1p } from './log.ts';
export { log2, log10, pow, pow as power } from './pow.ts';
export { cos, sin, tan } from './trig.ts';
