import { asProductOf, asSumOf, type Run, type ShownValue } from 'gradreel/lesson';
import type { DiagramSlopes, DiagramValues } from './nodes/backprop-diagram/diagram-values.ts';

/** A forward pass of the run, as the diagram shows it; `prefix` is "" for the first one, or "next.". */
export function diagramValues(run: Run, prefix: '' | 'next.' = ''): DiagramValues {
  const value = (name: string) => run.value(`${prefix}${name}`);
  const [weights, products] = [run.values(`${prefix}w`), run.values(`${prefix}product`)];
  const inputs = run.values('x').map((input, i) => {
    const [weight, product] = [weights[i] as ShownValue, products[i] as ShownValue];
    return {
      name: `w_{${i + 1}}`,
      value: weight,
      input,
      product: asProductOf(product, [weight, input]),
    };
  });
  return {
    lanes: [...inputs, { name: 'b', value: value('b'), product: value('b') }],
    z: asSumOf(value('z'), [...products, value('b')]),
    y: value('y'),
    target: run.value('target'),
    side: value('side'),
    loss: asProductOf(value('loss'), [value('side'), value('side')]),
  };
}

/** The slopes of a backward pass of the run. */
export function diagramSlopes(run: Run, prefix: '' | 'next.' = ''): DiagramSlopes {
  const lossByZ = run.value(`${prefix}loss_by_z`);
  const inputs = run.values('x');
  const slopes = run
    .values(`${prefix}dw`)
    .map((slope, i) => asProductOf(slope, [lossByZ, inputs[i] as ShownValue]));
  return {
    lossByY: run.value(`${prefix}loss_by_y`),
    yByZ: run.value(`${prefix}y_by_z`),
    lossByZ,
    lanes: [...slopes, lossByZ],
  };
}
