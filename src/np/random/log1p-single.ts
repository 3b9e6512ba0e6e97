const SINGLE = new Float32Array(1);
const BITS = new Int32Array(SINGLE.buffer);

const COEFFICIENTS = Float32Array.of(
  6.6666668653e-1,
  4.0000000596e-1,
  2.8571429849e-1,
  2.2222198546e-1,
  1.818357259e-1,
  1.5313838422e-1,
  1.479819864e-1,
);
const TWO_THIRDS = Math.fround(2 / 3);
const LN2_HIGH = Math.fround(6.9313812256e-1);
const LN2_LOW = Math.fround(9.0580006145e-6);

/**
 * log(1 + x) in float32 arithmetic for −1 < x ≤ 0, not correctly rounded but with the bits of the
 * C library's `log1pf`, through which NumPy draws the tails of its float32 distributions.
 * Method and coefficients of fdlibm (Sun Microsystems 1993, freely distributable); see `log1p`.
 */
export function log1pSingle(x: number): number {
  const single = Math.fround;
  if (x > -(2 ** -29)) return single(x - single(single(x * x) * 0.5));
  let k = 0;
  let f = x;
  let correction = 0;
  let mantissa = 1;
  if (x <= -0.29289) {
    const u = single(1 + x);
    SINGLE[0] = u;
    k = (BITS[0] >> 23) - 127;
    correction = single(single(x - single(u - 1)) / u);
    mantissa = BITS[0] & 0x7fffff;
    if (mantissa < 0x3504f7) {
      BITS[0] = mantissa | 0x3f800000;
    } else {
      k++;
      BITS[0] = mantissa | 0x3f000000;
      mantissa = (0x800000 - mantissa) >> 2;
    }
    f = single(SINGLE[0] - 1);
  }
  const half = single(single(0.5 * f) * f);
  const low = single(single(k * LN2_LOW) + correction);
  const high = single(k * LN2_HIGH);
  if (mantissa === 0) {
    if (f === 0) return single(high + low);
    const r = single(half * single(1 - single(TWO_THIRDS * f)));
    return k === 0 ? single(f - r) : single(high - single(single(r - low) - f));
  }
  const s = single(f / single(2 + f));
  const z = single(s * s);
  let r = COEFFICIENTS[6];
  for (let i = 5; i >= 0; i--) r = single(single(r * z) + COEFFICIENTS[i]);
  r = single(r * z);
  const tail = single(s * single(half + r));
  if (k === 0) return single(f - single(half - tail));
  return single(high - single(single(half - single(tail + low)) - f));
}
