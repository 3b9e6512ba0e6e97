/**
 * exp, log and tanh two doubles at a time, operation for operation as in ../../elementary: the same bits.
 * Where the quick evaluation there is not sure of the rounding, and for arguments out of the ordinary, a
 * kernel leaves the result to the plain function: it lists the group of 16 bytes and which of the two.
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
  i64x2,
  increase,
  load,
  repeat,
  set,
  store,
  v128,
  when,
} from './assembler.ts';
import type { Lanes } from './elementwise.ts';
import { type Heap, type Kernel, lazy, UNSURE } from './memory.ts';

/** Where the formulas put their steps: `keep` makes a variable of a value. */
export interface Steps {
  keep: (value: Code) => Code;
  /** a vector that is set in branches */
  variable: () => number;
  /** appends code as it is */
  append: (code: Code) => void;
  /** the steps taken inside `inner`, to be put into a branch */
  branch: (inner: (steps: Steps) => void) => Code;
}

/** The result of two doubles, and a mask of those that it is not sure of. */
export interface Result {
  y: Code;
  unsure: Code;
}

type Formula = (steps: Steps, x: Code) => Result;

function stepsInto(code: Assembly, body: Code[]): Steps {
  return {
    keep: (value) => code.keep(body, value),
    variable: () => code.v128(),
    append: (more) => body.push(more),
    branch: (inner) => {
      const part: Code[] = [];
      inner(stepsInto(code, part));
      return part;
    },
  };
}

/** (bytes, a, c) → end of the list of unsure groups */
export function elementaryKernel(
  name: Lanes,
  formula: Formula,
  prepare: (views: Heap) => void,
): () => Kernel | null {
  return lazy(() => {
    const [n, a, c] = [0, 1, 2];
    const code = new Assembly(3);
    const list = code.i32();
    const body: Code[] = [];
    const steps = stepsInto(code, body);
    const x = steps.keep(load(a));
    let unsure: Code;
    if (name === 'float64') {
      const result = formula(steps, x);
      body.push(store(c, 0, result.y));
      unsure = result.unsure;
    } else {
      const swapped = v128.shuffle(x, x, [8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7]);
      const low = formula(steps, steps.keep(f64.promote(x)));
      const high = formula(steps, steps.keep(f64.promote(swapped)));
      const narrow = v128.shuffle(f32.demote(low.y), f32.demote(high.y), FIRST_HALVES);
      body.push(store(c, 0, narrow));
      unsure = v128.or(low.unsure, high.unsure);
    }
    // the address, a multiple of 16, and in the lowest bits which of the doubles
    const place = name === 'float64' ? i32.or(get(a), f64.bitmask(unsure)) : get(a);
    body.push(
      when(v128.anyTrue(unsure), [i32.store(get(list), place), increase(list, i32.const(4))]),
      [a, c].map((address) => increase(address, i32.const(16))),
      increase(n, i32.const(-16)),
    );
    return code.module(
      [
        set(list, i32.const(UNSURE)),
        repeat(body, i32.greaterThan(get(n), i32.const(0))),
        get(list),
      ],
      true,
    );
  }, prepare);
}

export const FIRST_HALVES = [0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23];
export const SECOND_HALVES = FIRST_HALVES.map((i) => i + 8);

/** Mask of the doubles less than `ulps` away from half-way between two float32 numbers. */
export function nearTie(y: Code, ulps: number): Code {
  const tie = 1 << 28;
  const distance = v128.and(
    i64x2.add(y, i64x2.const(BigInt(ulps - tie))),
    i64x2.const(BigInt(2 * tie - 1)),
  );
  return i64x2.gt(i64x2.const(BigInt(2 * ulps)), distance);
}

/** x + y·z */
export const plus = (x: Code, y: Code, z: Code): Code => f64.add(x, f64.mul(y, z));
