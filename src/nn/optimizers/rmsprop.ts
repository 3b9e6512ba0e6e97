import type { Data } from '../../np/index.ts';
import { checkRange, checkShare } from '../errors.ts';
import type { Settings } from '../layers/layer.ts';
import { Optimizer, type OptimizerOptions } from './optimizer.ts';

export interface RMSPropOptions extends OptimizerOptions {
  /** ρ: how much of the old average is kept (default 0.9) */
  rho?: number;
  /** ε: keeps the division finite (default 1e-7) */
  epsilon?: number;
}

/**
 * AdaGrad with a memory that fades: a moving average of the squared gradients (Hinton 2012). η₀ is 0.001
 * unless given.
 *
 *     c ← ρ·c + (1 − ρ)·g²
 *     w ← w − η·g / (√c + ε)
 */
export class RMSProp extends Optimizer {
  readonly kind = 'rmsprop';
  readonly rho: number;
  readonly epsilon: number;
  readonly slotNames = ['cache'];

  constructor(options: RMSPropOptions = {}) {
    super(options, 0.001);
    this.rho = options.rho ?? 0.9;
    this.epsilon = options.epsilon ?? 1e-7;
    checkShare('rho', this.rho);
    checkRange('epsilon', this.epsilon, 0, Number.POSITIVE_INFINITY);
  }

  override get settings(): Settings {
    return { ...super.settings, rho: this.rho, epsilon: this.epsilon };
  }

  protected step(
    w: Data,
    g: Data,
    [c]: readonly Data[],
    rate: number,
    r: (x: number) => number,
  ): void {
    const eta = r(rate);
    const rho = r(this.rho);
    const rest = r(1 - this.rho);
    const epsilon = r(this.epsilon);
    for (let i = 0; i < w.length; i++) {
      c[i] = r(rho * c[i]) + r(rest * r(g[i] * g[i]));
      w[i] = w[i] - r(r(eta * g[i]) / r(r(Math.sqrt(c[i])) + epsilon));
    }
  }
}
