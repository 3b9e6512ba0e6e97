/**
 * Elementary functions made of nothing but IEEE additions, multiplications, divisions and table
 * look-ups, so that Node and every browser give the same bits (the engines' own Math.exp, Math.sin …
 * do not agree). float64 in, float64 out, error below 1 ulp. For float32 round once more:
 * `Math.fround(exp(x))` is correctly rounded, see float32.test.ts.
 *
 * `exp`, `log`, `log1p` and `pow` equal glibc's (2.36, x86-64 with FMA) bit for bit; NumPy's random
 * streams depend on it.
 */
export { arctan } from './arctan.ts';
export { exp, exp2, expm1 } from './exp.ts';
export { fma } from './fma.ts';
export { cosh, sinh, tanh } from './hyperbolic.ts';
export { log, log as logGlibc, log1p } from './log.ts';
export { log2, log10, pow } from './pow.ts';
export { cos, sin, tan } from './trig.ts';
