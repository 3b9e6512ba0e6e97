import type { Recorder } from 'gradreel/lesson';
import * as np from 'gradreel/np';
import { forward, type Neuron, type Task } from './neuron.ts';

const CURVE_POINTS = 241;
/** Steps of the secants, in parts of the way from the weight to the curve's bend. */
const SECANT_STEPS = [0.2, 0.15, 0.1, 0.05];
/** Points on each side of the weight, ever closer to it. */
const ZOOM_POINTS = 80;
/** Chain rule and nudge agree when they lie less than so many percent apart. */
const AGREES = 0.1;
/** What lies closer together than this part of its size differs by rounding alone. */
const ROUNDING = 1e-9;

/** Which weight is tested, and what the chain rule says of it. */
interface Claim {
  readonly index: number;
  readonly slope: number;
}

/** The loss over one weight, and its slope measured: (L(w + h) − L(w)) / h. */
export function recordNudgeTest(
  neuron: Neuron,
  task: Task,
  { index, slope }: Claim,
  record: Recorder,
): void {
  const at = Number(neuron.w.at(index));
  const lossAt = (weight: number) => {
    const w = neuron.w.copy();
    w.set(index, weight);
    return forward({ w, b: neuron.b }, task).loss;
  };
  const lossesAt = (weights: Iterable<number>) => np.array([...weights].map(lossAt));
  const { reach, low, high } = curveEnds(neuron, task, index);
  const positions = np.linspace(low, high, CURVE_POINTS);
  record.array('curve.w', positions);
  record.array('curve.loss', lossesAt(positions.tolist() as number[]));
  const zoom = zoomPositions(at, Math.abs(reach));
  record.array('zoom.w', np.array(zoom));
  record.array('zoom.loss', lossesAt(zoom));

  // Lines through the weight's point: the tangent, and secants whose second point comes ever closer. They
  // end half way to the bend on one side.
  const far = at + reach / 2;
  const line = (through: number, rate: number) => {
    const ends = [far, through].sort((a, b) => a - b);
    return { w: ends, loss: ends.map((end) => lossAt(at) + rate * (end - at)) };
  };
  const secants = SECANT_STEPS.map((share) => {
    const step = -reach * share;
    const rate = (lossAt(at + step) - lossAt(at)) / step;
    return { step, rate, loss: lossAt(at + step), line: line(at + step, rate) };
  });
  record.array(
    'nearing',
    nearing(
      secants.map(({ rate }) => rate),
      slope,
    ),
  );
  record.array('secant.step', np.array(secants.map(({ step }) => step)));
  record.array('secant.to', np.array(secants.map(({ step }) => at + step)));
  record.array('secant.loss', np.array(secants.map(({ loss }) => loss)));
  record.array('secant.slope', np.array(secants.map(({ rate }) => rate)));
  record.array('secant.w', np.array(secants.map((secant) => secant.line.w)));
  record.array('secant.line', np.array(secants.map((secant) => secant.line.loss)));
  const tangent = line(at - 0.21 * reach, slope);
  record.array('tangent.w', np.array(tangent.w));
  record.array('tangent.line', np.array(tangent.loss));

  const h = Number(`1e${Math.round(Math.log10(Math.abs(reach) / 2)) - 4}`);
  const rise = lossAt(at + h) - lossAt(at);
  const measured = rise / h;
  record.array('nudge.h', h);
  record.array('nudge.w', at + h);
  record.array('nudge.loss', lossAt(at + h));
  record.array('nudge.tangent', lossAt(at) + slope * h);
  record.array('nudge.rise', rise);
  record.array('nudge.chain', slope);
  record.array('nudge.measured', measured);
  // At the bottom of the curve no slope is there to compare with: those of the secants say what is much.
  const sizes = [slope, measured, ...(slope === 0 ? secants.map(({ rate }) => rate) : [])];
  const larger = Math.max(...sizes.map(Math.abs));
  const share = larger === 0 ? 0 : Math.abs(measured - slope) / larger;
  const apart = share < ROUNDING ? 0 : 100 * share;
  record.array('nudge.apart', apart);
  record.array('nudge.agrees', apart < AGREES ? 1 : 0);
}

/** Whether each slope lies closer to the limit than the one before (1), all are the limit (0), or neither (−1). */
function nearing(slopes: readonly number[], limit: number): number {
  const gaps = slopes.map((slope) => Math.abs(slope - limit));
  if (gaps.every((gap) => gap === 0)) return 0;
  return gaps.every((gap, i) => i === 0 || gap < (gaps[i - 1] as number)) ? 1 : -1;
}

/**
 * The stretch of the curve that is shown: from a little beyond the weight to beyond its bend, where the
 * ReLU shuts or the loss is least. `reach` is the way from the weight to the bend.
 */
function curveEnds(neuron: Neuron, task: Task, index: number) {
  const at = Number(neuron.w.at(index));
  const input = Number(task.x.at(index));
  const { z } = forward(neuron, task);
  const toHinge = -z / input;
  const toLeast = (Math.max(0, task.target) - z) / input;
  const toBend = z > 0 && Math.abs(toHinge) > Math.abs(toLeast) * 3 ? toLeast : toHinge;
  // Where the ReLU is about to open, the lines are drawn on the side on which it is shut.
  const reach = toBend !== 0 && input !== 0 ? toBend : Math.sign(input) || 1;
  const ends = [at - 0.22 * reach, at + (z > 0 ? 1.25 : 1.8) * reach].sort((a, b) => a - b);
  return { reach, low: ends[0] as number, high: ends[1] as number };
}

/** Positions ever closer to the weight, so that the curve is there at every magnification. */
function zoomPositions(at: number, reach: number): number[] {
  const offsets = Array.from(
    { length: ZOOM_POINTS },
    (_, i) => reach * 10 ** (i / 16 - ZOOM_POINTS / 16 - 0.6),
  );
  return [
    ...offsets.map((offset) => at - offset).reverse(),
    at,
    ...offsets.map((offset) => at + offset),
  ];
}
