/**
 * np beside NumPy on this machine:
 *
 *     node --import tsx src/np/bench/run.ts [words of the names to measure]
 *
 * Microseconds a call, best of seven rounds; the ratio is np / NumPy (below 1: np is faster).
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { measure, operations, spiral } from './operations.ts';

const words = process.argv.slice(2);
const wanted = (name: string) => words.every((word) => name.includes(word));

const script = fileURLToPath(new URL('./reference.py', import.meta.url));
const python = spawnSync(process.env.PYTHON ?? 'python3', [script], { encoding: 'utf8' });
let numpy: { numpy: string; micro: Record<string, number>; loss: number } | undefined;
if (python.status === 0) numpy = JSON.parse(python.stdout);
else console.log('No NumPy found for python3 (or $PYTHON): only np is measured.');

const row = (name: string, ours: number) => {
  const theirs = numpy?.micro[name];
  const digits = (x: number) => x.toFixed(x < 10 ? 2 : 1).padStart(10);
  const ratio = theirs === undefined ? '' : `${(ours / theirs).toFixed(2).padStart(8)}×`;
  console.log(
    `${name.padEnd(36)}${digits(ours)}${theirs === undefined ? '' : digits(theirs)}${ratio}`,
  );
};

console.log(`${'µs a call'.padEnd(36)}        np${numpy ? `  NumPy ${numpy.numpy}` : ''}`);
for (const [name, f] of operations()) if (wanted(name)) row(name, measure(f));
const training = 'spiral 2-64-3, an epoch';
if (wanted(training)) {
  spiral(300);
  const { micro, loss } = spiral(1000);
  row(training, micro);
  console.log(`loss after 1000 epochs: np ${loss}${numpy ? `, NumPy ${numpy.loss}` : ''}`);
}
