import { AxisError, BroadcastError, ShapeError, ValueError } from '../errors.ts';

export type Shape = readonly number[];

/** Python's way to write a shape: (3,) and (2,3) as in error messages. */
export function shapeText(shape: Shape): string {
  return shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(',')})`;
}

export function sizeOf(shape: Shape): number {
  let size = 1;
  for (let i = 0; i < shape.length; i++) size *= shape[i];
  return size;
}

/** Strides in elements (not bytes) of a C-contiguous array. */
export function contiguousStrides(shape: Shape): number[] {
  const strides = new Array<number>(shape.length);
  let step = 1;
  for (let i = shape.length - 1; i >= 0; i--) {
    strides[i] = step;
    step *= shape[i];
  }
  return strides;
}

export function isContiguous(shape: Shape, strides: Shape): boolean {
  if (sizeOf(shape) === 0) return true;
  let step = 1;
  for (let i = shape.length - 1; i >= 0; i--) {
    if (shape[i] !== 1) {
      if (strides[i] !== step) return false;
      step *= shape[i];
    }
  }
  return true;
}

export function sameShape(a: Shape, b: Shape): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

export function checkShape(shape: Shape): void {
  for (const n of shape) {
    if (!Number.isInteger(n)) {
      throw new ShapeError(
        `'${n}' in shape ${shapeText(shape)} cannot be interpreted as an integer`,
      );
    }
    if (n < 0) throw new ShapeError('negative dimensions are not allowed');
  }
}

/** Turns axis −1 … into 0 … ndim − 1. */
export function normalizeAxis(axis: number, ndim: number, prefix = ''): number {
  const result = axis < 0 ? axis + ndim : axis;
  if (!Number.isInteger(axis) || result < 0 || result >= ndim) {
    throw new AxisError(`${prefix}axis ${axis} is out of bounds for array of dimension ${ndim}`);
  }
  return result;
}

export function normalizeAxes(axes: number | readonly number[], ndim: number): number[] {
  const list = typeof axes === 'number' ? [axes] : axes;
  const result = list.map((axis) => normalizeAxis(axis, ndim));
  if (new Set(result).size !== result.length) throw new ValueError("duplicate value in 'axis'");
  return result;
}

/**
 * The shape several arrays broadcast to: aligned at the right, 1 stretches.
 * Throws BroadcastError `operands could not be broadcast together with shapes (3,) (2,)`.
 */
export function broadcastShapes(...shapes: Shape[]): number[] {
  let ndim = 0;
  for (const s of shapes) if (s.length > ndim) ndim = s.length;
  const result = new Array<number>(ndim).fill(1);
  for (const s of shapes) {
    const lead = ndim - s.length;
    for (let i = 0; i < s.length; i++) {
      const n = s[i];
      if (n === 1) continue;
      const have = result[lead + i];
      if (have === 1) result[lead + i] = n;
      else if (have !== n) {
        throw new BroadcastError(
          `operands could not be broadcast together with shapes ${shapes.map(shapeText).join(' ')}`,
        );
      }
    }
  }
  return result;
}

/** Strides that read an array of `shape` as if it had the broadcast shape `to` (0 where it stretches). */
export function broadcastStrides(shape: Shape, strides: Shape, to: Shape): number[] {
  const lead = to.length - shape.length;
  const result = new Array<number>(to.length).fill(0);
  for (let i = 0; i < shape.length; i++) {
    if (shape[i] !== 1 || to[lead + i] === 1) result[lead + i] = shape[i] === 1 ? 0 : strides[i];
  }
  return result;
}
