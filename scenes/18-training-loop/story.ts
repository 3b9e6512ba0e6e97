import type { Recorder } from 'gradreel/lesson';
import type { NDArray } from 'gradreel/np';
import * as np from 'gradreel/np';
import type { PlanePoints } from './data.ts';
import type { Spot } from './points.ts';
import { type Checkpoint, hiddenOf, type Training } from './train.ts';

/** Epochs at which the story stops: 10, 100, 200 and 9,000 of 10,000. */
export function stops(last: number) {
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

/** The losses at those stops, how they compare, and what the network answers there. */
export function recordStops(record: Recorder, count: number, training: Training): void {
  const { loss, right, checkpoints } = training;
  const at = stops(loss.length - 1);
  const lowest = lowestSoFar(loss);
  for (const [name, epoch] of Object.entries(at)) {
    record.array(`${name}.epoch`, epoch);
    record.array(`${name}.loss`, loss[epoch] as number);
    record.array(`${name}.lowest`, lowest[epoch] as number);
    record.array(`${name}.right`, right[epoch] as number);
    record.array(`${name}.percent`, np.round((100 * (right[epoch] as number)) / count, 1));
  }
  for (const name of ['first', 'early'] as const) {
    record.array(`${name}.share`, 1 - (loss[at[name]] as number) / (loss[0] as number));
  }
  record.array('first.pale', isPale(atEpoch(checkpoints, at.first)) ? 1 : 0);
  for (const name of ['early', 'end'] as const) {
    // How many different classes the points get for an answer.
    const answers = np.argmax(atEpoch(checkpoints, at[name]).predictions, 1) as NDArray;
    record.array(`${name}.kinds`, np.unique(answers).size);
  }
  const [start, early] = [lowest[0] as number, lowest[at.early] as number];
  record.array('early.drop', np.subtract(start, early));
  record.array('late.drop', np.subtract(lowest[at.late] as number, lowest[at.end] as number));
  record.array('late.span', at.end - at.late);
  const pace = Number(np.subtract(start, early)) / at.early;
  record.mistake('same_pace', at.early === 0 ? 0 : pace * (at.end - at.late));
  recordSpikes(record, loss, lowest, at.middle);
}

/** Whether the network is far from sure of any class, on the mean of all points. */
function isPale({ predictions }: Checkpoint): boolean {
  const classes = predictions.shape[1] as number;
  return np.mean(np.max(predictions, 1)) < 1 / classes + 0.2;
}

/**
 * Spikes past epoch `from`: the loss leaves the lowest it had reached by more than double, and comes back to within
 * a tenth of it. The highest of them is told.
 */
function recordSpikes(
  record: Recorder,
  loss: readonly number[],
  lowest: readonly number[],
  from: number,
) {
  let spikes = 0;
  let highest = from;
  let peak: number | undefined;
  for (let epoch = from; epoch < loss.length; epoch++) {
    const [now, low] = [loss[epoch] as number, lowest[epoch] as number];
    if (peak === undefined) {
      if (now > 2 * low) peak = epoch;
    } else if (now < 1.1 * low) {
      if (spikes === 0 || (loss[peak] as number) > (loss[highest] as number)) highest = peak;
      spikes++;
      peak = undefined;
    } else if (now > (loss[peak] as number)) peak = epoch;
  }
  record.array('spikes', spikes);
  record.array('spike.epoch', highest);
  record.array('spike.loss', loss[highest] as number);
}

/** The first update of the weight with the steepest slope, and what it changes. */
export function recordUpdate(record: Recorder, { checkpoints, updated, loss }: Training): void {
  const { arrays } = checkpoints[0] as Checkpoint;
  const array = (name: string) => arrays[name] as NDArray;
  const steepest = (name: string) => np.argmax(np.abs(array(name)));
  const slope = (name: string) => array(name).ravel().at(steepest(name)) as number;
  const [first, second] = ['dense1.dweights', 'dense2.dweights'] as const;
  const name = Math.abs(slope(first)) > Math.abs(slope(second)) ? first : second;
  const weights = name.replace('.d', '.');
  const place = np.unravelIndex(steepest(name), [...array(weights).shape]);
  const before = array(weights).at(...place) as number;
  const after = (updated[weights] as NDArray).at(...place) as number;
  record.array('update.layer', name === first ? 1 : 2);
  record.array('update.from', place[0] as number);
  record.array('update.to', place[1] as number);
  record.array('update.weight', before);
  record.array('update.slope', slope(name));
  record.array('update.change', np.subtract(after, before));
  record.array('update.after', after);
  // How many gradients are zero, and whether anything moves at all.
  const gradients = Object.keys(updated).map((each) => array(each.replace('.', '.d')));
  const zeros = gradients.map((each) => Number(np.sum(np.equal(each, 0))));
  record.array(
    'flat',
    zeros.reduce((sum, zero) => sum + zero, 0),
  );
  const moved = Object.entries(updated).some(
    ([each, value]) => !np.all(np.equal(value, array(each))),
  );
  record.array('moved', moved ? 1 : 0);
  const [start, next] = [loss[0] as number, loss[1] ?? Number.NaN];
  record.array('next.loss', next);
  // A loss is shown with four decimals.
  record.array('next.same', start.toFixed(4) === next.toFixed(4) ? 1 : 0);
}

/** Where the trained network is least sure, who is there, and what it says around that place. */
export function recordSpot(record: Recorder, points: PlanePoints, last: Checkpoint, spot: Spot) {
  const { members, lost, hopeless, missed } = spot;
  const count = points.y.size;
  record.array('spot.members', np.array(members, 'int64'));
  record.array('spot.count', members.length);
  record.array('lost', lost);
  // So many points the best of all networks would get right; and how far this one has come towards that.
  record.array('possible', count - hopeless);
  record.array('end.gained', (count - np.sum(missed)) / (count - hopeless));
  record.array('missed', missed);
  const place = points.X.slice(members[0] as number);
  const probabilities = last.predictions.slice(members[0] as number);
  record.array('spot.x', place);
  record.array('spot.percent', probabilities.multiply(100));
  const ordered = (np.sort(probabilities).tolist() as number[]).reverse();
  const [best, second, worst] = [ordered[0], ordered[1], ordered.at(-1)] as [
    number,
    number,
    number,
  ];
  record.array('spot.leader', np.round(100 * best));
  record.array('spot.gap', 100 * (best - second));
  record.array('spot.spread', 100 * (best - worst));
  record.array('spot.turns', turns(last, place, 0.05 * points.reach) ? 1 : 0);
}

/** Whether the answer changes somewhere on a circle around a place. */
function turns(checkpoint: Checkpoint, place: NDArray, radius: number): boolean {
  const answer = (x: NDArray) => {
    const { arrays } = checkpoint;
    const sums = np.dot(hiddenOf(checkpoint, x), arrays['dense2.weights'] as NDArray) as NDArray;
    return np.argmax(sums.add((arrays['dense2.biases'] as NDArray).ravel()));
  };
  const here = answer(place);
  return Array.from({ length: 16 }, (_, i) => (i / 8) * Math.PI).some((angle) => {
    const away = np.array([radius * Math.cos(angle), radius * Math.sin(angle)]);
    return answer(place.add(away)) !== here;
  });
}

function lowestSoFar(loss: readonly number[]): number[] {
  let lowest = Number.POSITIVE_INFINITY;
  return loss.map((value) => {
    lowest = Math.min(lowest, value);
    return lowest;
  });
}

/** The network of an epoch that was kept. */
export function atEpoch(checkpoints: readonly Checkpoint[], epoch: number): Checkpoint {
  return checkpoints.find((checkpoint) => checkpoint.epoch === epoch) as Checkpoint;
}
