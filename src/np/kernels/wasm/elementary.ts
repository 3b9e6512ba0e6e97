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
import { FIRST_HALVES, type Keep, nearTie } from './formulas.ts';
import { type Heap, KEPT_VALUES, type Kernel, lazy, UNSURE } from './memory.ts';

/** The results of two doubles, and a mask (its sign bits count) of those that it is not sure of. */
interface Result {
  y: Code;
  unsure: Code;
}

/** The same by a formula that holds for `mine` only; `unsure` is some of those. */
interface SecondResult extends Result {
  mine: Code;
}

/**
 * The last step of a formula of x, and the steps before it, whose values (five at most) the next ones are
 * given after x. The steps are taken one after the other for a strip of numbers: a processor finds more to do
 * at a time in short chains of operations than in a long one.
 */
export type Formula<R> = [...Step<Code[]>[], Step<R>];
type Step<R> = (keep: Keep, x: Code, ...values: Code[]) => R;

/** Groups that take a step together, and bytes of the values kept for each. */
const STRIP = 64;
const KEPT = 80;

const [N, FROM, TO] = [0, 1, 2];

/**
 * Code that takes the steps for all the positions from `at` to `end`, `width` bytes apart; `place` sets FROM
 * and TO for a position.
 */
function inStrips<R>(
  code: Assembly,
  formula: Formula<R>,
  [at, end, width]: [Local, Local, number],
  place: Code,
  finish: (result: R) => Code,
): Code {
  const [start, stop, kept] = [code.i32(), code.i32(), code.i32()];
  const steps = formula as ((...given: Parameters<Step<R>>) => R | Code[])[];
  let values = 0;
  const loops = steps.map((step, i): Code => {
    const body: Code[] = [place];
    const keep: Keep = (value) => code.keep(body, value);
    const given = Array.from({ length: values }, (_, j) => keep(load(kept, 16 * j)));
    const result = step(keep, keep(load(FROM)), ...given);
    if (i === steps.length - 1) body.push(finish(result as R));
    else {
      values = (result as Code[]).length;
      body.push((result as Code[]).map((value, j) => store(kept, 16 * j, value)));
    }
    body.push(increase(at, i32.const(width)), increase(kept, i32.const(KEPT)));
    return [
      set(at, get(start)),
      set(kept, i32.const(KEPT_VALUES)),
      repeat(body, i32.lessThan(get(at), get(stop))),
    ];
  });
  return [
    set(start, get(at)),
    repeat(
      [
        set(stop, i32.add(get(start), i32.const(STRIP * width))),
        when(i32.lessThan(get(end), get(stop)), set(stop, get(end))),
        loops,
      ],
      i32.lessThan(tee(start, get(stop)), get(end)),
    ),
  ];
}

/** The address of the group, in its lowest bits which of its lanes, goes on the list. */
const write = (list: Local, lanes: Local): Code =>
  i32.store(get(list), i32.or(get(FROM), get(lanes)));

/** Lists a group that has such lanes. */
const note = (list: Local, lanes: Local): Code =>
  when(get(lanes), [write(list, lanes), increase(list, i32.const(4))]);

/**
 * The same where they are not rare, without a branch: one that cannot be foreseen throws away what has been
 * begun of the groups to come.
 */
const noteOften = (list: Local, lanes: Local): Code => [
  write(list, lanes),
  increase(list, i32.shl(i32.notEqual(get(lanes), i32.const(0)), i32.const(2))),
];

/** Takes the steps for all the memory and begins the list. */
function straight<R>(
  code: Assembly,
  formula: Formula<R>,
  between: Local,
  list: Local,
  finish: (result: R) => Code,
): Code {
  const [at, end] = [code.i32(), code.i32()];
  const place = [set(FROM, get(at)), set(TO, i32.add(get(at), get(between)))];
  return [
    set(between, i32.sub(get(TO), get(FROM))),
    set(list, i32.const(UNSURE)),
    set(at, get(FROM)),
    set(end, i32.add(get(FROM), get(N))),
    inStrips(code, formula, [at, end, 16], place, finish),
  ];
}

/** (bytes, from, to) → end of the list of what is left */
export function float64Kernel(
  formula: Formula<Result>,
  secondFormula: Formula<SecondResult>,
  prepare: (views: Heap) => void,
): () => Kernel | null {
  return lazy(() => {
    const code = new Assembly(3);
    const [list, lanes, at, end, between] = Array.from({ length: 5 }, () => code.i32());
    const listed = i32.load(get(at));
    return code.module(
      [
        straight(code, formula, between, list, ({ y, unsure }) => [
          store(TO, 0, y),
          set(lanes, f64.bitmask(unsure)),
          noteOften(list, lanes),
        ]),
        // the list is read from its beginning, and what is still left is written there
        when(i32.greaterThan(get(list), i32.const(UNSURE)), [
          set(end, get(list)),
          set(at, tee(list, i32.const(UNSURE))),
          inStrips(
            code,
            secondFormula,
            [at, end, 4],
            [set(FROM, i32.and(listed, i32.const(-16))), set(TO, i32.add(get(FROM), get(between)))],
            ({ y, unsure, mine }) => {
              const others = i32.and(listed, i32.xor(f64.bitmask(mine), i32.const(3)));
              return [
                store(TO, 0, v128.select(y, load(TO), mine)),
                set(lanes, i32.and(i32.or(others, f64.bitmask(unsure)), i32.const(3))),
                note(list, lanes),
              ];
            },
          ),
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
  /** sign bits to be set */
  sign?: Code;
}

/** `ulps`: bound on the error of the formula in ulps of a double. */
export function float32Kernel(
  formula: Formula<FourResults>,
  ulps: number,
  prepare: (views: Heap) => void,
): () => Kernel | null {
  return lazy(() => {
    const code = new Assembly(3);
    const [list, lanes, between] = [code.i32(), code.i32(), code.i32()];
    const steps = straight(code, formula, between, list, ({ pairs: [y, z], strange, sign }) => {
      const body: Code[] = [];
      const [low, high] = [y, z].map((pair) => code.keep(body, pair));
      const four = v128.shuffle(f32.demote(low), f32.demote(high), FIRST_HALVES);
      return [
        body,
        store(TO, 0, sign ? v128.or(four, sign) : four),
        set(lanes, i32x4.bitmask(v128.or(nearTie(low, high, ulps), strange))),
        note(list, lanes),
      ];
    });
    return code.module([steps, get(list)], true);
  }, prepare);
}
