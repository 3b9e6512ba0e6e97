import type { Recorder } from 'gradreel/lesson';
import * as nn from 'gradreel/nn';
import type { NDArray } from 'gradreel/np';
import * as np from 'gradreel/np';
import { type PlanePoints, planePoints } from './data.ts';
import type { Parameters } from './lesson.ts';
import { demonstrationPoint, doubtfulSpot } from './points.ts';
import { type Checkpoint, hiddenOf, network, type Training, train } from './train.ts';

/** Epochs at which the story stops: 10, 100, 200 and 9,000 of 10,000. */
function stops(last: number) {
  const early = Math.min(last, Math.round(Math.sqrt(last)));
  return {
    start: 0,
    first: Math.round(Math.sqrt(early)),
    early,
    middle: Math.min(last, 2 * early),
    late: last - Math.round(last / 10),
    end: last,
  };
}

/** A whole training: every epoch's loss, and the network at some 160 of them. */
export function run(parameters: Parameters, record: Recorder): void {
  const { points, training } = wholeTraining(parameters);
  const { X, y, classes } = points;
  const { loss, right, checkpoints } = training;
  const last = loss.length - 1;
  const at = stops(last);

  record.array('X', X);
  record.array('y', y);
  record.array('centre', points.centre);
  record.array('reach', points.reach);
  record.array('loss', np.array([...loss]));
  record.array('right', np.array([...right], 'int64'));
  record.array(
    'checkpoint',
    np.array(
      checkpoints.map(({ epoch }) => epoch),
      'int64',
    ),
  );
  for (const { epoch, arrays } of checkpoints) {
    for (const [name, values] of Object.entries(arrays))
      record.at('epoch', epoch).array(name, values);
  }
  recordSample(record, points, training, at.middle);
  recordUpdate(record, training);
  recordSpot(record, points, checkpoints.at(-1) as Checkpoint);

  // What stands in the words, and what they choose by.
  const count = y.size;
  record.array('count', count);
  record.array('classes', classes);
  record.array('features', X.shape[1] as number);
  record.array('hidden', parameters.hidden);
  // What sends threads to each layer: the values before it, and the 1 of the biases.
  record.array('sources', (X.shape[1] as number) + 1);
  record.array('senders', parameters.hidden + 1);
  record.array('parameter_count', training.model.parameterCount);
  record.array('kind', points.kind);
  recordNames(record, points);
  record.array(
    'method',
    ['adam', 'sgd', 'momentum', 'adagrad', 'rmsprop'].indexOf(parameters.optimizer),
  );
  record.array('seed', parameters.seed);
  record.array('broken', training.broken ? 1 : 0);
  record.array('guess', np.log(classes));
  // As good as guessing: within a thousandth.
  record.array('blind', Math.abs((loss[0] as number) - Math.log(classes)) < 1e-3 ? 1 : 0);
  record.array('first.share', 1 - (loss[at.first] as number) / (loss[0] as number));
  record.array('early.share', 1 - (loss[at.early] as number) / (loss[0] as number));
  const lowest = lowestSoFar(loss);
  for (const [name, epoch] of Object.entries(at)) {
    record.array(`${name}.epoch`, epoch);
    record.array(`${name}.loss`, loss[epoch] as number);
    record.array(`${name}.lowest`, lowest[epoch] as number);
    record.array(`${name}.right`, right[epoch] as number);
    record.array(`${name}.percent`, np.round((100 * (right[epoch] as number)) / count, 1));
  }
  record.array('early.drop', np.subtract(lowest[0] as number, lowest[at.early] as number));
  record.array('late.drop', np.subtract(lowest[at.late] as number, lowest[last] as number));
  record.array('late.span', last - at.late);
  record.mistake('without_biases', training.model.parameterCount - parameters.hidden - classes);
  const pace = Number(np.subtract(lowest[0] as number, lowest[at.early] as number)) / at.early;
  record.mistake('same_pace', pace * (last - at.late));
  recordSpikes(record, loss, lowest, at.middle);
  record.array('loss_start', np.array(loss.slice(0, 21)));
}

/** What the user's table calls its columns and classes, in full for the words and short for the picture. */
function recordNames(record: Recorder, { names }: PlanePoints): void {
  if (names === undefined) return;
  const short = (name: string) =>
    name.length > 13 ? `${name.slice(0, 8).trimEnd()}…${name.slice(-4).trimStart()}` : name;
  const spoken = (name: string) =>
    name.length > 40 ? `${name.slice(0, 27).trimEnd()}…${name.slice(-12).trimStart()}` : name;
  for (const kind of ['columns', 'classes'] as const) {
    record.text(`names.${kind}`, names[kind].map(spoken));
    record.text(`names.short.${kind}`, names[kind].map(short));
  }
}

/** A training that breaks is made again up to the epoch before, so that its last network is among the kept. */
function wholeTraining(parameters: Parameters) {
  const attempt = (last: number) => {
    const random = new np.random.RandomState(parameters.seed);
    const points = planePoints(parameters.data, random);
    const model = network(parameters, points.classes, random);
    const kept = new Set(nn.checkpointEpochs(last, { always: [1, ...Object.values(stops(last))] }));
    return { points, training: train(model, points, last, (epoch) => kept.has(epoch)) };
  };
  const whole = attempt(parameters.epochs);
  if (!whole.training.broken) return whole;
  const { points, training } = attempt(Math.max(0, whole.training.loss.length - 1));
  return { points, training: { ...training, broken: true } };
}

