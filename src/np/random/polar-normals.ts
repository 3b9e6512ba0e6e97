import { log } from '../elementary/index.ts';
import type { BitSource } from './bit-source.ts';

/** Marsaglia's polar method (SIAM Review 6, 1964): two normals at a time, the second is kept for the next call. */
export class PolarNormals {
  hasGauss = false;
  /** The one that is kept. */
  gauss = 0;
  private readonly source: BitSource;
  private readonly uniforms = new Float64Array(1024);

  constructor(source: BitSource) {
    this.source = source;
  }

  next(): number {
    if (this.hasGauss) {
      this.hasGauss = false;
      return this.gauss;
    }
    const { source } = this;
    for (;;) {
      const x = 2 * source.nextDouble() - 1;
      const y = 2 * source.nextDouble() - 1;
      const r2 = x * x + y * y;
      if (r2 >= 1 || r2 === 0) continue;
      const factor = Math.sqrt((-2 * log(r2)) / r2);
      this.gauss = factor * x;
      this.hasGauss = true;
      return factor * y;
    }
  }

  /** The same as `next` over and over, without putting every second value aside. */
  fill(out: Float64Array): void {
    const n = out.length;
    let i = 0;
    if (this.hasGauss && n > 0) out[i++] = this.next();
    // Two normals take two uniforms or more: so many can be drawn ahead as normals are wanted.
    const { uniforms } = this;
    while (i + 1 < n) {
      const count = Math.min(uniforms.length, (n - i) & ~1);
      this.source.fillDoubles(uniforms, count);
      for (let k = 0; k < count; k += 2) {
        const x = 2 * uniforms[k] - 1;
        const y = 2 * uniforms[k + 1] - 1;
        const r2 = x * x + y * y;
        if (r2 >= 1 || r2 === 0) continue;
        const factor = Math.sqrt((-2 * log(r2)) / r2);
        out[i] = factor * y;
        out[i + 1] = factor * x;
        i += 2;
      }
    }
    if (i < n) out[i] = this.next();
  }
}
