import { arccos, cos, log } from '../elementary/index.ts';
import type { BitSource } from './bit-source.ts';

/**
 * Von Mises: an angle from −π to π around mu, by rejection from a wrapped Cauchy distribution (Best & Fisher,
 * Applied Statistics 28, 1979). The random numbers are consumed as NumPy does it (numpy/random/src/
 * distributions, BSD-3 licence), with s expanded for small kappa. NaN in, NaN out.
 */
export function drawVonMises(source: BitSource, mu: number, kappa: number): number {
  if (Number.isNaN(kappa)) return NaN;
  if (kappa < 1e-8) return Math.PI * (2 * source.nextDouble() - 1);
  const s = centre(kappa);
  // All angles are one double (NumPy's legacy generator does not end here).
  if (!(s > 1)) return folded(mu);
  for (;;) {
    const z = cos(Math.PI * source.nextDouble());
    const w = (1 + s * z) / (s + z);
    const y = kappa * (s - w);
    const v = source.nextDouble();
    if (y * (2 - y) - v >= 0 || log(y / v) + 1 - y >= 0) {
      const angle = arccos(w);
      return folded((source.nextDouble() < 0.5 ? -angle : angle) + mu);
    }
  }
}

/** (1 + ρ²)/2ρ of the wrapped Cauchy distribution, where ρ = (r − √2r)/2κ and r = 1 + √(1 + 4κ²). */
function centre(kappa: number): number {
  if (kappa < 1e-5) return 1 / kappa + kappa;
  const r = 1 + Math.sqrt(1 + 4 * kappa * kappa);
  const rho = (r - Math.sqrt(2 * r)) / (2 * kappa);
  return (1 + rho * rho) / (2 * rho);
}

/** The same angle from −π to π. */
function folded(angle: number): number {
  const size = ((Math.abs(angle) + Math.PI) % (2 * Math.PI)) - Math.PI;
  return angle < 0 ? -size : size;
}
