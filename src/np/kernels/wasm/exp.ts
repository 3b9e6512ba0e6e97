/** The kernels of exp and tanh: see ../../elementary/exp.ts and hyperbolic.ts for what is computed. */
import { MARGIN } from '../../elementary/exp.ts';
import * as E from '../../elementary/expTable.ts';
import { TANH } from '../../elementary/hyperbolic.ts';
import { type Code, f64, i32, i32x4, i64x2, load, loadPair, v128, when } from './assembler.ts';
import {
  elementaryKernel,
  FIRST_HALVES,
  nearTie,
  plus,
  type Result,
  SECOND_HALVES,
  type Steps,
} from './elementary.ts';
import { EXP_TABLE, type Heap } from './memory.ts';

const { const: num, add, sub, mul, div } = f64;

function writeTable({ float64 }: Heap): void {
  for (let i = 0; i < 128; i++) {
    float64[EXP_TABLE / 8 + 2 * i] = E.EXP_HEAD[i];
    float64[EXP_TABLE / 8 + 2 * i + 1] = E.EXP_TAIL[i];
  }
}

/** k = the nearest integer to x·128/log 2: as a double, and as the bits of k + 1.5·2^52. */
function nearestStep(s: Steps, x: Code): { k: Code; bits: Code } {
  const bits = s.keep(add(mul(x, num(E.INV_LN2_128)), num(E.ROUNDER)));
  return { k: s.keep(sub(bits, num(E.ROUNDER))), bits };
}

/** Address of entry k mod 128 of the table, for one of the two. */
const entry = (bits: Code, lane: number): Code =>
  i32.shl(i32.and(i32x4.extract(bits, 2 * lane), i32.const(127)), i32.const(4));

/** head · 2^(k div 128), added to the exponent. */
const scaled = (head: Code, bits: Code): Code =>
  i64x2.add(head, i64x2.shl(v128.and(bits, i64x2.const(-128n)), 45));

function tables(s: Steps, bits: Code): { scale: Code; tail: Code } {
  const first = s.keep(load(entry(bits, 0), EXP_TABLE));
  const second = s.keep(load(entry(bits, 1), EXP_TABLE));
  const scale = s.keep(scaled(v128.shuffle(first, second, FIRST_HALVES), bits));
  return { scale, tail: v128.shuffle(first, second, SECOND_HALVES) };
}

/** r²·(C2 + r·C3) added to `start`, then r⁴·(C4 + r·C5) */
function polynomial(s: Steps, start: Code, r: Code): Code {
  const r2 = s.keep(mul(r, r));
  const low = add(start, mul(r2, plus(num(E.C2), r, num(E.C3))));
  return s.keep(add(low, mul(mul(r2, r2), plus(num(E.C4), r, num(E.C5)))));
}

const outside = (x: Code, limit: number): Code => v128.not(f64.lt(f64.abs(x), num(limit)));

function exp(s: Steps, x: Code): Result {
  const { k, bits } = nearestStep(s, x);
  const r = s.keep(sub(sub(x, mul(k, num(E.LN2_128_HIGH))), mul(k, num(E.LN2_128_LOW))));
  const { scale, tail } = tables(s, bits);
  const p = polynomial(s, add(tail, r), r);
  const change = s.keep(mul(scale, p));
  const margin = s.keep(mul(scale, num(MARGIN)));
  const y = s.keep(add(scale, sub(change, margin)));
  const other = add(scale, add(change, margin));
  return { y, unsure: v128.or(f64.ne(y, other), outside(x, 512)) };
}

/** e^x to some 2^15 ulps of a double: for float32. |x| ≤ 700. */
function roughExp(s: Steps, x: Code): Code {
  const { k, bits } = nearestStep(s, x);
  const r = s.keep(sub(x, mul(k, num(E.LN2_128_HIGH + E.LN2_128_LOW))));
  const scale = s.keep(scaled(loadPair(entry(bits, 0), entry(bits, 1), EXP_TABLE), bits));
  // r + r²·(1/2 + r/6)
  const p = plus(r, mul(r, r), plus(num(E.C2), r, num(E.C3)));
  return s.keep(plus(scale, scale, p));
}

function exp32(s: Steps, x: Code): Result {
  const y = roughExp(s, x);
  // beyond 87 the results are subnormal or overflow
  return { y, unsure: v128.or(nearTie(y, 1 << 16), outside(x, 87)) };
}

const SPLIT = num(134217729);

/** x in two parts of 26 bits */
function halves(s: Steps, x: Code): [Code, Code] {
  const t = s.keep(mul(x, SPLIT));
  const high = s.keep(sub(t, sub(t, x)));
  return [high, s.keep(sub(x, high))];
}

