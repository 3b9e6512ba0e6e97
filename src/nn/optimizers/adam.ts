import { pow } from '../../np/elementary/index.ts';
import type { Data } from '../../np/index.ts';
import { checkRange, checkShare } from '../errors.ts';
import type { Settings } from '../layers/layer.ts';
import { Optimizer, type OptimizerOptions } from './optimizer.ts';

export interface AdamOptions extends OptimizerOptions {
  /** β₁: memory of the gradient (default 0.9) */
  beta1?: number;
  /** β₂: memory of its square (default 0.999) */
  beta2?: number;
  /** ε: keeps the division finite (default 1e-7) */
  epsilon?: number;
}

/**
 * Momentum and RMSProp together, both freed from the bias of having started at 0 (Kingma and Ba 2015).
 * η₀ is 0.001 unless given.
 *
 *     m ← β₁·m + (1 − β₁)·g          m̂ = m / (1 − β₁ᵗ)
 *     v ← β₂·v + (1 − β₂)·g²         v̂ = v / (1 − β₂ᵗ)      t = 1, 2 …
 *     w ← w − η·m̂ / (√v̂ + ε)
 */
export class Adam extends Optimizer {
  readonly kind = 'adam';
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  readonly slotNames = ['momentum', 'cache'];

  constructor(options: AdamOptions = {}) {
    super(options, 0.001);
    this.beta1 = options.beta1 ?? 0.9;
    this.beta2 = options.beta2 ?? 0.999;
    this.epsilon = options.epsilon ?? 1e-7;
    checkShare('beta1', this.beta1);
    checkShare('beta2', this.beta2);
    checkRange('epsilon', this.epsilon, 0, Number.POSITIVE_INFINITY);
  }

  override get settings(): Settings {
    const { beta1, beta2, epsilon } = this;
    return { ...super.settings, beta1, beta2, epsilon };
  }

  protected step(
    w: Data,
    g: Data,
    [m, v]: readonly Data[],
    rate: number,
    r: (x: number) => number,
  ): void {
    const t = this.iterations + 1;
    const eta = r(rate);
    const beta1 = r(this.beta1);
    const beta2 = r(this.beta2);
    const rest1 = r(1 - this.beta1);
    const rest2 = r(1 - this.beta2);
    const correction1 = r(1 - pow(this.beta1, t));
    const correction2 = r(1 - pow(this.beta2, t));
    const epsilon = r(this.epsilon);
    for (let i = 0; i < w.length; i++) {
      m[i] = r(beta1 * m[i]) + r(rest1 * g[i]);
      v[i] = r(beta2 * v[i]) + r(rest2 * r(g[i] * g[i]));
      const corrected1 = r(m[i] / correction1);
      const corrected2 = r(v[i] / correction2);
      w[i] = w[i] - r(r(eta * corrected1) / r(r(Math.sqrt(corrected2)) + epsilon));
    }
  }
}
