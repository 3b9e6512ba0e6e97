/**
 * PCG64's step in WebAssembly, whose 64-bit multiplication does in one instruction what pcg64.ts puts
 * together from sixteen; the same bits.
 */
import {
  Assembly,
  type Code,
  float64,
  get,
  i32,
  i64,
  increase,
  type Local,
  repeat,
  set,
} from '../kernels/wasm/assembler.ts';
import { A, B, heap, type Kernel, lazy, PIECE } from '../kernels/wasm/memory.ts';

const MULTIPLIER_HIGH = 0x2360ed051fc65da4n;
const MULTIPLIER_LOW = 0x4385df649fccf645n;
const half = (x: Code): Code => i64.shrUnsigned(x, i64.const(32n));

/** Draws made in one call at most. */
export const DRAWS = PIECE / 8;

/**
 * `run(n)`: n steps of the state in A (low, high, and low and high of the increment), their draws to B.
 *
 *     low, high = the 128-bit product of the state and the multiplier, plus the increment
 *     draw = (high ^ low) rotated right by the top six bits of high
 */
function module(store: (address: Code, draw: Code) => Code): Uint8Array<ArrayBuffer> {
  const assembly = new Assembly(1);
  const n: Local = 0;
  const [low, high, addLow, addHigh, upper, carry] = Array.from({ length: 6 }, () =>
    assembly.i64(),
  );
  const to = assembly.i32();
  const end = assembly.i32();
  const state = i32.const(A);
  const mask = i64.const(0xffffffffn);
  const lowHalf = i64.const(MULTIPLIER_LOW & 0xffffffffn);
  const highHalf = i64.const(MULTIPLIER_LOW >> 32n);
  const lowest = i64.and(get(low), mask);
  const step: Code = [
    // upper: the upper 64 bits of low · MULTIPLIER_LOW, from products of halves
    set(carry, i64.add(i64.mul(half(get(low)), lowHalf), half(i64.mul(lowest, lowHalf)))),
    set(
      upper,
      i64.add(
        i64.add(i64.mul(half(get(low)), highHalf), half(get(carry))),
        half(i64.add(i64.mul(lowest, highHalf), i64.and(get(carry), mask))),
      ),
    ),
    set(
      high,
      i64.add(
        i64.add(get(upper), get(addHigh)),
        i64.add(
          i64.mul(get(low), i64.const(MULTIPLIER_HIGH)),
          i64.mul(get(high), i64.const(MULTIPLIER_LOW)),
        ),
      ),
    ),
    set(low, i64.add(i64.mul(get(low), i64.const(MULTIPLIER_LOW)), get(addLow))),
    set(high, i64.add(get(high), i64.fromUnsigned32(i64.lessThanUnsigned(get(low), get(addLow))))),
    store(
      get(to),
      i64.rotateRight(i64.xor(get(high), get(low)), i64.shrUnsigned(get(high), i64.const(58n))),
    ),
    increase(to, i32.const(8)),
  ];
  return assembly.module([
    [low, high, addLow, addHigh].map((local, i) => set(local, i64.load(state, 8 * i))),
    set(to, i32.const(B)),
    set(end, i32.add(i32.const(B), i32.mul(get(n), i32.const(8)))),
    repeat(step, i32.lessThanUnsigned(get(to), get(end))),
    [low, high].map((local, i) => i64.store(state, get(local), 8 * i)),
  ]);
}

const draws = lazy(() => module((address, draw) => i64.store(address, draw)));
const doubles = lazy(() =>
  module((address, draw) =>
    float64.store(
      address,
      // 53 bits are positive as signed numbers too, which processors convert faster
      float64.mul(i64.toFloat64(i64.shrUnsigned(draw, i64.const(11n))), float64.const(2 ** -53)),
    ),
  ),
);

/**
 * The next n ≤ DRAWS draws as pairs of 32-bit words, lower first; `state` (eight words: state and
 * increment) moves on. To be read before the next call; null without WebAssembly.
 */
export function nextDraws(state: Int32Array, n: number): Int32Array | null {
  return run(draws(), state, n) ? heap().int32.subarray(B / 4, B / 4 + 2 * n) : null;
}

/** As nextDraws, as doubles from [0, 1). */
export function nextDoubles(state: Int32Array, n: number): Float64Array | null {
  return run(doubles(), state, n) ? heap().float64.subarray(B / 8, B / 8 + n) : null;
}

function run(kernel: Kernel | null, state: Int32Array, n: number): boolean {
  if (!kernel) return false;
  heap().int32.set(state, A / 4);
  kernel(n);
  state.set(heap().int32.subarray(A / 4, A / 4 + 4));
  return true;
}
