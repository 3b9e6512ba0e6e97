/** What the formulas of the elementary functions are made of. */
import { type Code, f64, i32x4, i64x2, v128 } from './assembler.ts';

/** Makes a variable of a value. */
export type Keep = (value: Code) => Code;

export const FIRST_HALVES = [0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23];
export const SECOND_HALVES = FIRST_HALVES.map((i) => i + 8);
const LOW_WORDS = [0, 1, 2, 3, 8, 9, 10, 11, 16, 17, 18, 19, 24, 25, 26, 27];

/** The lower words of four doubles in their order. */
export const lowWords = (x: Code, y: Code): Code => v128.shuffle(x, y, LOW_WORDS);

/** The upper two of four lanes moved down. */
export const upper = (x: Code): Code =>
  v128.shuffle(x, x, [8, 9, 10, 11, 12, 13, 14, 15, 8, 9, 10, 11, 12, 13, 14, 15]);

/**
 * Which of four doubles are less than `ulps` away from half-way between two float32 numbers, where their last
 * 29 bits are 2^28.
 */
export function nearTie(y: Code, z: Code, ulps: number): Code {
  const half = 1 << 28;
  const above = i32x4.add(lowWords(y, z), i32x4.const(ulps - half));
  return i32x4.gt(i32x4.const(2 * ulps), v128.and(above, i32x4.const(2 * half - 1)));
}

/** x + y·z */
export const plus = (x: Code, y: Code, z: Code): Code => f64.add(x, f64.mul(y, z));

/** A double in two parts of 26 bits, whose products with another's are exact. */
export function halves(keep: Keep, x: Code): [Code, Code] {
  const rounded = i64x2.add(x, i64x2.const(1n << 26n));
  const high = keep(v128.and(rounded, i64x2.const(-(1n << 27n))));
  return [high, keep(f64.sub(x, high))];
}

/** x·y − product, exactly. */
export function productError(keep: Keep, x: Code, y: Code, product: Code): Code {
  const [x1, x2] = halves(keep, x);
  const [y1, y2] = halves(keep, y);
  const large = plus(f64.sub(f64.mul(x1, y1), product), x1, y2);
  return f64.add(plus(large, x2, y1), f64.mul(x2, y2));
}

/** y + (z ∓ |z|·2^-50): both are equal where an error of a few ulps of z does not show in the sum. */
export function bothEnds(keep: Keep, y: Code, z: Code): [Code, Code] {
  const slack = keep(f64.mul(z, f64.const(2 ** -50)));
  return [f64.add(y, f64.sub(z, slack)), f64.add(y, f64.add(z, slack))];
}
