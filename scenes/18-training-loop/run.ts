import type { Recorder } from 'gradreel/lesson';
import * as nn from 'gradreel/nn';
import * as np from 'gradreel/np';
import { type PlanePoints, planePoints } from './data.ts';
import type { Parameters } from './lesson.ts';
import { demonstrationPoint, doubtfulSpot } from './points.ts';
import { atEpoch, recordSpot, recordStops, recordUpdate, stops } from './story.ts';
import { type Checkpoint, hiddenOf, network, type Training, train } from './train.ts';

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
  const final = checkpoints.at(-1) as Checkpoint;
  recordSpot(record, points, final, doubtfulSpot(points, final.predictions));

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
  recordStops(record, count, training);
  record.mistake('without_biases', training.model.parameterCount - parameters.hidden - classes);
  record.array('loss_start', np.array(loss.slice(0, 21)));
}

/** What the user's table calls its columns and classes, in full for the words and short for the picture. */
function recordNames(record: Recorder, { names }: PlanePoints): void {
  if (names === undefined) return;
  for (const kind of ['columns', 'classes'] as const) {
    record.text(
      `names.${kind}`,
      names[kind].map((name) => shortened(name, 40)),
    );
    record.text(
      `names.short.${kind}`,
      names[kind].map((name) => shortened(name, 13)),
    );
  }
}

/** The beginning and the end of a long name, where units and numbers stand. */
function shortened(name: string, most: number): string {
  if (name.length <= most) return name;
  const tail = Math.round((most - 1) / 3);
  return `${name.slice(0, most - 1 - tail).trimEnd()}…${name.slice(-tail).trimStart()}`;
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
    record.text('names.sample', shortened(points.names.classes[label] as string, 40));
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
