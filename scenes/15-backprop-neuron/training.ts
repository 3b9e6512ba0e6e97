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
  const isClosed = shutAt >= 0;
  record.array('plunges', Number(!isClosed && plunges(losses)));
  record.array(
    'each_falls',
    Number(losses.every((loss, step) => step === 0 || loss < (losses[step - 1] as number))),
  );
  // The share of the loss that is left in the end.
  record.array('left', before === 0 ? 1 : (losses.at(-1) as number) / before);
  // What is left after an update: of the distance to the target, and of the loss, which is its square.
  record.array('keeps', errors[0] === 0 ? 1 : (errors[1] as number) / (errors[0] as number));
  record.array('factor', factor);
  // The first update at which the ReLU is shut or the loss is zero; −1 for never.
  record.array('shut_at', shutAt);
  record.array('solved_at', losses.indexOf(0));
  const steady = steadyUpdates(losses, factor);
  // The update that closes the ReLU is no step on the straight line.
  record.array('steady', shutAt > 0 ? Math.min(steady, shutAt - 1) : steady);
  // Whether the loss falls (1), stays (0) or grows (−1) at the first update.
  record.array('falls', Math.sign(before - after));
}

/** Whether a loss falls by more than half in the first quarter, and by next to nothing in the last. */
function plunges(losses: readonly number[]): boolean {
  const quarter = Math.round((losses.length - 1) / 4);
  const at = (index: number) => losses.at(index) as number;
  return at(quarter) < 0.5 * at(0) && at(-1 - quarter) - at(-1) < 0.03 * at(0) && at(-1) < at(0);
}

/** How many updates from the start leave the same share of the loss, up to a millionth, and some of it. */
function steadyUpdates(losses: readonly number[], factor: number): number {
  const breaks = losses.slice(1).findIndex((loss, index) => {
    const expected = (losses[index] as number) * factor;
    return loss === 0 || Math.abs(loss - expected) > 1e-6 * Math.abs(expected);
  });
  return breaks < 0 ? UPDATES : breaks;
}
