/**
 * np beside NumPy on this machine:
 *
 *     npm run bench np -- [words of the names to measure]
 *
 * Microseconds a call. np and NumPy take turns, so that both meet the same load; the best round of each
 * counts. The ratio is np / NumPy: below 1 np is faster. At the end what the goals say of it.
 */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { goalLines, type Measured } from './goals.ts';
import { oneRound, operations, spiral } from './operations.ts';

const ROUNDS = 25;
const EPOCHS = 10001;
const TRAINING = 'spiral 2-64-3, an epoch';

const words = process.argv.slice(2);
const wanted = (name: string) => words.every((word) => name.includes(word));

const script = fileURLToPath(new URL('./reference.py', import.meta.url));
const python = spawn(process.env.PYTHON ?? 'python3', [script], {
  stdio: ['pipe', 'pipe', 'ignore'],
});
const ended = new Promise<undefined>((resolve) => {
  python.on('error', () => resolve(undefined));
  python.on('exit', () => resolve(undefined));
});
const lines = createInterface({ input: python.stdout })[Symbol.asyncIterator]();
const answer = async () => {
  const line = await Promise.race([lines.next(), ended]);
  return line && !line.done ? JSON.parse(line.value) : undefined;
};
const version: string | undefined = (await answer())?.numpy;
if (!version) console.log('No NumPy found for python3 (or $PYTHON): only np is measured.');

async function theirRound(name: string): Promise<{ micro: number; loss?: number }> {
  if (!version) return { micro: Number.NaN };
  python.stdin.write(`${name}\n`);
  return answer();
}

const measured: Measured[] = [];

function row(name: string, ours: number, theirs: number): void {
  measured.push({ name, ours, theirs });
  const digits = (x: number) => x.toFixed(x < 10 ? 2 : 1).padStart(11);
  const ratio = version ? `${digits(theirs)}${(ours / theirs).toFixed(2).padStart(9)}×` : '';
  console.log(`${name.padEnd(34)}${digits(ours)}${ratio}`);
}

console.log(
  `${'µs a call'.padEnd(34)}         np${version ? `  NumPy ${version.slice(0, 4)}` : ''}`,
);
for (const [name, f] of operations()) {
  if (!wanted(name)) continue;
  let ours = Infinity;
  let theirs = Infinity;
  for (let i = 0; i < ROUNDS; i++) {
    ours = Math.min(ours, oneRound(f));
    theirs = Math.min(theirs, (await theirRound(name)).micro);
  }
  row(name, ours, theirs);
}
if (wanted(TRAINING)) {
  let ours = { micro: Infinity, loss: 0 };
  let theirs: { micro: number; loss?: number } = { micro: Number.NaN };
  for (let i = 0; i < 2; i++) {
    const mine = spiral(EPOCHS);
    const other = await theirRound(TRAINING);
    if (mine.micro < ours.micro) ours = mine;
    if (!(other.micro >= theirs.micro)) theirs = other;
  }
  row(TRAINING, ours.micro, theirs.micro);
  const seconds = (micro: number) => `${((micro * EPOCHS) / 1e6).toFixed(2)} s`;
  const beside = version ? `; NumPy ${seconds(theirs.micro)}, loss ${theirs.loss}` : '';
  console.log(
    `all ${EPOCHS} full-batch epochs: np ${seconds(ours.micro)}, loss ${ours.loss}${beside}`,
  );
}
python.stdin.end();
console.log(`\n${goalLines(measured).join('\n')}`);