/** One point that is followed through the network, at every checkpoint. */
function recordSample(
  record: Recorder,
  points: PlanePoints,
  { checkpoints }: Training,
  middle: number,
) {
  const { X, y } = points;
  const chosen = demonstrationPoint(points, atEpoch(checkpoints, middle).predictions);
  const label = y.at(chosen) as number;
  record.array('sample.index', chosen);
  record.array('sample.label', label);
  if (points.names !== undefined) {
    record.text('names.sample', points.names.classes[label] as string);
  }
  record.array('sample.x', X.slice(chosen));
  for (const checkpoint of checkpoints) {
    const step = record.at('epoch', checkpoint.epoch);
    const hidden = hiddenOf(checkpoint, X.slice(chosen));
    const probabilities = checkpoint.predictions.slice(chosen);
    step.array('sample.hidden', hidden);
    step.array('sample.on', np.sum(np.greater(hidden, 0)));
    step.array('sample.percent', probabilities.multiply(100));
  }
  for (const [name, epoch] of [
    ['start', 0],
    ['middle', middle],
  ] as const) {
    const { predictions } = atEpoch(checkpoints, epoch);
    const p = predictions.at(chosen, label) as number;
    record.array(`sample.${name}.probability`, p);
    record.array(`sample.${name}.loss`, -np.log(p));
    record.array(`sample.${name}.percent`, np.round(100 * p));
    record.array(
      `${name}.on`,
      np.sum(np.greater(hiddenOf(atEpoch(checkpoints, epoch), X.slice(chosen)), 0)),
    );
    record.array(`sample.${name}.right`, np.argmax(predictions.slice(chosen)) === label ? 1 : 0);
  }
}

/** The first update of the weight with the steepest slope. */
function recordUpdate(record: Recorder, { checkpoints, updated, loss }: Training): void {
  const { arrays } = checkpoints[0] as Checkpoint;
  const steepest = (name: string) => np.argmax(np.abs(arrays[name] as NDArray));
  const slope = (name: string) => (arrays[name] as NDArray).ravel().at(steepest(name)) as number;
  const [first, second] = ['dense1.dweights', 'dense2.dweights'] as const;
  const name = Math.abs(slope(first)) > Math.abs(slope(second)) ? first : second;
  const weights = name.replace('.d', '.');
  const shape = (arrays[weights] as NDArray).shape;
  const place = np.unravelIndex(steepest(name), [...shape]);
  const before = (arrays[weights] as NDArray).at(...place) as number;
  const after = (updated[weights] as NDArray).at(...place) as number;
  record.array('update.layer', name === first ? 1 : 2);
  record.array('update.from', place[0] as number);
  record.array('update.to', place[1] as number);
  record.array('update.weight', before);
  record.array('update.slope', slope(name));
  record.array('update.change', np.subtract(after, before));
  record.array('update.after', after);
  record.array('next.loss', loss[1] ?? Number.NaN);
}

/** Where the trained network is least sure, and who is there. */
function recordSpot(record: Recorder, points: PlanePoints, { predictions }: Checkpoint): void {
  const spot = doubtfulSpot(points, predictions);
  record.array('spot.members', np.array(spot.members, 'int64'));
  record.array('spot.count', spot.members.length);
  record.array('lost', spot.lost);
  record.array('spot.x', points.X.slice(spot.members[0] as number));
  record.array('spot.percent', predictions.slice(spot.members[0] as number).multiply(100));
  const best = Math.max(...(predictions.slice(spot.members[0] as number).tolist() as number[]));
  record.array('spot.leader', np.round(100 * best));
  record.array('missed', spot.missed);
}

/** Times at which the loss, once past `from`, left the lowest it had reached by more than double. */
function recordSpikes(
  record: Recorder,
  loss: readonly number[],
  lowest: readonly number[],
  from: number,
) {
  const isOut = (epoch: number) => (loss[epoch] as number) > 2 * (lowest[epoch] as number);
  let spikes = 0;
  let highest = from;
  let returned = true;
  for (let epoch = from; epoch < loss.length; epoch++) {
    // A spike is over, and counts, when the loss is back within a tenth of where it had been.
    const isBack = (loss[epoch] as number) < 1.1 * (lowest[epoch] as number);
    if (isBack && !returned) spikes++;
    returned = isBack || (returned && !isOut(epoch));
    if ((loss[epoch] as number) > (loss[highest] as number)) highest = epoch;
  }
  record.array('spikes', spikes);
  record.array('spike.epoch', highest);
  record.array('spike.loss', loss[highest] as number);
}

function lowestSoFar(loss: readonly number[]): number[] {
  let lowest = Number.POSITIVE_INFINITY;
  return loss.map((value) => {
    lowest = Math.min(lowest, value);
    return lowest;
  });
}

function atEpoch(checkpoints: readonly Checkpoint[], epoch: number): Checkpoint {
  return checkpoints.find((checkpoint) => checkpoint.epoch === epoch) as Checkpoint;
}