/** e^x = high + low, as setPair does. */
function expPair(s: Steps, x: Code): [Code, Code] {
  const { k, bits } = nearestStep(s, x);
  const r0 = s.keep(sub(x, mul(k, num(E.LN2_128_HIGH))));
  const rTail = s.keep(f64.neg(mul(k, num(E.LN2_128_LOW))));
  const r = s.keep(add(r0, rTail));
  const tail0 = add(sub(r0, r), rTail);
  const { scale, tail } = tables(s, bits);
  const p = polynomial(s, add(tail0, tail), r);
  const [s1, s2] = halves(s, r);
  const [c1, c2] = halves(s, scale);
  const product = s.keep(mul(scale, r));
  const lost = add(plus(plus(sub(mul(c1, s1), product), c1, s2), c2, s1), mul(c2, s2));
  const high = s.keep(add(scale, product));
  const low = add(add(sub(scale, high), product), plus(lost, scale, p));
  const lowKept = s.keep(low);
  const sum = s.keep(add(high, lowKept));
  return [sum, s.keep(add(sub(high, sum), lowKept))];
}

/** x + x³·P(x²) for 0 ≤ x < 0.35 */
function tanhNearZero(s: Steps, x: Code): Code {
  const T = TANH.map(num);
  const z = s.keep(mul(x, x));
  const z2 = s.keep(mul(z, z));
  const z4 = s.keep(mul(z2, z2));
  const low = add(plus(T[0], z, T[1]), mul(z2, plus(T[2], z, T[3])));
  const high = add(add(plus(T[4], z, T[5]), mul(z2, plus(T[6], z, T[7]))), mul(z4, T[8]));
  const p = add(low, mul(z4, high));
  return add(x, mul(mul(x, z), p));
}

/** 1 − 2/(e^(2x) + 1) */
function tanhFromExp(s: Steps, x: Code): Code {
  const [power, powerTail] = expPair(s, s.keep(mul(num(2), x)));
  const sum = s.keep(add(power, num(1)));
  const t = s.keep(sub(sum, power));
  const sumTail = s.keep(add(add(sub(power, sub(sum, t)), sub(num(1), t)), powerTail));
  const q = s.keep(div(num(2), sum));
  const product = s.keep(mul(q, sum));
  const [q1, q2] = halves(s, q);
  const [sum1, sum2] = halves(s, sum);
  const lost = add(plus(plus(sub(mul(q1, sum1), product), q1, sum2), q2, sum1), mul(q2, sum2));
  const rest = sub(sub(sub(num(2), product), lost), mul(q, sumTail));
  const qTail = s.keep(mul(rest, mul(num(0.5), q)));
  const head = s.keep(sub(num(1), q));
  return add(head, sub(sub(sub(num(1), head), q), qTail));
}

function roughTanh(s: Steps, x: Code): Code {
  const power = roughExp(s, s.keep(mul(num(2), x)));
  return sub(num(1), div(num(2), add(power, num(1))));
}

/** Both branches where a pair needs both; |x| ≥ `one` gives 1. */
function tanhBy(s: Steps, x: Code, far: (s: Steps, x: Code) => Code, one: number): Code {
  const size = s.keep(f64.abs(x));
  const near = s.keep(f64.lt(size, num(0.35)));
  const y = s.variable();
  const result: Code = [0x20, y];
  const put = (value: Code): Code => [value, 0x21, y];
  s.append(
    when(
      v128.anyTrue(v128.not(near)),
      s.branch((inner) => {
        const value = far(inner, inner.keep(f64.pmin(size, num(one))));
        inner.append(put(v128.select(num(1), value, f64.ge(size, num(one)))));
      }),
    ),
  );
  s.append(
    when(
      v128.anyTrue(near),
      s.branch((inner) => {
        inner.append(put(v128.select(tanhNearZero(inner, size), result, near)));
      }),
    ),
  );
  return s.keep(v128.or(result, v128.and(x, i64x2.const(-(2n ** 63n)))));
}

const notNumber = (x: Code): Code => f64.ne(x, x);

function tanh(s: Steps, x: Code): Result {
  return { y: tanhBy(s, x, tanhFromExp, 20), unsure: notNumber(x) };
}

function tanh32(s: Steps, x: Code): Result {
  const y = tanhBy(s, x, roughTanh, 10);
  return { y, unsure: v128.or(nearTie(y, 1 << 17), notNumber(x)) };
}

export const expKernels = {
  float64: elementaryKernel('float64', exp, writeTable),
  float32: elementaryKernel('float32', exp32, writeTable),
};
export const tanhKernels = {
  float64: elementaryKernel('float64', tanh, writeTable),
  float32: elementaryKernel('float32', tanh32, writeTable),
};
