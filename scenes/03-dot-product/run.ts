import type { Recorder } from 'gradreel/lesson';
import * as np from 'gradreel/np';
import type { Parameters } from './lesson.ts';
import { recordRounding } from './rounding.ts';

/** The dot product of two vectors, step by step: as a ledger, in another order, and as agreement. */
export function run({ inputs, weights, bias, otherWeights }: Parameters, record: Recorder): void {
  const x = np.array(inputs);
  const w = np.array(weights);
  const product = np.multiply(x, w);
  const total = np.cumsum(product);

  record.array('x', x);
  record.array('w', w);
  record.array('count', x.size);
  record.array('product', product);
  record.array('before', np.concatenate([np.zeros(1), total.slice(':-1')]));
  record.array('total', total);
  recordRounding(inputs, weights, record);

  const dot = np.dot(x, w);
  record.array('dot', dot);
  record.array('b', bias);
  record.array('answer', np.add(dot, bias));

  record.mistake('pair_added', np.add(inputs[0] as number, weights[0] as number));
  record.mistake('sign_lost', -Number(product.at(0)));
  record.mistake('sign_turned', np.negative(np.dot(w, x)));
  record.mistake('inputs_alone', np.dot(x, x));

  // The products in another order. Each sum is rounded on its own way.
  const backwards = np.cumsum(product.slice('::-1'));
  record.array('swapped', np.dot(w, x));
  record.array('backwards', backwards);
  record.array('other_order', backwards.at(-1));
  record.array('close', Number(np.isclose(backwards.at(-1), total.at(-1)).item()));
  record.array('same_digits', Number(backwards.at(-1) === total.at(-1)));

  // The same inputs, seen by the neuron of these weights and by another one.
  const other = np.array(otherWeights.slice(0, x.size));
  record.array('other_w', other);
  record.array('other_dot', np.sum(np.multiply(x, other)));
  recordLean('', x, w, record);
  recordLean('other_', x, other, record);
  record.array('same_lean', Number(pointAlike(w, other)));
  record.array('arrows', Number([x, w, other].every((vector) => np.any(vector))));
}

/** Whether two arrows point the same way, up to rounding: their units are one and the same. */
function pointAlike(a: np.NDArray, b: np.NDArray): boolean {
  const unit = (vector: np.NDArray) => {
    const largest = np.max(np.absolute(vector));
    const scaled = np.divide(vector, largest === 0 ? 1 : largest);
    return np.divide(scaled, Math.sqrt(np.sum(np.multiply(scaled, scaled))) || 1);
  };
  return np.max(np.absolute(np.subtract(unit(a), unit(b)))) < 1e-12;
}

/**
 * How x leans to w: the length of both, of the shadow that x throws on the line of w, and of what stands
 * upright on it. Two arrows always lie in one plane, whatever the number of their entries.
 */
function recordLean(prefix: string, x: np.NDArray, w: np.NDArray, record: Recorder): void {
  const length = (vector: np.NDArray) => Math.sqrt(np.sum(np.multiply(vector, vector)));
  const [xLength, wLength] = [length(x), length(w)];
  // The unit of w first: the entries may be as small as 1e−6.
  const shadow = wLength === 0 ? 0 : np.sum(np.multiply(x, np.divide(w, wLength)));
  if (prefix === '') record.array('x_length', xLength);
  record.array(`${prefix}w_length`, wLength);
  record.array(`${prefix}shadow`, shadow);
  record.array(`${prefix}upright`, Math.sqrt(Math.max(0, xLength ** 2 - shadow ** 2)));
}
