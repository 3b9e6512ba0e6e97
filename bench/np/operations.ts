/** The operations of reference.py in np. */

import type { DType, NDArray } from '../../src/np/index.ts';
import * as np from '../../src/np/index.ts';

/** Microseconds a call in one round of at least 3 ms: a busy machine seldom leaves more in one piece. */
export function oneRound(f: () => void): number {
  for (let repeats = 1; ; repeats *= 2) {
    const start = performance.now();
    for (let i = 0; i < repeats; i++) f();
    const spent = performance.now() - start;
    if (spent > 3) return (spent / repeats) * 1000;
  }
}

/** Every operation by the name it has in reference.py. */
export function operations(): [string, () => void][] {
  const list: [string, () => void][] = [];
  const tiny = np.ones(3);
  list.push(['tiny add (3)', () => np.add(tiny, tiny)]);
  for (const name of ['float64', 'float32'] as DType[]) {
    const add = (what: string, f: () => void) => list.push([`${what} ${name}`, f]);
    const x = np.linspace(0, 1, 300 * 64, { dtype: name }).reshape(300, 64);
    const y = np.add(x, 0.5);
    const b = np.linspace(0, 1, 64, { dtype: name });
    const column = np.linspace(0, 1, 300, { dtype: name }).reshape(300, 1);
    const out = np.zerosLike(x);
    const pick = np.remainder(np.arange(128).multiply(2), 300);
    const rows = np.arange(300);
    const labels = np.remainder(rows, 64);
    const flat = np.linspace(0, 1, 100000, { dtype: name });
    add('add 300x64', () => np.add(x, y));
    add('add 300x64 out', () => np.add(x, y, out));
    add('multiply scalar 300x64', () => np.multiply(x, 0.5));
    add('bias add 300x64 + 64', () => np.add(x, b));
    add('bias add out', () => np.add(x, b, out));
    add('column subtract', () => np.subtract(x, column));
    add('relu 300x64', () => np.maximum(x, 0));
    add('greater 300x64', () => np.greater(x, 0.5));
    add('sqrt 300x64', () => np.sqrt(x));
    add('exp 300x64', () => np.exp(x));
    add('log 300x64', () => np.log(y));
    add('tanh 300x64', () => np.tanh(x));
    add('sum 100000', () => np.sum(flat));
    add('sum axis 0 300x64', () => np.sum(x, 0));
    add('sum axis 1 300x64', () => np.sum(x, 1));
    add('max axis 1 300x64', () => np.max(x, 1));
    add('argmax axis 1 300x64', () => np.argmax(x, 1));
    add('mean 100000', () => np.mean(flat));
    add('row gather 128 of 300x64', () => x.get(pick));
    add('fancy get (300)', () => x.get(rows, labels));
    const mask = np.greater(x, 0.5);
    add('mask set 300x64', () => out.set(mask, 0));
    add('copy of transpose', () => x.T.copy());
    for (const n of [64, 256, 512]) {
      const a = np.linspace(0, 1, n * n, { dtype: name }).reshape(n, n);
      add(`matmul ${n}`, () => np.matmul(a, a));
    }
    const million = np.linspace(0, 1, 1000000, { dtype: name });
    const kept = np.zerosLike(million);
    add('add 1,000,000', () => np.add(million, million));
    add('add 1,000,000 out', () => np.add(million, million, kept));
    add('exp 1,000,000 out', () => np.exp(million, kept));
    const two = x.slice(':', ':2').copy();
    const wide = np.linspace(0, 1, 128, { dtype: name }).reshape(2, 64);
    const thin = np.repeat(wide.T.slice(':', ':1'), 3, 1);
    const delta = x.slice(':', ':3').copy();
    add('dot 300x2 2x64', () => np.dot(two, wide));
    add('dot 300x64 64x3', () => np.dot(x, thin));
    add('dot 64x300 300x3', () => np.dot(x.T, delta));
    add('dot 300x3 3x64', () => np.dot(delta, thin.T));
    add('dot 2x300 300x64', () => np.dot(two.T, x));
  }
  list.push(['randn 1,000,000', () => np.random.randn(1000000)]);
  const generator = np.random.defaultRng(0);
  list.push(['Generator normal 1,000,000', () => generator.standardNormal(1000000)]);
  return list;
}

/**
 * The spiral training of reference.py in np calls, the big arrays written into buffers that are kept;
 * microseconds an epoch and the last loss.
 */
export function spiral(epochs: number): { micro: number; loss: number } {
  np.random.seed(0);
  const samples = 100;
  const x = np.zeros([300, 2]);
  const y = np.zeros(300, 'int64');
  for (let c = 0; c < 3; c++) {
    const rows = `${samples * c}:${samples * (c + 1)}`;
    const r = np.linspace(0, 1, samples);
    const noise = np.random.randn(samples) as NDArray;
    const t = np.linspace(c * 4, (c + 1) * 4, samples).add(noise.multiply(0.2));
    x.set([rows, 0], r.multiply(np.sin(t.multiply(2.5))));
    x.set([rows, 1], r.multiply(np.cos(t.multiply(2.5))));
    y.set([rows], c);
  }
  const parameters = [
    (np.random.randn(2, 64) as NDArray).multiply(0.01),
    np.zeros([1, 64]),
    (np.random.randn(64, 3) as NDArray).multiply(0.01),
    np.zeros([1, 3]),
  ];
  const moments = parameters.map((p) => np.zerosLike(p));
  const caches = parameters.map((p) => np.zerosLike(p));
  const all = np.arange(300);
  let loss = 0;
  const z1 = np.zeros([300, 64]);
  const a1 = np.zeros([300, 64]);
  const da = np.zeros([300, 64]);
  const off = np.zeros([300, 64], 'bool');
  const start = performance.now();
  for (let epoch = 0; epoch < epochs; epoch++) {
    const [w1, b1, w2, b2] = parameters;
    np.dot(x, w1, z1).iadd(b1);
    np.maximum(z1, 0, a1);
    const z2 = np.dot(a1, w2).iadd(b2);
    const e = np.exp(z2.subtract(np.max(z2, { axis: 1, keepdims: true })));
    const p = e.idiv(np.sum(e, { axis: 1, keepdims: true }));
    loss = np.mean(np.log(np.clip(p.get(all, y), 1e-7, 1 - 1e-7)).negative());
    const d = p.copy();
    d.update([all, y], (v) => v.subtract(1));
    d.idiv(300);
    np.dot(d, w2.T, da).set(np.lessEqual(z1, 0, off), 0);
    const gradients = [
      np.dot(x.T, da),
      np.sum(da, { axis: 0, keepdims: true }),
      np.dot(a1.T, d),
      np.sum(d, { axis: 0, keepdims: true }),
    ];
    const rate = 0.05 * (1 / (1 + 5e-7 * epoch));
    for (let k = 0; k < 4; k++) {
      moments[k].imul(0.9).iadd(gradients[k].multiply(0.1));
      caches[k].imul(0.999).iadd(np.square(gradients[k]).imul(0.001));
      const m = moments[k].divide(1 - 0.9 ** (epoch + 1));
      const v = caches[k].divide(1 - 0.999 ** (epoch + 1));
      parameters[k].isub(m.imul(rate).idiv(np.sqrt(v).iadd(1e-7)));
    }
  }
  return { micro: ((performance.now() - start) * 1000) / epochs, loss };
}
