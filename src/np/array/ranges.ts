/** Arrays of evenly spaced numbers, and grids made of them. */

import { ValueError } from '../errors.ts';
import { castArray } from './cast.ts';
import { type ArrayLike, asarray, zeros } from './create.ts';
import { castNumber, type DType } from './dtype.ts';
import { NDArray } from './ndarray.ts';

/**
 * numpy.arange(stop), (start, stop), (start, stop, step): values start + i·step. int64 when all given
 * numbers are whole, else float64; or the dtype given last.
 */
export function arange(stop: number, dtype?: DType): NDArray;
export function arange(start: number, stop: number, dtype?: DType): NDArray;
export function arange(start: number, stop: number, step: number, dtype?: DType): NDArray;
export function arange(...args: (number | DType | undefined)[]): NDArray {
  const numbers = args.filter((x) => typeof x === 'number');
  const dtype = args.find((x) => typeof x === 'string') as DType | undefined;
  const [start, stop] = numbers.length === 1 ? [0, numbers[0]] : numbers;
  const step = numbers[2] ?? 1;
  if (step === 0) throw new ValueError('Maximum allowed size exceeded: step must not be 0');
  const type = dtype ?? (numbers.every(Number.isInteger) ? 'int64' : 'float64');
  const n = Math.max(0, Math.ceil((stop - start) / step));
  const result = zeros(n, type);
  // as NumPy: first two elements, then first + i·(second − first)
  const first = castNumber(start, type);
  const delta = castNumber(castNumber(start + step, type) - first, type);
  for (let i = 0; i < n; i++) result.data[i] = first + i * delta;
  return result;
}

export interface LinspaceOptions {
  /** include `stop` (default true) */
  endpoint?: boolean;
  dtype?: DType;
}

/** numpy.linspace: `num` evenly spaced values from start to stop. */
export function linspace(
  start: number,
  stop: number,
  num = 50,
  { endpoint = true, dtype = 'float64' }: LinspaceOptions = {},
): NDArray {
  if (num < 0) throw new ValueError(`Number of samples, ${num}, must be non-negative.`);
  const values = new Float64Array(num);
  const intervals = endpoint ? num - 1 : num;
  const delta = stop - start;
  const step = delta / intervals;
  for (let i = 0; i < num; i++) {
    const along = intervals > 0 ? (step === 0 ? (i / intervals) * delta : i * step) : i * delta;
    values[i] = along + start;
  }
  if (endpoint && num > 1) values[num - 1] = stop;
  const result = new NDArray(values, 'float64', [num]);
  if (dtype === 'float64') return result;
  if (dtype !== 'float32') for (let i = 0; i < num; i++) values[i] = Math.floor(values[i]);
  return castArray(result, dtype);
}

/** numpy.meshgrid: coordinate matrices from coordinate vectors: `const [X, Y] = np.meshgrid([x, y])`. */
export function meshgrid(
  arrays: readonly ArrayLike[],
  { indexing = 'xy' }: { indexing?: 'xy' | 'ij' } = {},
): NDArray[] {
  const inputs = arrays.map((a) => asarray(a));
  const n = inputs.length;
  const swap = indexing === 'xy' && n > 1;
  const axisOf = (i: number) => (swap && i < 2 ? 1 - i : i);
  const shape = new Array<number>(n);
  inputs.forEach((a, i) => {
    shape[axisOf(i)] = a.size;
  });
  return inputs.map((a, i) => {
    const flat = a.ravel();
    const strides = new Array<number>(n).fill(0);
    strides[axisOf(i)] = flat.strides[0] ?? 0;
    return new NDArray(flat.data, flat.dtype, shape, strides, flat.offset).copy();
  });
}
