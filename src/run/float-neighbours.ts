/**
 * The floats that exist around a number: the ticks of the ruler on which a computer keeps its numbers.
 * Between two powers of two they lie equally far apart, above the higher power twice as far.
 */

const float = new Float64Array(1);
const bits = new BigInt64Array(float.buffer);

/**
 * The next float64 upwards; `numpy.nextafter(x, inf)`.
 *
 * @example
 * nextFloat(0.3) // 0.30000000000000004
 */
export function nextFloat(number: number): number {
  if (Number.isNaN(number) || number === Number.POSITIVE_INFINITY) return number;
  if (number === 0) return Number.MIN_VALUE;
  float[0] = number;
  // The bits of a float, read as a whole number, count the floats away from zero.
  bits[0] = (bits[0] as bigint) + (number > 0 ? 1n : -1n);
  return float[0] === 0 ? 0 : (float[0] as number);
}

/** The next float64 downwards; `numpy.nextafter(x, -inf)`. */
export function previousFloat(number: number): number {
  return 0 - nextFloat(0 - number);
}

/**
 * The distance from a float to the next one away from zero; the size of `numpy.spacing(x)`.
 *
 * @example
 * spacing(1.8) // 2.220446049250313e-16
 * spacing(0.3) // 5.551115123125783e-17, four times as fine
 */
export function spacing(number: number): number {
  const size = Math.abs(number);
  return nextFloat(size) - size;
}

/**
 * `count` floats below a number, the number itself, and as many above it.
 *
 * @example
 * floatsAround(1, 1) // [0.9999999999999999, 1, 1.0000000000000002]
 */
export function floatsAround(number: number, count: number): number[] {
  const floats = [number];
  for (let step = 0; step < count; step++) {
    floats.unshift(previousFloat(floats[0] as number));
    floats.push(nextFloat(floats.at(-1) as number));
  }
  return floats;
}
