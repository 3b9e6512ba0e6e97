/**
 * In which order elements are visited. NumPy's nditer walks memory forwards: axes sorted so that the
 * smallest stride is innermost, negative strides flipped, neighbouring axes merged where they can be.
 * The order decides the memory layout of results and, for sums, the last bits.
 */

/** Axes from outermost to innermost, one stride list per operand. */
export interface Walk {
  shape: number[];
  strides: number[][];
  offsets: number[];
}

/**
 * The axis order of nditer with order 'K' (npyiter_find_best_axis_ordering): a stable insertion sort
 * by the strides of all operands; where they disagree C order wins. Returns axes outermost first.
 */
function axisOrder(shape: readonly number[], strides: readonly (readonly number[])[]): number[] {
  const ndim = shape.length;
  // innermost first while sorting, as nditer does
  const order = Array.from({ length: ndim }, (_, i) => ndim - 1 - i);
  for (let i = 1; i < ndim; i++) {
    const axis = order[i];
    let position = i;
    for (let j = i - 1; j >= 0; j--) {
      const other = order[j];
      let ambiguous = true;
      let swap = false;
      for (const s of strides) {
        const mine = shape[axis] === 1 ? 0 : Math.abs(s[axis]);
        const theirs = shape[other] === 1 ? 0 : Math.abs(s[other]);
        if (mine === 0 || theirs === 0) continue;
        if (theirs <= mine) swap = false;
        else if (ambiguous) swap = true;
        ambiguous = false;
      }
      if (ambiguous) continue;
      if (!swap) break;
      position = j;
    }
    if (position !== i) {
      order.splice(i, 1);
      order.splice(position, 0, axis);
    }
  }
  return order.reverse();
}

/**
 * Strides for a fresh result that follows the layout of its operands (NumPy's order 'K'), whose shape is
 * another in reductions.
 */
export function keptOrderStrides(
  shape: readonly number[],
  strides: readonly (readonly number[])[],
  operands: readonly number[] = shape,
): number[] {
  const result = new Array<number>(shape.length);
  const order = axisOrder(operands, strides);
  let step = 1;
  for (let i = order.length - 1; i >= 0; i--) {
    result[order[i]] = step;
    step *= shape[order[i]];
  }
  return result;
}

/**
 * The layout of a copy that keeps its source's order (astype, copy of order 'K'): axes by the size of
 * their strides, equal ones in C order. Other than for `keptOrderStrides`, stride 0 counts as smallest.
 */
export function sortedStrides(shape: readonly number[], strides: readonly number[]): number[] {
  const order = shape.map((_, i) => i);
  order.sort((i, j) => Math.abs(strides[j]) - Math.abs(strides[i]) || i - j);
  const result = new Array<number>(shape.length);
  let step = 1;
  for (let i = order.length - 1; i >= 0; i--) {
    result[order[i]] = step;
    step *= shape[order[i]];
  }
  return result;
}

/**
 * How a walk may change the order of the axes: 'memory' sorts and flips them as elementwise functions
 * do, 'reduce' only sorts (reductions keep the direction of an axis), 'C' does neither. All merge.
 */
export type WalkOrder = 'memory' | 'reduce' | 'C';

/** Plans the visit of all elements of operands that share a shape. */
export function planWalk(
  shape: readonly number[],
  strides: readonly (readonly number[])[],
  offsets: readonly number[],
  walkOrder: WalkOrder = 'memory',
): Walk {
  const count = strides.length;
  const order = walkOrder === 'C' ? shape.map((_, i) => i) : axisOrder(shape, strides);
  const walk: Walk = { shape: [], strides: strides.map(() => []), offsets: [...offsets] };
  for (const axis of order) {
    const n = shape[axis];
    if (n === 1) continue;
    let flip = false;
    if (walkOrder === 'memory') {
      let negative = false;
      let positive = false;
      for (const s of strides) {
        if (s[axis] < 0) negative = true;
        else if (s[axis] > 0) positive = true;
      }
      flip = negative && !positive;
    }
    const last = walk.shape.length - 1;
    let merge = last >= 0;
    const steps: number[] = [];
    for (let k = 0; k < count; k++) {
      let step = strides[k][axis];
      if (flip) {
        walk.offsets[k] += step * (n - 1);
        step = -step;
      }
      steps.push(step);
      if (merge && walk.strides[k][last] !== step * n) merge = false;
    }
    if (merge) {
      walk.shape[last] *= n;
      for (let k = 0; k < count; k++) walk.strides[k][last] = steps[k];
    } else {
      walk.shape.push(n);
      for (let k = 0; k < count; k++) walk.strides[k].push(steps[k]);
    }
  }
  if (walk.shape.length === 0) {
    walk.shape.push(1);
    for (let k = 0; k < count; k++) walk.strides[k].push(0);
  }
  return walk;
}

/**
 * Calls `inner(offsets)` once for each line along the innermost axis. The offsets array is reused
 * between calls.
 */
export function forEachLine(walk: Walk, inner: (offsets: number[]) => void): void {
  const outer = walk.shape.length - 1;
  for (const n of walk.shape) if (n === 0) return;
  const offsets = [...walk.offsets];
  if (outer === 0) {
    inner(offsets);
    return;
  }
  const counter = new Array<number>(outer).fill(0);
  const count = walk.strides.length;
  for (;;) {
    inner(offsets);
    let axis = outer - 1;
    for (; axis >= 0; axis--) {
      counter[axis]++;
      if (counter[axis] < walk.shape[axis]) {
        for (let k = 0; k < count; k++) offsets[k] += walk.strides[k][axis];
        break;
      }
      counter[axis] = 0;
      for (let k = 0; k < count; k++) offsets[k] -= walk.strides[k][axis] * (walk.shape[axis] - 1);
    }
    if (axis < 0) return;
  }
}
