import type { Recorder } from 'gradreel/lesson';
import * as np from 'gradreel/np';
import { backward, forward, type Neuron, type Task, update } from './neuron.ts';

const UPDATES = 200;

/** 200 updates on one clock, and what the narration chooses its words by. */
export function recordTraining(
  start: Neuron,
  task: Task,
  learningRate: number,
  record: Recorder,
): void {
  const losses: number[] = [];
  const errors: number[] = [];
  let neuron = start;
  let shutAt = -1;
  for (let step = 0; step <= UPDATES; step++) {
    if (step > 0) neuron = update(neuron, backward(forward(neuron, task), task), learningRate);
    const pass = forward(neuron, task);
    losses.push(pass.loss);
    errors.push(pass.y - task.target);
    if (pass.z <= 0 && shutAt < 0) shutAt = step;
    const at = record.at('update', step);
    at.array('train.w', neuron.w);
    at.array('train.b', neuron.b);
    at.array('train.loss', pass.loss);
  }
  const [before, after] = losses as [number, number];
  const factor = before === 0 ? 1 : after / before;
  record.array('updates', UPDATES);
  record.array('moved_w', np.subtract(neuron.w, start.w));
  record.array('moved_b', neuron.b - start.b);
  record.array('losses', np.array(losses));
  record.array('loss_end', losses.at(-1) as number);
  // The share of the loss that is left in the end.
  record.array('left', before === 0 ? 1 : (losses.at(-1) as number) / before);
  // What is left after an update: of the distance to the target, and of the loss, which is its square.
  record.array('keeps', errors[0] === 0 ? 1 : (errors[1] as number) / (errors[0] as number));
  record.array('factor', factor);
  // The first update at which the ReLU is shut or the loss is zero; −1 for never.
  record.array('shut_at', shutAt);
  record.array('solved_at', losses.indexOf(0));
  record.array('steady', steadyUpdates(losses, factor));
  // Whether the loss falls (1), stays (0) or grows (−1) at the first update.
  record.array('falls', Math.sign(before - after));
}

/** How many updates from the start leave the same share of the loss, up to a millionth. */
function steadyUpdates(losses: readonly number[], factor: number): number {
  const breaks = losses.slice(1).findIndex((loss, index) => {
    const expected = (losses[index] as number) * factor;
    return Math.abs(loss - expected) > 1e-6 * Math.abs(expected);
  });
  return breaks < 0 ? UPDATES : breaks;
}
