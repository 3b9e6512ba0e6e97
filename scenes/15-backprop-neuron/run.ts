import type { Recorder } from 'gradreel/lesson';
import type { NDArray } from 'gradreel/np';
import * as np from 'gradreel/np';
import type { Parameters } from './lesson.ts';
import { backward, forward, type Neuron, type Task, update } from './neuron.ts';
import { recordNudgeTest } from './nudge-test.ts';
import { recordTraining } from './training.ts';

/** A neuron, its squared error, the slopes of one backward pass, their test by a nudge, and 200 updates. */
export function run(
  { weights, inputs, bias, target, learningRate }: Parameters,
  record: Recorder,
): void {
  const task: Task = { x: np.array(inputs), target };
  const start: Neuron = { w: np.array(weights), b: bias };
  record.array('count', task.x.size);
  record.array('x', task.x);
  record.array('target', target);
  record.array('learning_rate', learningRate);

  const slopes = recordPass('', start, task, record);
  recordPass('next.', update(start, slopes, learningRate), task, record);

  const focus = steepest(slopes.dw, task.x);
  record.array('focus', focus);
  record.array('focus_rank', focus + 1);
  const felt = (np.absolute(slopes.dw).tolist() as number[]).filter(
    (slope, _, all) => slope === Math.max(...all),
  );
  // Whether one of several weights is felt more than all others.
  record.array('one_steepest', task.x.size > 1 && felt.length === 1 ? 1 : 0);
  record.array('focus_x', Number(task.x.at(focus)));
  record.array('focus_w', Number(start.w.at(focus)));
  record.array('focus_slope', Number(slopes.dw.at(focus)));
  record.mistake('largest_weight', np.argmax(np.absolute(start.w)) + 1);
  record.mistake('smallest_input', np.argmin(np.absolute(task.x)) + 1);
  const [w0, dw0] = [Number(start.w.at(0)), Number(slopes.dw.at(0))];
  record.mistake('uphill', w0 + learningRate * dw0);
  record.mistake('whole_slope', w0 - dw0);
  record.mistake('rate_alone', w0 - learningRate);
  recordNudgeTest(start, task, { index: focus, slope: Number(slopes.dw.at(focus)) }, record);
  recordTraining(start, task, learningRate, record);

  // What the narration chooses its words by.
  record.array('negative_inputs', np.sum(np.less(task.x, 0)));
  const products = [...(np.multiply(task.x, start.w).tolist() as number[]), bias];
  record.array('negatives', products.filter((product) => product < 0).length);
  record.array('positives', products.filter((product) => product > 0).length);
}

/** A forward and a backward pass under names that begin with `prefix`. */
function recordPass(prefix: string, neuron: Neuron, task: Task, record: Recorder) {
  const pass = forward(neuron, task);
  const slopes = backward(pass, task);
  record.array(`${prefix}w`, neuron.w);
  record.array(`${prefix}b`, neuron.b);
  record.array(`${prefix}product`, pass.product);
  record.array(`${prefix}z`, pass.z);
  record.array(`${prefix}y`, pass.y);
  record.array(`${prefix}side`, Math.abs(pass.y - task.target));
  record.array(`${prefix}loss`, pass.loss);
  record.array(`${prefix}loss_by_y`, slopes.lossByY);
  record.array(`${prefix}y_by_z`, slopes.yByZ);
  record.array(`${prefix}loss_by_z`, slopes.lossByZ);
  record.array(`${prefix}dw`, slopes.dw);
  return slopes;
}

/** The weight that the loss feels most; where none is felt, the one with the largest input. */
function steepest(dw: NDArray, x: NDArray): number {
  const felt = np.absolute(dw);
  return Number(np.argmax(Number(np.max(felt)) > 0 ? felt : np.absolute(x)));
}
