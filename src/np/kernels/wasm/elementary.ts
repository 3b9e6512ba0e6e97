/**
 * exp, log and tanh two doubles at a time, operation for operation as in ../../elementary: the same bits.
 * A kernel runs straight through all its numbers and lists the groups of 16 bytes with lanes that its formula
 * is not sure of, or that it does not hold for; a second, longer formula goes over that list, and what is then
 * left is done by the plain function. No branch depends on the data, so the processor can look far ahead.
 *
 * float32 results are computed in float64 by shorter formulas. They are correctly rounded, so it does not
 * matter how: a result that lies closer to half-way between two float32 numbers than the error of the short
 * formula is left to the plain function as well.
 */
import {
  Assembly,
  type Code,
  f32,
  f64,
  get,
  i32,
  i32x4,
  i64x2,
  increase,
  type Local,
  load,
  repeat,
  set,
  store,
  tee,
  v128,
  when,
} from './assembler.ts';
import { type Heap, type Kernel, lazy, UNSURE } from './memory.ts';

/** Makes a variable of a value. */
export type Keep = (value: Code) => Code;

/** The results of two doubles, and a mask (its sign bits count) of those that it is not sure of. */
interface Result {
  y: Code;
  unsure: Code;
}

/** The same by a formula that holds for `mine` only; `unsure` is some of those. */
interface SecondResult extends Result {
  mine: Code;
}

const [N, FROM, TO] = [0, 1, 2];

/** The address of the group, in its lowest bits which of its lanes, goes on the list if there are any. */
const note = (list: Local, lanes: Local): Code =>
  when(get(lanes), [
    i32.store(get(list), i32.or(get(FROM), get(lanes))),
    increase(list, i32.const(4)),
  ]);

/** Runs the steps over all the memory. */
const straight = (list: Local, steps: Code): Code => [
  set(list, i32.const(UNSURE)),
  repeat(
    [
      steps,
      [FROM, TO].map((address) => increase(address, i32.const(16))),
      increase(N, i32.const(-16)),
    ],
    i32.greaterThan(get(N), i32.const(0)),
  ),
];

/** (bytes, from, to) → end of the list of what is left */
export function float64Kernel(
  formula: (keep: Keep, x: Code) => Result,
  secondFormula: (keep: Keep, x: Code) => SecondResult,
  prepare: (views: Heap) => void,
): () => Kernel | null {
  return lazy(() => {
    const code = new Assembly(3);
    const [list, lanes, at, end, between] = Array.from({ length: 5 }, () => code.i32());

    const body: Code[] = [];
    const keep: Keep = (value) => code.keep(body, value);
    const first = formula(keep, keep(load(FROM)));
    body.push(store(TO, 0, first.y), set(lanes, f64.bitmask(first.unsure)), note(list, lanes));

    // the list is read from its beginning and what is still left is written there
    const again: Code[] = [
      set(FROM, i32.and(i32.load(get(at)), i32.const(-16))),
      set(TO, i32.add(get(FROM), get(between))),
    ];
    const keepAgain: Keep = (value) => code.keep(again, value);
    const second = secondFormula(keepAgain, keepAgain(load(FROM)));
    const others = i32.and(i32.load(get(at)), i32.xor(f64.bitmask(second.mine), i32.const(3)));
    again.push(
      store(TO, 0, v128.select(second.y, load(TO), second.mine)),
      set(lanes, i32.and(i32.or(others, f64.bitmask(second.unsure)), i32.const(3))),
      note(list, lanes),
      increase(at, i32.const(4)),
    );
    return code.module(
      [
        set(between, i32.sub(get(TO), get(FROM))),
        straight(list, body),
        when(i32.greaterThan(get(list), i32.const(UNSURE)), [
          set(end, get(list)),
          set(at, tee(list, i32.const(UNSURE))),
          repeat(again, i32.lessThan(get(at), get(end))),
        ]),
        get(list),
      ],
      true,
    );
  }, prepare);
}

/** The results of four floats as two pairs of doubles, and a mask of the lanes that are out of the ordinary. */
interface FourResults {
  pairs: Code[];
  strange: Code;
}

/** `ulps`: bound on the error of the formula in ulps of a double. */
export function float32Kernel(
  formula: (keep: Keep, x: Code) => FourResults,
  ulps: number,
  prepare: (views: Heap) => void,
): () => Kernel | null {
  return lazy(() => {
    const code = new Assembly(3);
    const [list, lanes] = [code.i32(), code.i32()];
    const body: Code[] = [];
    const keep: Keep = (value) => code.keep(body, value);
    const { pairs, strange } = formula(keep, keep(load(FROM)));
    const [y, z] = pairs.map(keep);
    const unsure = v128.or(nearTie(y, z, ulps), strange);
    body.push(
      store(TO, 0, v128.shuffle(f32.demote(y), f32.demote(z), FIRST_HALVES)),
      set(lanes, i32x4.bitmask(unsure)),
      note(list, lanes),
    );
    return code.module([straight(list, body), get(list)], true);
  }, prepare);
}

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
function nearTie(y: Code, z: Code, ulps: number): Code {
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
