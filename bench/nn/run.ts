/**
 * How long the training run of lesson 18 takes (10,001 full-batch epochs of the 2-64-3 spiral net, float64,
 * Adam), side by side with NumPy where python3 has one, in turns; and whether memory grows; and how much
 * a page loads for such a training.
 *
 *     node --import tsx bench/nn/run.ts [epochs] [rounds]
 *
 * "processor" is the time spent computing: on a busy machine it says more than the seconds on the clock.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { spiralModel } from '../../src/nn/long-runs/spiral-model.ts';
import { Adam } from '../../src/nn/optimizers/adam.ts';
import { collectGarbage } from '../../src/nn/testing/collect-garbage.ts';
import { buildTraining } from './page-size.ts';

interface Measured {
  seconds: number;
  processor: number;
  loss: number;
  version?: string;
}

const epochs = Number(process.argv[2]) || 10001;
const rounds = Number(process.argv[3]) || 3;

function gradreel(): Measured {
  const { X, y, model } = spiralModel(new Adam({ learningRate: 0.05, decay: 5e-7 }));
  const start = performance.now();
  const cpu = process.cpuUsage();
  let loss = 0;
  for (const report of model.epochs(X, y, { epochs })) loss = report.loss;
  const { user, system } = process.cpuUsage(cpu);
  return {
    seconds: (performance.now() - start) / 1000,
    processor: (user + system) / 1e6,
    loss,
  };
}

function numpy(...options: string[]): Measured | null {
  const script = fileURLToPath(new URL('train.py', import.meta.url));
  const { status, stdout } = spawnSync('python3', [script, String(epochs), ...options], {
    encoding: 'utf8',
  });
  return status === 0 ? (JSON.parse(stdout) as Measured) : null;
}

/** Bytes of arrays and of other objects that 1,000 more epochs leave behind. */
async function growth(): Promise<{ arrays: number; objects: number }> {
  const { X, y, model } = spiralModel(new Adam({ learningRate: 0.05, decay: 5e-7 }));
  const measure = async () => {
    await collectGarbage();
    const { arrayBuffers, heapUsed } = process.memoryUsage();
    return { arrays: arrayBuffers, objects: heapUsed };
  };
  model.fit(X, y, { epochs: 1000 });
  const before = await measure();
  model.fit(X, y, { epochs: 1000 });
  const after = await measure();
  return { arrays: after.arrays - before.arrays, objects: after.objects - before.objects };
}

function print(name: string, { seconds, processor, loss }: Measured, note = ''): void {
  const [clock, busy] = [seconds, processor].map((s) => s.toFixed(2).padStart(6));
  console.log(`${name.padEnd(20)}${clock} s  processor${busy} s  loss ${loss.toFixed(4)}  ${note}`);
}

for (let round = 0; round < rounds; round++) {
  print('gradreel', gradreel());
  const theirs = numpy();
  if (theirs === null) {
    console.log('NumPy: python3 has none; skipped');
    continue;
  }
  print(`NumPy ${theirs.version}`, theirs, "the book's program");
  const lean = numpy('--lean');
  if (lean) print(`NumPy ${theirs.version}, lean`, lean, 'without the gradient of the inputs');
}

const { arrays, objects } = await growth();
console.log(
  `1,000 more epochs leave ${arrays} bytes of arrays and ${objects} bytes of objects behind`,
);

const { bytes, gzipped } = await buildTraining();
console.log(
  `a page loads ${(gzipped / 1000).toFixed(1)} kB gzipped (${(bytes / 1000).toFixed(0)} kB minified) to train such a network`,
);
