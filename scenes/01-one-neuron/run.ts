import type { Recorder } from 'gradreel/lesson';
import * as np from 'gradreel/np';
import type { Parameters } from './lesson.ts';

/** One neuron, step by step: products, running total, bias; then the same neuron with one more input. */
export function run(
  { inputs, weights, bias, newInput, newWeight }: Parameters,
  record: Recorder,
): void {
  const x = np.array(inputs);
  const w = np.array(weights);
  const product = np.multiply(x, w);
  const total = np.cumsum(product);
  const weightedSum = np.sum(product);

  record.array('x', x);
  record.array('w', w);
  record.array('product', product);
  record.array('before', np.concatenate([np.zeros(1), total.slice(':-1')]));
  record.array('total', total);
  record.array('weighted_sum', weightedSum);
  record.array('b', bias);
  record.array('z', np.add(np.dot(x, w), bias));

  const moreX = np.array([...inputs, newInput]);
  const moreW = np.array([...weights, newWeight]);
  const newProduct = np.multiply(newInput, newWeight);
  record.array('new_x', newInput);
  record.array('new_w', newWeight);
  record.array('new_product', newProduct);
  record.array('more_total', np.add(weightedSum, newProduct));
  record.array('more_z', np.add(np.dot(moreX, moreW), bias));

  record.mistake('signs_ignored', np.sum(np.absolute(product)));
  record.mistake('weights_alone', np.sum(w));
  record.mistake('weight_added', np.add(np.add(np.dot(x, w), bias), newInput + newWeight));
  record.mistake('bias_twice', np.add(np.add(np.dot(moreX, moreW), bias), bias));

  // What the narration chooses its words by.
  record.array('count', x.size);
  record.array('negatives', np.sum(np.less(w, 0)));
}
