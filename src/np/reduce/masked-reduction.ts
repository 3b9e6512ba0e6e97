import { allocate, castNumber, type Data, type DType } from '../array/dtype.ts';
import type { Walk } from '../array/iteration.ts';
import { BUFFER, type Reducer } from './reducers.ts';

/**
 * A reduction of the elements that a mask (`where=`) lets through. NumPy hands every maximal run of such
 * elements to the inner loop by itself, so a sum is pairwise within each run only; and what counts as one run
 * depends on how much of the walk its iterator takes at once (`callLength`).
 *
 * The walk's operands are the result, the array and the mask. With `cast` the elements are converted to `dtype`
 * on the way.
 */
export function reduceMasked(
  walk: Walk,
  reducer: Reducer,
  dtype: DType,
  cast: boolean,
  a: Data,
  mask: Data,
  out: Data,
): void {
  if (walk.shape.includes(0)) return;
  const [toOut, toA, toMask] = walk.strides;
  const inner = walk.shape.length - 1;
  const { block, length } = callLength(walk, cast);
  const values = allocate(dtype, Math.min(length, block));
  const integer = dtype !== 'float64' && dtype !== 'float32';
  /** elements of the run so far, and of the call so far */
  let run = 0;
  let seen = 0;
  let at = walk.offsets[0];
  const flush = () => {
    if (run > 0) out[at] = reducer.along(out[at], run, values, 0, 1);
    run = 0;
  };
  const counter = walk.shape.map(() => 0);
  let [io, ia, im] = walk.offsets;
  for (let inBlock = 0; ; ) {
    if (mask[im] !== 0) {
      if (io !== at) flush();
      at = io;
      values[run++] = cast && integer ? castNumber(a[ia], dtype) : a[ia];
    } else flush();
    seen++;
    inBlock++;
    if (seen === length || inBlock === block) {
      flush();
      seen = 0;
      if (inBlock === block) inBlock = 0;
    }
    let axis = inner;
    for (; axis >= 0; axis--) {
      if (++counter[axis] < walk.shape[axis]) break;
      counter[axis] = 0;
      const back = walk.shape[axis] - 1;
      io -= back * toOut[axis];
      ia -= back * toA[axis];
      im -= back * toMask[axis];
    }
    if (axis < 0) return;
    io += toOut[axis];
    ia += toA[axis];
    im += toMask[axis];
  }
}

/**
 * How many elements NumPy's inner loop gets in one call: at most `length`, and never across the end of a
 * `block` of the walk. Its iterator weighs longer calls against the operands that would have to be copied into
 * a buffer for them: with c the copied operands and n the elements handed over at once, the lowest
 * (1 + c) / n wins, and n is at most 8192 as soon as c > 0.
 *
 * After npyiter_find_buffering_setup of NumPy 2 (BSD-3 licence).
 */
function callLength({ shape, strides }: Walk, cast: boolean): { block: number; length: number } {
  const last = shape.length - 1;
  /** of each operand: how many of the innermost axes are one run in memory */
  const straight = strides.map(() => 1);
  let cost = cast ? 2 : 1;
  let size = shape[last];
  let best = { depth: 0, cost, size, core: 1 };
  let turn = 0; // the depth at which the result's stride becomes or ceases to be 0
  for (let depth = 1; depth <= last && turn === 0; depth++) {
    if (size >= BUFFER && cost > 1) break;
    const axis = last - depth;
    for (const [k, s] of strides.entries()) {
      if (straight[k] === depth) {
        if (s[axis + 1] * shape[axis + 1] === s[axis]) {
          straight[k]++;
          continue;
        }
        if (!(cast && k === 1)) cost++;
      }
      if (k === 0 && (s[axis] === 0 || s[axis + 1] === 0)) turn = depth;
    }
    const core = size;
    size *= shape[axis];
    const handed = cost > 1 ? Math.min(size, BUFFER) : size;
    if (cost * best.size <= best.cost * handed) best = { depth, cost, size, core };
  }
  const block = best.size;
  if (turn > 0 && best.depth === turn) return { block, length: best.core };
  const copied = cast || straight.some((axes) => axes <= best.depth);
  const length = copied && block > BUFFER ? best.core * Math.floor(BUFFER / best.core) : block;
  return { block, length };
}
