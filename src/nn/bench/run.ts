/**
 * How long the training run of lesson 18 takes (10,001 full-batch epochs of the 2-64-3 spiral net, float64,
 * Adam), side by side with NumPy where python3 has one, in turns; and whether memory grows.
 *
 *     node --import tsx src/nn/bench/run.ts [epochs] [rounds]
 *
 * "processor" is the time spent computing: on a busy machine it says more than the seconds on the clock.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Adam } from '../adam.ts';
import { spiralModel } from '../long-runs/spiral-model.ts';

interface Measured {
  seconds: number;
  processor: number;
  loss: number;
  version?: string;
}

const epochs = Number(process.argv[2] ?? 10001);
const rounds = Number(process.argv[3] ?? 3);

function gradreel(): Measured & { grown: number } {
  const { X, y, model } = spiralModel(new Adam({ learningRate: 0.05, decay: 5e-7 }));
  const buffers = () => process.memoryUsage().arrayBuffers;
  const start = performance.now();
  const cpu = process.cpuUsage();
  let loss = 0;
  let after100 = 0;
  for (const report of model.epochs(X, y, { epochs })) {
    loss = report.loss;
    if (report.epoch === Math.min(100, epochs - 1)) after100 = buffers();
  }
  const { user, system } = process.cpuUsage(cpu);
  return {
    seconds: (performance.now() - start) / 1000,
    processor: (user + system) / 1e6,
    loss,
    grown: buffers() - after100,
  };
}

function numpy(...options: string[]): Measured | null {
  const script = fileURLToPath(new URL('train.py', import.meta.url));
  const { status, stdout } = spawnSync('python3', [script, String(epochs), ...options], {
    encoding: 'utf8',
  });
  return status === 0 ? (JSON.parse(stdout) as Measured) : null;
}

const line = (name: string, m: Measured, note = ''): void => {
  console.log(
    `${name.padEnd(22)} ${m.seconds.toFixed(2).padStart(6)} s  processor ${m.processor.toFixed(2).padStart(5)} s  loss ${m.loss.toFixed(4)}  ${note}`,
  );
};

for (let round = 0; round < rounds; round++) {
  const own = gradreel();
  line('gradreel', own, `array memory grew by ${own.grown} bytes after epoch 100`);
  const theirs = numpy();
  if (theirs === null) {
    console.log('NumPy: python3 has none; skipped');
    continue;
  }
  line(`NumPy ${theirs.version}`, theirs, "the book's program");
  const lean = numpy('--lean');
  if (lean) line(`NumPy ${theirs.version}, lean`, lean, 'without the gradient of the inputs');
}
