/**
 * The differential fuzzer: random programs through np and through a live NumPy.
 *
 *     npm run fuzz -- --cases 20000 --seed 1
 *
 * Ends with 1 and the smallest failing program found when they differ, 0 when all agree, and 2 when no
 * NumPy 2 is there. `--all` goes on after a difference and counts them by operation.
 */
import { parseArgs } from 'node:util';
import { difference } from './compare.ts';
import { randomProgram } from './generate.ts';
import { LiveNumpy } from './numpy.ts';
import { type Program, runProgram } from './program.ts';

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    all: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log(`Random programs through np and through a live NumPy 2 (python3, or $PYTHON).

  --cases <n>   how many programs (2000)
  --seed <n>    which ones (1)
  --all         count all differences by operation; otherwise the first one ends it, made small`);
  process.exit(0);
}
const cases = Number(values.cases);
const seed = Number(values.seed);
const BATCH = 200;

const numpy = await LiveNumpy.start();
if (!numpy) {
  console.error('The fuzzer compares with a live NumPy 2: install it for python3 or set $PYTHON.');
  process.exit(2);
}

async function check(program: Program): Promise<string | undefined> {
  const [truth] = await numpy!.run([program]);
  return difference(program, runProgram(program, truth), truth);
}

/** Drops steps, then shortens shapes, while the program still fails. */
async function shrink(program: Program): Promise<Program> {
  let best = program;
  for (let i = best.steps.length - 1; i >= 0; i--) {
    const steps = best.steps.slice(0, i);
    if (steps.length === 0) break;
    const shorter = { ...best, steps };
    if (await check(shorter)) best = shorter;
  }
  const bare = { ...best, steps: best.steps.map(({ text: _, ...step }) => step) };
  if (await check(bare)) best = bare;
  for (const [i, input] of best.inputs.entries()) {
    for (let axis = 0; axis < input.shape.length; axis++) {
      for (const n of [0, 1, 2]) {
        if (best.inputs[i].shape[axis] <= n) break;
        const shape = best.inputs[i].shape.map((m, k) => (k === axis ? n : m));
        const smaller = {
          ...best,
          inputs: best.inputs.map((x, k) => (k === i ? { ...x, shape } : x)),
        };
        if (await check(smaller)) {
          best = smaller;
          break;
        }
      }
    }
  }
  return best;
}

const failures = new Map<string, { count: number; first: number; problem: string }>();
let failed = 0;
for (let start = 0; start < cases; start += BATCH) {
  const count = Math.min(BATCH, cases - start);
  const programs = Array.from({ length: count }, (_, i) =>
    randomProgram(seed * 1_000_003 + start + i),
  );
  const truths = await numpy.run(programs);
  for (const [i, program] of programs.entries()) {
    let problem: string | undefined;
    try {
      problem = difference(program, runProgram(program, truths[i]), truths[i]);
    } catch (error) {
      problem = `np broke: ${error instanceof Error ? error.stack : error}`;
    }
    if (!problem) continue;
    failed++;
    if (values.all) {
      const step = /^step (\d+)/.exec(problem);
      const key = step
        ? program.steps[Number(step[1])].op
        : problem.split(':')[0].replace(/\d+/, 'n');
      const known = failures.get(key);
      if (known) known.count++;
      else failures.set(key, { count: 1, first: start + i, problem });
      continue;
    }
    const small = await shrink(program);
    console.error(`Case ${start + i} of seed ${seed}: np and NumPy ${numpy.version} differ.`);
    console.error((await check(small)) ?? problem);
    console.error(`The program:\n${JSON.stringify(small)}`);
    console.error("Run it in NumPy: echo '<program>' | python3 tests/fuzz/reference.py");
    numpy.stop();
    process.exit(1);
  }
}
numpy.stop();
for (const [key, { count, first, problem }] of [...failures].sort(
  (a, b) => b[1].count - a[1].count,
)) {
  console.error(`${count} × ${key}, first in case ${first}: ${problem}\n`);
}
console.log(
  `${cases - failed} of ${cases} programs agree with NumPy ${numpy.version} (seed ${seed}).`,
);
process.exit(failed ? 1 : 0);
