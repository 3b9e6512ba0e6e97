/** The kernels of log: see ../../elementary/log.ts for what is computed. */
import { MARGIN, MARGIN_NEAR_ONE } from '../../elementary/log.ts';
import * as L from '../../elementary/logTable.ts';
import { type Code, f64, i32x4, i64x2, load, v128, when } from './assembler.ts';
import {
  elementaryKernel,
  FIRST_HALVES,
  nearTie,
  plus,
  type Result,
  SECOND_HALVES,
  type Steps,
} from './elementary.ts';
import { type Heap, LOG_TABLE } from './memory.ts';

const { const: num, add, sub, mul } = f64;

function writeTable({ float64 }: Heap): void {
  for (let i = 0; i < 128; i++) {
    const at = LOG_TABLE / 8 + 4 * i;
    float64[at] = L.INVERSE[i];
    float64[at + 1] = L.INVERSE_HIGH[i];
    float64[at + 2] = L.LOG[i];
  }
}

const OFFSET = 0x3fe60000n << 32n;

interface Parts {
  k: Code;
  z: Code;
  inverse: Code;
  inverseHigh: Code;
  log: Code;
}

/** x = 2^k · z with z in a piece of the table. */
function parts(s: Steps, x: Code): Parts {
  const offset = s.keep(i64x2.sub(x, i64x2.const(OFFSET)));
  const z = s.keep(i64x2.sub(x, v128.and(offset, i64x2.const(-(1n << 52n)))));
  const odd = [4, 5, 6, 7, 12, 13, 14, 15, 0, 0, 0, 0, 0, 0, 0, 0];
  const upper = s.keep(v128.shuffle(offset, offset, odd));
  const k = s.keep(f64.fromInt(i32x4.shr(upper, 20)));
  // entries of 32 bytes: (offset >> 13 & 127) << 5
  const at = s.keep(v128.and(i32x4.shr(upper, 8), i32x4.const(127 << 5)));
  const [first, second] = [0, 1].map((lane) => i32x4.extract(at, lane));
  const one = s.keep(load(first, LOG_TABLE));
  const two = s.keep(load(second, LOG_TABLE));
  return {
    k,
    z,
    inverse: s.keep(v128.shuffle(one, two, FIRST_HALVES)),
    inverseHigh: v128.shuffle(one, two, SECOND_HALVES),
    log: v128.shuffle(load(first, LOG_TABLE + 16), load(second, LOG_TABLE + 16), FIRST_HALVES),
  };
}

const A = [L.A0, L.A1, L.A2, L.A3, L.A4].map(num);
const B = [L.B0, L.B1, L.B2, L.B3, L.B4, L.B5, L.B6, L.B7, L.B8, L.B9, L.B10].map(num);

function logParts(s: Steps, x: Code): Result {
  const { k, z, inverse, inverseHigh, log } = parts(s, x);
  const i1 = s.keep(inverseHigh);
  const i2 = s.keep(sub(inverse, i1));
  const t = s.keep(mul(z, num(134217729)));
  const z1 = s.keep(sub(t, sub(t, z)));
  const z2 = s.keep(sub(z, z1));
  const product = s.keep(mul(z, inverse));
  const lost = add(plus(plus(sub(mul(z1, i1), product), z1, i2), z2, i1), mul(z2, i2));
  const r = s.keep(add(sub(product, num(1)), lost));
  const head = s.keep(add(mul(k, num(L.LN2_HIGH)), log));
  const high = s.keep(add(head, r));
  const low = plus(add(sub(head, high), r), k, num(L.LN2_LOW));
  const r2 = s.keep(mul(r, r));
  const p = add(plus(A[1], r, A[2]), mul(r2, plus(A[3], r, A[4])));
  const rest = s.keep(add(plus(low, r2, A[0]), mul(mul(r, r2), p)));
  const y = s.keep(add(high, sub(rest, num(MARGIN))));
  return { y, unsure: f64.ne(y, add(high, add(rest, num(MARGIN)))) };
}

function logNearOne(s: Steps, x: Code): Result {
  const r = s.keep(sub(x, num(1)));
  const r2 = s.keep(mul(r, r));
  const r3 = s.keep(mul(r, r2));
  const t = s.keep(mul(r, num(134217728)));
  const r1 = s.keep(sub(add(r, t), t));
  const square = s.keep(mul(mul(r1, r1), B[0]));
  const high = s.keep(add(r, square));
  const low = add(sub(r, high), square);
  const cross = mul(B[0], sub(r, r1));
  const end = plus(plus(plus(B[7], r, B[8]), r2, B[9]), r3, B[10]);
  const middle = add(plus(plus(B[4], r, B[5]), r2, B[6]), mul(r3, end));
  const p = add(plus(plus(B[1], r, B[2]), r2, B[3]), mul(r3, middle));
  const quick = s.keep(add(plus(low, cross, add(r1, r)), mul(r3, p)));
  const margin = s.keep(mul(num(MARGIN_NEAR_ONE), r3));
  const y = s.keep(add(high, sub(quick, margin)));
  return { y, unsure: f64.ne(y, add(high, add(quick, margin))) };
}

/** Mask of what is not an ordinary positive number. */
const strange = (x: Code, least: number): Code =>
  v128.not(v128.and(f64.ge(x, num(least)), f64.lt(x, num(Infinity))));

function log(s: Steps, x: Code): Result {
  const near = s.keep(v128.and(f64.ge(x, num(0.9375)), f64.lt(x, num(1.064697265625))));
  const [y, unsure] = [s.variable(), s.variable()];
  const put = (local: number, value: Code): Code => [value, 0x21, local];
  const take = (local: number): Code => [0x20, local];
  s.append(
    when(
      v128.anyTrue(v128.not(near)),
      s.branch((inner) => {
        const far = logParts(inner, x);
        inner.append([put(y, far.y), put(unsure, far.unsure)]);
      }),
    ),
  );
  s.append(
    when(
      v128.anyTrue(near),
      s.branch((inner) => {
        const close = logNearOne(inner, x);
        inner.append([
          put(y, v128.select(close.y, take(y), near)),
          put(unsure, v128.select(close.unsure, take(unsure), near)),
        ]);
      }),
    ),
  );
  return { y: take(y), unsure: v128.or(take(unsure), strange(x, 2.2250738585072014e-308)) };
}

/** To some 2^16 ulps of a double. Next to 1 the table is replaced by 1 and 0, so that r is exact there. */
function log32(s: Steps, x: Code): Result {
  const { k, z, inverse, log } = parts(s, x);
  const near = s.keep(f64.lt(f64.abs(sub(x, num(1))), num(2 ** -7)));
  const factor = v128.select(num(1), inverse, near);
  const r = s.keep(sub(mul(z, factor), num(1)));
  const head = add(mul(k, num(Math.LN2)), v128.andNot(log, near));
  const r2 = s.keep(mul(r, r));
  const p = add(plus(A[0], r, A[1]), mul(r2, plus(A[2], r, A[3])));
  const y = s.keep(add(head, plus(r, r2, p)));
  return { y, unsure: v128.or(nearTie(y, 1 << 18), strange(x, 2 ** -150)) };
}

export const logKernels = {
  float64: elementaryKernel('float64', log, writeTable),
  float32: elementaryKernel('float32', log32, writeTable),
};
