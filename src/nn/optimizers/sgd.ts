import type { Data } from '../../np/index.ts';
import { checkShare } from '../errors.ts';
import type { Settings } from '../layers/layer.ts';
import { Optimizer, type OptimizerOptions } from './optimizer.ts';

export interface SGDOptions extends OptimizerOptions {
  /** μ: the share of the last update that is made again (default 0) */
  momentum?: number;
}

/**
 * (Stochastic) gradient descent, with momentum if wanted. η₀ is 1 unless given.
 *
 *     w ← w − η·g
 *     v ← μ·v − η·g,  w ← w + v      with momentum
 */
export class SGD extends Optimizer {
  readonly kind = 'sgd';
  readonly momentum: number;
  readonly slotNames: readonly string[];

  constructor(options: SGDOptions = {}) {
    super(options, 1);
    this.momentum = options.momentum ?? 0;
    checkShare('momentum', this.momentum);
    this.slotNames = this.momentum > 0 ? ['velocity'] : [];
  }

  override get settings(): Settings {
    return { ...super.settings, momentum: this.momentum };
  }

  protected step(
    w: Data,
    g: Data,
    [v]: readonly Data[],
    rate: number,
    r: (x: number) => number,
  ): void {
    const eta = r(rate);
    const mu = r(this.momentum);
    if (v === undefined) {
      for (let i = 0; i < w.length; i++) w[i] = w[i] - r(eta * g[i]);
      return;
    }
    for (let i = 0; i < w.length; i++) {
      v[i] = r(mu * v[i]) - r(eta * g[i]);
      w[i] = w[i] + v[i];
    }
  }
}
