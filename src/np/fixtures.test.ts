/** np against what real NumPy 2 made of the same programs (fixtures/make.py). */
import { describe, expect, test } from 'vitest';
import { describe as describeArray, fromBase64 } from '../../tests/fuzz/arrays.ts';
import { compareValues, difference } from '../../tests/fuzz/compare.ts';
import {
  type Outcome,
  type Program,
  type ProgramOutcome,
  runProgram,
} from '../../tests/fuzz/program.ts';
import elementwise from './fixtures/elementwise.json';
import files from './fixtures/files.json';
import found from './fixtures/found.json';
import indexing from './fixtures/indexing.json';
import linear from './fixtures/linear.json';
import printing from './fixtures/printing.json';
import reductions from './fixtures/reductions.json';
import shapes from './fixtures/shapes.json';
import * as np from './index.ts';

const topics: Record<string, unknown[]> = {
  elementwise,
  reductions,
  linear,
  shapes,
  indexing,
  printing,
  found,
};

for (const [topic, cases] of Object.entries(topics)) {
  test(`${topic}: ${cases.length} programs as in NumPy`, () => {
    const problems: string[] = [];
    for (const entry of cases) {
      const { program, outcome } = entry as { program: Program; outcome: ProgramOutcome };
      const problem = difference(program, runProgram(program, outcome), outcome);
      if (problem) problems.push(`${problem}\n${JSON.stringify(program)}`);
    }
    expect(problems.slice(0, 20).join('\n\n'), `${problems.length} differ`).toBe('');
  });
}

interface FileCase {
  name: string;
  npy?: string;
  npz?: string;
  content: Outcome | Record<string, Outcome>;
}

describe("NumPy's files", () => {
  for (const { name, npy, npz, content } of files as unknown as FileCase[]) {
    test(name, async () => {
      if (npy) {
        const array = np.load(fromBase64(npy));
        expect(compareValues(describeArray(array), content as Outcome, true)).toBeUndefined();
      }
      if (npz) {
        const arrays = await np.loadzAsync(fromBase64(npz));
        for (const [key, expected] of Object.entries(content as Record<string, Outcome>)) {
          expect(compareValues(describeArray(arrays[key]), expected, true)).toBeUndefined();
        }
      }
    });
  }
});
