/** The kernels of tanh: see ../../elementary/hyperbolic.ts for what is computed. */
import * as E from '../../elementary/exp-table.ts';
import { TANH } from '../../elementary/hyperbolic.ts';
import { type Code, f32, f64, i32x4, i64x2, v128, ZERO } from './assembler.ts';
import { float32Kernel, float64Kernel } from './elementary.ts';
import {
  expFour,
  expPolynomial,
  expTables,
  nearestStep,
  reduceFour,
  writeExpTable,
} from './exp.ts';
import { type Keep, plus, productError } from './formulas.ts';

const { const: num, add, sub, mul, div } = f64;

/** From here on tanh is computed from e^(2x). */
const FAR = 0.35;
const SIGN = i64x2.const(-(2n ** 63n));
const withSign = (y: Code, x: Code): Code => v128.or(y, v128.and(x, SIGN));

/** x + x³·P(x²) */
function tanh(keep: Keep, x: Code) {
  const size = keep(f64.abs(x));
  const T = TANH.map(num);
  const z = keep(mul(size, size));
  const z2 = keep(mul(z, z));
  const z4 = keep(mul(z2, z2));
  const low = add(plus(T[0], z, T[1]), mul(z2, plus(T[2], z, T[3])));
  const high = add(add(plus(T[4], z, T[5]), mul(z2, plus(T[6], z, T[7]))), mul(z4, T[8]));
  const y = add(size, mul(mul(size, z), add(low, mul(z4, high))));
  // the bits of a number that is none are greater as well
  const bits = new BigInt64Array(Float64Array.of(FAR).buffer)[0];
  return { y: withSign(y, x), unsure: i64x2.gt(size, i64x2.const(bits - 1n)) };
}

/** e^(2|x|) as setPair does it, first the nearest step of 2|x| and what is left of it */
function reduce(keep: Keep, x: Code): Code[] {
  const twice = keep(mul(num(2), f64.pmin(f64.abs(x), num(20))));
  const { k, bits } = nearestStep(keep, twice);
  const r0 = keep(sub(twice, mul(k, num(E.LN2_128_HIGH))));
  const rTail = keep(mul(k, num(-E.LN2_128_LOW)));
  const r = keep(add(r0, rTail));
  return [bits, r, add(sub(r0, r), rTail)];
}

function parts(keep: Keep, _: Code, bits: Code, r: Code, tail0: Code): Code[] {
  const { scale, tail } = expTables(keep, bits);
  return [r, scale, expPolynomial(keep, add(tail0, tail), r)];
}

function expPair(keep: Keep, _: Code, r: Code, scale: Code, p: Code): Code[] {
  const product = keep(mul(scale, r));
  const lost = productError(keep, scale, r, product);
  const high = keep(add(scale, product));
  const low = keep(add(add(sub(scale, high), product), plus(lost, scale, p)));
  const power = keep(add(high, low));
  return [power, add(sub(high, power), low)];
}

/** The denominator, and 2 by it */
function quotient(keep: Keep, _: Code, power: Code, powerTail: Code): Code[] {
  const sum = keep(add(power, num(1)));
  const t = keep(sub(sum, power));
  const sumTail = add(add(sub(power, sub(sum, t)), sub(num(1), t)), powerTail);
  return [sum, sumTail, div(num(2), sum)];
}

/** 1 − 2/(e^(2|x|) + 1) */
function tanhFar(keep: Keep, x: Code, sum: Code, sumTail: Code, q: Code) {
  const product = keep(mul(q, sum));
  const lost = productError(keep, q, sum, product);
  const rest = sub(sub(sub(num(2), product), lost), mul(q, sumTail));
  const qTail = keep(mul(rest, mul(num(0.5), q)));
  const head = keep(sub(num(1), q));
  const y = add(head, sub(sub(sub(num(1), head), q), qTail));
  const size = keep(f64.abs(x));
  const all = v128.select(num(1), y, f64.ge(size, num(20)));
  return { y: withSign(all, x), unsure: ZERO, mine: keep(f64.ge(size, num(FAR))) };
}

/** From 10 on the result is ±1. */
function reduceTwice(keep: Keep, x: Code): Code[] {
  const clipped = keep(f32.pmax(f32.pmin(x, f32.const(10)), f32.const(-10)));
  return reduceFour(keep, keep(f32.add(clipped, clipped)));
}

/** With t = e^(2x) − 1: t/(t + 2) */
function tanh32(keep: Keep, x: Code, ...reduced: Code[]) {
  const pairs = expFour(keep, reduced, 4).map(({ scale, p }) => {
    const t = keep(plus(sub(scale, num(1)), scale, p));
    return div(t, add(t, num(2)));
  });
  // the sign of −0 is lost on the way
  return { pairs, strange: f32.ne(x, x), sign: v128.and(x, i32x4.const(-(2 ** 31))) };
}

export const tanhKernels = {
  float64: float64Kernel([tanh], [reduce, parts, expPair, quotient, tanhFar], writeExpTable),
  float32: float32Kernel([reduceTwice, tanh32], 1 << 14, writeExpTable),
};
