import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import * as np from '../np/index.ts';
import { Recorder } from '../run/recorder.ts';
import { Run } from '../run/run.ts';
import { fillNarration, parseNarration } from './narration.ts';
import { notebook } from './notebook.ts';

const NARRATION = `# One neuron

## Products pop
> for each i in w
{x[i]} times {w[i]} is {product[i]}, {product[i] > 0 ? so the total climbs to {total[i]} : so the total falls to {total[i]}}.

## The bias lifts
The bias is a head start: it lifts the sum by {bias}, up to {output}.

> if negatives > 0
{negatives|Word} of the weights {negatives = 1 ? pulls : pull} down.
`;

const SOURCE = `# %%
x = np.array(inputs)
w = np.array(weights)
product = x * w
total = np.cumsum(product)
output = total[-1] + bias
negatives = np.sum(w < 0)
`;

function neuron(inputs: number[], weights: number[], bias: number): Run {
  const record = new Recorder();
  const [x, w] = [np.array(inputs, 'float64'), np.array(weights, 'float64')];
  const product = np.multiply(x, w);
  const total = np.cumsum(product);
  record.array('x', x);
  record.array('w', w);
  record.array('product', product);
  record.array('total', total);
  record.array('bias', bias);
  record.array('output', Number(total.at(-1)) + bias);
  record.array('negatives', weights.filter((weight) => weight < 0).length);
  const parameters = { inputs, weights, bias };
  return new Run(
    { lesson: '01-one-neuron', key: '0'.repeat(64), parameters, arrays: [] },
    record.recordings(),
  );
}

describe.each([
  { inputs: [1, 2, 3], weights: [0.2, 0.8, -0.5], bias: 2 },
  { inputs: [1, 2, 3, 2.5], weights: [0.2, 0.8, -0.5, 1], bias: 2 },
  { inputs: [-4], weights: [0.1], bias: -0.25 },
  { inputs: [1, 2, 3, 4, 5, 6], weights: [-1, 0.001, -1, 7, 1 / 3, -0.125], bias: 0 },
])('a neuron with inputs $inputs', ({ inputs, weights, bias }) => {
  const run = neuron(inputs, weights, bias);

  test('is told with its own numbers', () => {
    const { beats } = fillNarration(parseNarration(NARRATION, 'narration.md'), run, 'en');
    expect(beats[0]?.passages).toHaveLength(inputs.length);
    const negatives = weights.filter((weight) => weight < 0).length;
    expect(beats[1]?.passages).toHaveLength(negatives > 0 ? 2 : 1);
    const cues = beats.flatMap(({ passages }) => passages.flatMap((passage) => passage.cues));
    for (const { text, numbers } of cues) {
      // Every digit in a caption belongs to a number that the run holds under that path.
      let rest = text;
      for (const number of numbers) {
        const value = run.value(number.path);
        if (/\p{N}/u.test(number.text)) expect(number.text).toBe(value.text);
        expect(rest).toContain(number.text);
        rest = rest.slice(rest.indexOf(number.text) + number.text.length);
      }
      const withoutNumbers = numbers.reduce((left, number) => left.replace(number.text, ''), text);
      expect(withoutNumbers).not.toMatch(/\p{N}/u);
    }
  });

  const hasNumPy = spawnSync('python3', ['-c', 'import numpy']).status === 0;
  test.skipIf(!hasNumPy)(
    'has a notebook that NumPy agrees with (skipped without NumPy)',
    { timeout: 60_000 },
    () => {
      const text = notebook({
        title: 'One neuron',
        summary: 'A weighted vote with a head start.',
        source: SOURCE,
        parameters: run.parameters,
        run,
      });
      const { cells } = JSON.parse(text) as { cells: { cell_type: string; source: string[] }[] };
      const code = cells
        .filter((cell) => cell.cell_type === 'code')
        .map((cell) => cell.source.join(''));
      const { status, stdout, stderr } = spawnSync('python3', ['-'], { input: code.join('\n\n') });
      expect([status, String(stderr)]).toEqual([0, '']);
      expect(String(stdout).trim()).toBe('7 arrays equal, digit for digit');
    },
  );
});
