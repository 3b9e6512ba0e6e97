/** The kernels of log: see ../../elementary/log.ts for what is computed. */
import { MARGIN, MARGIN_NEAR_ONE } from '../../elementary/log.ts';
import * as L from '../../elementary/log-table.ts';
import { type Code, f64, i32x4, i64x2, load, loadPair, v128 } from './assembler.ts';
import { float32Kernel, float64Kernel } from './elementary.ts';
import { FIRST_HALVES, halves, type Keep, plus, SECOND_HALVES, upper } from './formulas.ts';
import { type Heap, LOG_TABLE, LOG32_TABLE } from './memory.ts';

const { const: num, add, sub, mul } = f64;

/** In fours: the inverse, the logarithm, the upper half of the inverse. */
function writeTable({ float64 }: Heap): void {
  for (let i = 0; i < 128; i++) {
    const at = LOG_TABLE / 8 + 4 * i;
    float64[at] = L.INVERSE[i];
    float64[at + 1] = L.LOG[i];
    float64[at + 2] = L.INVERSE_HIGH[i];
  }
}

/** Pairs of the inverse and the logarithm; in the pieces next to 1 they are 1 and 0, so that z − 1 is exact. */
function writeTable32({ float64 }: Heap): void {
  for (let i = 0; i < 128; i++) {
    const near = Math.abs(1 / L.INVERSE[i] - 1) < 2 ** -7;
    float64[LOG32_TABLE / 8 + 2 * i] = near ? 1 : L.INVERSE[i];
    float64[LOG32_TABLE / 8 + 2 * i + 1] = near ? 0 : L.LOG[i];
  }
}

/** The bits of a double, of a float. */
const bits64 = (x: number): bigint => new BigInt64Array(Float64Array.of(x).buffer)[0];
const bits32 = (x: number): number => new Int32Array(Float32Array.of(x).buffer)[0];

/** Mask of the doubles low ≤ x < high, both positive: their distance from `low` as an unsigned integer. */
function within(x: Code, low: number, high: number): Code {
  const least = -(2n ** 63n); // stands for 0 where integers are compared with a sign
  const distance = i64x2.add(x, i64x2.const(least - bits64(low)));
  return i64x2.gt(i64x2.const(least + bits64(high) - bits64(low)), distance);
}

const NEAR = [0.9375, 1.064697265625] as const;
const UPPER_WORDS = [4, 5, 6, 7, 12, 13, 14, 15, 4, 5, 6, 7, 12, 13, 14, 15];
/** The first piece of the table begins here. */
const FIRST = 0.6875;

/** x = 2^k · z with z in a piece of the table: z, its entry, k, and k·log 2 + LOG[i] */
function pieces(keep: Keep, x: Code): Code[] {
  const offset = keep(i64x2.sub(x, i64x2.const(bits64(FIRST))));
  const z = keep(i64x2.sub(x, v128.and(offset, i64x2.const(-(1n << 52n)))));
  const words = keep(v128.shuffle(offset, offset, UPPER_WORDS));
  const k = keep(f64.fromInt(i32x4.shr(words, 20)));
  // entries of 32 bytes: (offset >> 13 & 127) << 5
  const at = keep(v128.and(i32x4.shr(words, 8), i32x4.const(127 << 5)));
  const [first, second] = [0, 1].map((lane) => i32x4.extract(at, lane));
  const [one, two] = [first, second].map((entry) => keep(load(entry, LOG_TABLE)));
  const inverse = v128.shuffle(one, two, FIRST_HALVES);
  const inverse1 = loadPair(first, second, LOG_TABLE + 16);
  const head = plus(v128.shuffle(one, two, SECOND_HALVES), k, num(L.LN2_HIGH));
  return [z, inverse, inverse1, k, head];
}

/** r = z·INVERSE[i] − 1 */
function remainder(
  keep: Keep,
  _: Code,
  z: Code,
  inverse: Code,
  inverse1: Code,
  k: Code,
  head: Code,
): Code[] {
  const inverse2 = keep(sub(inverse, inverse1));
  const [z1, z2] = halves(keep, z);
  const product = keep(mul(z, inverse));
  const large = plus(sub(mul(z1, inverse1), product), z1, inverse2);
  const lost = add(plus(large, z2, inverse1), mul(z2, inverse2));
  return [add(sub(product, num(1)), lost), head, k];
}

