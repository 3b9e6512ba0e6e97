/** The kernels of exp: see ../../elementary/exp.ts for what is computed. */
import { MARGIN } from '../../elementary/exp.ts';
import * as E from '../../elementary/exp-table.ts';
import { type Code, f64, i32x4, i64x2, load, loadPair, v128, ZERO } from './assembler.ts';
import { float32Kernel, float64Kernel } from './elementary.ts';
import {
  bothEnds,
  FIRST_HALVES,
  type Keep,
  lowWords,
  plus,
  productError,
  SECOND_HALVES,
  upper,
} from './formulas.ts';
import { EXP_TABLE, type Heap } from './memory.ts';

const { const: num, add, sub, mul } = f64;

/** Entry i: 2^(i/128) with i taken off its upper bits (see `scaled`), and what rounding it lost. */
export function writeExpTable({ float64, int32 }: Heap): void {
  for (let i = 0; i < 128; i++) {
    const at = EXP_TABLE / 8 + 2 * i;
    float64[at] = E.EXP_HEAD[i];
    float64[at + 1] = E.EXP_TAIL[i];
    int32[2 * at + 1] -= i << 13;
  }
}

/** k = the nearest integer to x·128/log 2: as a double, and as the bits of k + 1.5·2^52. */
export function nearestStep(keep: Keep, x: Code): { k: Code; bits: Code } {
  const bits = keep(add(mul(x, num(E.INV_LN2_128)), num(E.ROUNDER)));
  return { k: keep(sub(bits, num(E.ROUNDER))), bits };
}

/** Offset of entry k mod 128 of the table, in each lane. */
const entries = (words: Code): Code => i32x4.shl(v128.and(words, i32x4.const(127)), 4);

/** head · 2^(k div 128): k is added to the exponent, its lowest 7 bits are what the table took off. */
const scaled = (head: Code, bits: Code): Code => i64x2.add(head, i64x2.shl(bits, 45));

export function expTables(keep: Keep, bits: Code): { scale: Code; tail: Code } {
  const at = keep(entries(bits));
  const first = keep(load(i32x4.extract(at, 0), EXP_TABLE));
  const second = keep(load(i32x4.extract(at, 2), EXP_TABLE));
  const scale = keep(scaled(v128.shuffle(first, second, FIRST_HALVES), bits));
  return { scale, tail: v128.shuffle(first, second, SECOND_HALVES) };
}

/** r²·(C2 + r·C3) added to `start`, then r⁴·(C4 + r·C5) */
export function expPolynomial(keep: Keep, start: Code, r: Code): Code {
  const r2 = keep(mul(r, r));
  const low = add(start, mul(r2, plus(num(E.C2), r, num(E.C3))));
  return keep(add(low, mul(mul(r2, r2), plus(num(E.C4), r, num(E.C5)))));
}

/** The bits of the nearest step, and what it leaves of x */
function reduce(keep: Keep, x: Code): Code[] {
  const { k, bits } = nearestStep(keep, x);
  const r = sub(sub(x, mul(k, num(E.LN2_128_HIGH))), mul(k, num(E.LN2_128_LOW)));
  return [bits, r];
}

function parts(keep: Keep, _: Code, bits: Code, r: Code): Code[] {
  const { scale, tail } = expTables(keep, bits);
  return [scale, expPolynomial(keep, add(tail, r), r)];
}

function exp(keep: Keep, x: Code, scale: Code, p: Code) {
  const change = keep(mul(scale, p));
  const margin = keep(mul(scale, num(MARGIN)));
  const y = keep(add(scale, sub(change, margin)));
  const other = add(scale, add(change, margin));
  // what is not a number is not equal to itself
  return { y, unsure: v128.or(f64.ne(y, other), f64.ge(f64.abs(x), num(512))) };
}

/**
 * The fused operations of `expExact` one by one: each from both ends of what rounding its product may have
 * done to it, the last one from the exact product. Where all these agree the fused result is the same.
 */
function expFused(keep: Keep, x: Code) {
  const { k, bits } = nearestStep(keep, x);
  const distance = f64.abs(sub(mul(x, num(E.INV_LN2_128)), k));
  const agreed: Code[] = [f64.lt(distance, num(0.5 - 2 ** -20)), f64.lt(f64.abs(x), num(512))];
  const fused = (y: Code, z: Code): Code => {
    const [low, high] = bothEnds(keep, y, keep(z)).map(keep);
    agreed.push(f64.eq(low, high));
    return low;
  };
  const t = keep(sub(x, mul(k, num(E.LN2_128_HIGH))));
  const r = fused(t, mul(k, num(-E.LN2_128_LOW)));
  const { scale, tail } = expTables(keep, bits);
  const r2 = keep(mul(r, r));
  const low = fused(keep(add(tail, r)), mul(r2, plus(num(E.C2), r, num(E.C3))));
  const p = fused(low, mul(mul(r2, r2), plus(num(E.C4), r, num(E.C5))));
  const change = keep(mul(scale, p));
  const lost = keep(productError(keep, scale, p, change));
  const sum = keep(add(scale, change));
  const y = fused(sum, add(sub(change, sub(sum, scale)), lost));
  return { y, unsure: ZERO, mine: keep(agreed.reduce(v128.and)) };
}

/** For two halves of four floats: the bits of the nearest step k of each, and what it leaves of x. */
export function reduceFour(keep: Keep, x: Code): Code[] {
  return [x, upper(x)].flatMap((half) => {
    const wide = keep(f64.promote(half));
    const { k, bits } = nearestStep(keep, wide);
    return [bits, sub(wide, mul(k, num(E.LN2_128_HIGH + E.LN2_128_LOW)))];
  });
}

/** 2^(k/128) and e^r − 1 for each half. */
export function expFour(
  keep: Keep,
  [bits1, r1, bits2, r2]: Code[],
  degree: 3 | 4,
): { scale: Code; p: Code }[] {
  const at = keep(entries(lowWords(bits1, bits2)));
  return [r1, r2].map((r, i) => {
    const [first, second] = [2 * i, 2 * i + 1].map((lane) => i32x4.extract(at, lane));
    const scale = keep(scaled(loadPair(first, second, EXP_TABLE), [bits1, bits2][i]));
    const square = keep(mul(r, r));
    const low = plus(num(E.C2), r, num(E.C3));
    // r + r²·(1/2 + r/6 + r²/24)
    return { scale, p: plus(r, square, degree === 3 ? low : plus(low, square, num(E.C4))) };
  });
}

function exp32(keep: Keep, x: Code, ...reduced: Code[]) {
  const pairs = expFour(keep, reduced, 3).map(({ scale, p }) => plus(scale, scale, p));
  // beyond 87 the results are subnormal or overflow
  const size = v128.and(x, i32x4.const(0x7fffffff));
  const limit = new Int32Array(Float32Array.of(87).buffer)[0];
  return { pairs, strange: i32x4.gt(size, i32x4.const(limit)) };
}

export const expKernels = {
  float64: float64Kernel([reduce, parts, exp], [expFused], writeExpTable),
  float32: float32Kernel([reduceFour, exp32], 1 << 16, writeExpTable),
};
