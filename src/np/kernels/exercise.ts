import type { Data } from '../array/dtype.ts';
import type * as np from '../index.ts';

/** The results of what goes by WebAssembly where there is one. Done in an engine with it and in one without. */
export function exercise(engine: typeof np): Data[] {
  const x = engine.sin(engine.arange(6000).multiply(7.77)).reshape(60, 100);
  return [x, x.astype('float32')]
    .flatMap((a) => [
      engine.add(a, a.slice(0)),
      engine.maximum(a, 0),
      engine.greater(a, 0.5),
      engine.exp(a.multiply(300)),
      engine.log(a.multiply(a)),
      engine.tanh(a.multiply(3)),
      engine.sum(a, 1),
      engine.sum(a, 0),
      engine.max(a, 1),
      engine.argmax(a, 1),
      engine.asarray(engine.mean(a)),
      engine.dot(a, a.T),
      a.get(engine.arange(30)),
    ])
    .map((a) => a.data);
}
