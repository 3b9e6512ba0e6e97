import { waitFor } from '@motion-canvas/core';
import * as np from '../../np/index.ts';
import type { Run, ShownValue } from '../../run/run.ts';
import { Backdrop } from '../backdrop.tsx';
import { defineExample } from '../gallery/example.ts';
import type { BenchSlopes, BenchValues } from './bench-values.ts';
import { FlowBench } from './flow-bench.tsx';

function valuesOf(run: Run): BenchValues {
  const lanes = run.values('w').map((value, index) => ({
    name: `w_{${index + 1}}`,
    value,
    input: run.value(`x[${index}]`),
    product: run.value(`product[${index}]`),
  }));
  const bias = run.value('b');
  const value = (name: string) => run.value(name);
  return {
    lanes: [...lanes, { name: 'b', value: bias, product: bias }],
    z: value('z'),
    y: value('z'),
    target: value('target'),
    side: value('z'),
    loss: value('loss'),
  };
}

function slopesOf(run: Run): BenchSlopes {
  const slope: ShownValue = run.value('slope');
  return {
    lossByY: slope,
    yByZ: run.value('open'),
    lossByZ: slope,
    lanes: [...run.values('dw'), slope],
  };
}

export const thereAndBack = defineExample({
  name: 'A neuron as an optical bench',
  says: 'Values are ribbons through lenses that multiply them; the slope of the loss returns through the same lenses.',
  size: [1920, 1080],
  at: [3, 8, 10.8, 18],
  run(record) {
    const [w, x] = [np.array([-3, -1, 2]), np.array([1, -2, 3])];
    const product = np.multiply(w, x);
    const z = np.sum(product) + 1;
    record.array('w', w);
    record.array('x', x);
    record.array('product', product);
    record.array('b', 1);
    record.array('z', z);
    record.array('target', 0);
    record.array('loss', z * z);
    record.array('slope', 2 * z);
    record.array('open', 1);
    record.array('dw', np.multiply(2 * z, x));
  },
  *play(view, { theme, run }) {
    const bench = new FlowBench({
      theme,
      values: valuesOf(run),
      slopes: slopesOf(run),
      focusLane: 2,
    });
    view.add([new Backdrop({ theme, light: [200, 160] }), bench]);
    yield* bench.setOut();
    yield* bench.insertLenses();
    yield* bench.multiply(0, 1, 2, 3);
    yield* bench.pile();
    yield* bench.addUp();
    yield* bench.activate();
    yield* bench.square();
    yield* waitFor(0.8);
    yield* bench.recede();
    yield* bench.showFactors();
    yield* bench.gradientFlow();
    yield* waitFor(0.8);
  },
});
