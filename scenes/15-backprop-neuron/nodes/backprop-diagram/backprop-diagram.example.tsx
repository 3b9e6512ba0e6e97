import { waitFor } from '@motion-canvas/core';
import type { Run, ShownValue } from 'gradreel/lesson';
import * as np from 'gradreel/np';
import { Backdrop, defineExample } from 'gradreel/stage';
import { BackpropDiagram } from './backprop-diagram.tsx';
import type { DiagramSlopes, DiagramValues } from './diagram-values.ts';

function valuesOf(run: Run): DiagramValues {
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

function slopesOf(run: Run): DiagramSlopes {
  const slope: ShownValue = run.value('slope');
  return {
    lossByY: slope,
    yByZ: run.value('open'),
    lossByZ: slope,
    lanes: [...run.values('dw'), slope],
  };
}

export const thereAndBack = defineExample({
  name: 'A neuron as a backprop diagram',
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
    const diagram = new BackpropDiagram({
      theme,
      values: valuesOf(run),
      slopes: slopesOf(run),
      focusLane: 2,
    });
    view.add([new Backdrop({ theme, light: [200, 160] }), diagram]);
    yield* diagram.setOut();
    yield* diagram.insertLenses();
    yield* diagram.multiply(0, 1, 2, 3);
    yield* diagram.pile();
    yield* diagram.addUp();
    yield* diagram.activate();
    yield* diagram.square();
    yield* waitFor(0.8);
    yield* diagram.recede();
    yield* diagram.showFactors();
    yield* diagram.gradientFlow();
    yield* waitFor(0.8);
  },
});