function log(keep: Keep, x: Code, r: Code, head: Code, k: Code) {
  const A = [L.A0, L.A1, L.A2, L.A3, L.A4].map(num);
  const high = keep(add(head, r));
  const low = plus(add(sub(head, high), r), k, num(L.LN2_LOW));
  const r2 = keep(mul(r, r));
  const p = add(plus(A[1], r, A[2]), mul(r2, plus(A[3], r, A[4])));
  const rest = keep(add(plus(low, r2, A[0]), mul(mul(r, r2), p)));
  const y = keep(add(high, sub(rest, num(MARGIN))));
  const unsure = f64.ne(y, add(high, add(rest, num(MARGIN))));
  const ordinary = within(x, 2 ** -1022, Infinity);
  return { y, unsure: v128.or(v128.or(unsure, within(x, ...NEAR)), v128.not(ordinary)) };
}

function logNearOne(keep: Keep, x: Code) {
  const B = [L.B0, L.B1, L.B2, L.B3, L.B4, L.B5, L.B6, L.B7, L.B8, L.B9, L.B10].map(num);
  const r = keep(sub(x, num(1)));
  const r2 = keep(mul(r, r));
  const r3 = keep(mul(r, r2));
  const t = keep(mul(r, num(134217728)));
  const r1 = keep(sub(add(r, t), t));
  const square = keep(mul(mul(r1, r1), B[0]));
  const high = keep(add(r, square));
  const low = add(sub(r, high), square);
  const cross = mul(B[0], sub(r, r1));
  const end = plus(plus(plus(B[7], r, B[8]), r2, B[9]), r3, B[10]);
  const middle = add(plus(plus(B[4], r, B[5]), r2, B[6]), mul(r3, end));
  const p = add(plus(plus(B[1], r, B[2]), r2, B[3]), mul(r3, middle));
  const quick = keep(add(plus(low, cross, add(r1, r)), mul(r3, p)));
  const margin = keep(mul(num(MARGIN_NEAR_ONE), r3));
  const y = keep(add(high, sub(quick, margin)));
  const differ = f64.ne(y, add(high, add(quick, margin)));
  const mine = keep(within(x, ...NEAR));
  return { y, mine, unsure: v128.and(differ, mine) };
}

/** The same for four floats, what is done to their bits for all of them at once: r and k·log 2 + LOG[i]. */
function reduceFour(keep: Keep, x: Code): Code[] {
  const offset = keep(i32x4.sub(x, i32x4.const(bits32(FIRST))));
  const z = keep(i32x4.sub(x, v128.and(offset, i32x4.const(-(1 << 23)))));
  const power = keep(i32x4.shr(offset, 23));
  // entries of 16 bytes: (offset >> 16 & 127) << 4
  const at = keep(v128.and(i32x4.shr(offset, 12), i32x4.const(127 << 4)));
  return [0, 1].flatMap((i) => {
    const half = (y: Code) => (i === 0 ? y : upper(y));
    const [one, two] = [2 * i, 2 * i + 1].map((lane) =>
      keep(load(i32x4.extract(at, lane), LOG32_TABLE)),
    );
    const inverse = v128.shuffle(one, two, FIRST_HALVES);
    const log = v128.shuffle(one, two, SECOND_HALVES);
    return [
      sub(mul(f64.promote(half(z)), inverse), num(1)),
      plus(log, f64.fromInt(half(power)), num(Math.LN2)),
    ];
  });
}

function log32(keep: Keep, x: Code, r1: Code, head1: Code, r2: Code, head2: Code) {
  const A = [L.A0, L.A1, L.A2, L.A3].map(num);
  const sum = (r: Code, head: Code) => {
    const square = keep(mul(r, r));
    const p = add(plus(A[0], r, A[1]), mul(square, plus(A[2], r, A[3])));
    return add(head, plus(r, square, p));
  };
  const strange = v128.or(
    i32x4.gt(i32x4.const(bits32(2 ** -126)), x),
    i32x4.gt(x, i32x4.const(bits32(Infinity) - 1)),
  );
  return { pairs: [sum(r1, head1), sum(r2, head2)], strange };
}

export const logKernels = {
  float64: float64Kernel([pieces, remainder, log], [logNearOne], writeTable),
  float32: float32Kernel([reduceFour, log32], 1 << 18, writeTable32),
};
