import type { Data } from '../../np/index.ts';
import { checkRange } from '../errors.ts';
import type { Settings } from '../layers/layer.ts';
import { Optimizer, type OptimizerOptions } from './optimizer.ts';

export interface AdaGradOptions extends OptimizerOptions {
  /** ε: keeps the division finite (default 1e-7) */
  epsilon?: number;
}

/**
 * A learning rate for each number, which shrinks with all its squared gradients so far (Duchi et al. 2011).
 * η₀ is 1 unless given.
 *
 *     c ← c + g²
 *     w ← w − η·g / (√c + ε)
 */
export class AdaGrad extends Optimizer {
  readonly kind = 'adagrad';
  readonly epsilon: number;
  readonly slotNames = ['cache'];

  constructor(options: AdaGradOptions = {}) {
    super(options, 1);
    this.epsilon = options.epsilon ?? 1e-7;
    checkRange('epsilon', this.epsilon, 0, Number.POSITIVE_INFINITY);
  }

  override get settings(): Settings {
    return { ...super.settings, epsilon: this.epsilon };
  }

  protected step(
    w: Data,
    g: Data,
    [c]: readonly Data[],
    rate: number,
    r: (x: number) => number,
  ): void {
    const eta = r(rate);
    const epsilon = r(this.epsilon);
    for (let i = 0; i < w.length; i++) {
      c[i] = c[i] + r(g[i] * g[i]);
      w[i] = w[i] - r(r(eta * g[i]) / r(r(Math.sqrt(c[i])) + epsilon));
    }
  }
}
