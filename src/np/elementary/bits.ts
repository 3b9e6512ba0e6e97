/**
 * One double seen as two 32-bit words. Every machine and browser that runs JavaScript today is
 * little-endian, so `WORDS[1]` holds the sign, the exponent and the upper 20 bits of the mantissa.
 */
export const DOUBLE = new Float64Array(1);
export const WORDS = new Int32Array(DOUBLE.buffer);

/** Index of 2^0 in `POWERS_OF_TWO`. */
export const POWER_ZERO = 1074;

/** 2^n for every n that a double can hold, −1074 … 1023, at index n + 1074: scaling is one exact product. */
export const POWERS_OF_TWO = powersOfTwo();

function powersOfTwo(): Float64Array {
  const table = new Float64Array(1074 + 1024);
  table[POWER_ZERO] = 1;
  for (let i = POWER_ZERO + 1; i < table.length; i++) table[i] = table[i - 1] * 2;
  for (let i = POWER_ZERO - 1; i >= 0; i--) table[i] = table[i + 1] / 2;
  return table;
}
