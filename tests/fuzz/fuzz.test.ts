import { expect, test } from 'vitest';
import { difference } from './compare.ts';
import { randomProgram } from './generate.ts';
import { LiveNumpy } from './numpy.ts';
import { type Outcome, type Program, runProgram } from './program.ts';

const numpy = await LiveNumpy.start();

test.skipIf(!numpy)('a few hundred random programs agree with a live NumPy', async () => {
  const programs = Array.from({ length: 300 }, (_, i) => randomProgram(77_000_000 + i));
  const truths = await numpy!.run(programs);
  const problems = programs.flatMap((program, i) => {
    const problem = difference(program, runProgram(program, truths[i]), truths[i]);
    return problem ? [`${problem}\n${JSON.stringify(program)}`] : [];
  });
  numpy!.stop();
  expect(problems.join('\n\n')).toBe('');
});

test('a difference is found and told', () => {
  const program: Program = {
    inputs: [{ dtype: 'float64', shape: [3], seed: 1 }],
    steps: [{ op: 'negative', args: [{ ref: 0 }] }],
  };
  const ours = runProgram(program);
  const [result] = ours.results;
  const withResult = (other: Outcome) => ({ ...ours, results: [other] });
  expect(difference(program, ours, ours)).toBeUndefined();
  expect(difference(program, ours, withResult({ ...result, dtype: 'float32' }))).toBe(
    'step 0 (negative): dtype float64 instead of float32',
  );
  const { data } = runProgram({ ...program, inputs: [{ ...program.inputs[0], seed: 2 }] })
    .results[0];
  expect(difference(program, ours, withResult({ ...result, data }))).toMatch(/element 0 is -?\d/);
  expect(difference(program, ours, withResult({ error: 'no', type: 'ValueError' }))).toBe(
    'step 0 (negative): NumPy throws ValueError: no; np does not',
  );
});
