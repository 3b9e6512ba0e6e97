import * as nn from '../../nn/index.ts';
import * as np from '../../np/index.ts';
import type { Recorder } from '../../run/recorder.ts';
import type { Run } from '../../run/run.ts';
import type { DiscPoint } from '../decision-disc/decision-disc.tsx';
import type { EpochReading } from '../loss-strip/loss-strip.tsx';
import type { NetworkSample } from '../weight-network/weight-network.tsx';
import { TrainingCheckpoints } from './checkpoints.ts';

/** The point that examples follow through the network. */
const SAMPLE = 130;
const NEURONS = 24;
const EPOCHS = 600;

/** A small real training for examples: a 2-24-3 net on the spiral, {@link EPOCHS} epochs of Adam. */
export function recordSmallTraining(record: Recorder): void {
  np.random.seed(0);
  const { X, y } = nn.spiral({ samples: 60 });
  const dense = new nn.Dense(2, NEURONS);
  const model = new nn.Model([dense, new nn.ReLU(), new nn.Dense(NEURONS, 3), new nn.Softmax()], {
    loss: new nn.CategoricalCrossEntropy(),
    optimizer: new nn.Adam({ learningRate: 0.05, decay: 5e-7 }),
  });
  const kept = new Set(nn.checkpointEpochs(EPOCHS, { perDecade: 12, always: [100] }));
  const loss: number[] = [];
  const right: number[] = [];
  model.fit(X, y, {
    epochs: EPOCHS + 1,
    callbacks: [
      nn.recordTraining(record, {
        every: (epoch) => kept.has(epoch),
        gradients: true,
        more: ({ predictions }) => ({
          hidden: np.maximum(dense.output.slice(SAMPLE), 0) as np.NDArray,
          percent: predictions.slice(SAMPLE).multiply(100),
        }),
      }),
      {
        onEpochEnd(report) {
          loss.push(report.loss);
          right.push(Math.round(report.accuracy * y.size));
        },
      },
    ],
  });
  record.array('X', X);
  record.array('y', y);
  record.array('count', y.size);
  record.array('x', X.slice(SAMPLE));
  record.array('losses', np.array(loss));
  record.array('right', np.array(right, 'int64'));
  record.array('kept', np.array([...kept], 'int64'));
}

/** What nodes need of {@link recordSmallTraining}. */
export function smallTraining(run: Run) {
  const checkpoints = new TrainingCheckpoints(run);
  const numbers = (path: string) => run.array(path).ravel().tolist() as number[];
  const X = run.array('X');
  const points = numbers('y').map(
    (label, i): DiscPoint => ({ x: X.at(i, 0) as number, y: X.at(i, 1) as number, label }),
  );
  const sample = (epoch: number): NetworkSample => {
    const step = checkpoints.epochAt(epoch);
    return {
      hidden: numbers(`epoch ${step} / hidden`),
      percent: [0, 1, 2].map((k) => run.value(`epoch ${step} / percent[${k}]`)),
    };
  };
  const reading = (epoch: number): EpochReading => {
    const step = checkpoints.epochAt(epoch);
    return {
      epoch: run.value(`kept[${checkpoints.epochs.indexOf(step)}]`),
      loss: run.value(`losses[${step}]`),
      right: run.value(`right[${step}]`),
    };
  };
  return { checkpoints, points, sample, reading, numbers, followed: SAMPLE, last: EPOCHS };
}
