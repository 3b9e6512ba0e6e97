import { describe, expect, test } from 'vitest';
import { stoppedNotebook } from './check/notebook.ts';
import { executeNotebook, pythonWithNumPy } from './execute-notebook.ts';
import { fakeRun } from './fake-run.ts';
import { notebook } from './notebook.ts';

const python = await pythonWithNumPy();

const SOURCE = `# %% [markdown]
# Twice:

# %%
twice = 2 * np.array(numbers)
`;

/** Executes a notebook made from these cells; the video shows these numbers. */
async function execute(source: string, twice: number[]) {
  const text = notebook({
    title: 'Twice',
    summary: 'Everything doubled.',
    source,
    parameters: { numbers: [0.1, 3] },
    run: fakeRun({ twice }),
  });
  return executeNotebook(python ?? ['python3'], text, new Uint8Array());
}

describe.skipIf(python === undefined)('a notebook (skipped where no Python has NumPy)', () => {
  test('that computes what the video shows runs to its end', async () => {
    expect(await execute(SOURCE, [0.2, 6])).toBeUndefined();
    expect(stoppedNotebook({})).toEqual([]);
  });

  test('that computes another number stops at its comparison', async () => {
    const stopped = await execute(SOURCE, [0.2, 6.000000000000001]);
    expect(stopped).toMatchObject({ cell: 6, code: expect.stringMatching(/^compare\("twice"/) });
    expect(stopped?.error).toContain('twice is not what the video shows');
    const [finding] = stoppedNotebook({ notebook: stopped as NonNullable<typeof stopped> });
    expect(finding?.object).toMatch(/^cell 6, line \d+ of notebook.ipynb: compare\("twice"/);
    expect(finding?.problem).toMatch(/^It stops there with AssertionError: [^\n]+$/);
  });

  test('that does not run is found with its line', async () => {
    const broken = `${SOURCE}\n\ndef half(x):\n    return x / missing\n\n\nhalf(twice)\n`;
    expect(await execute(broken, [0.2, 6])).toEqual({
      cell: 4,
      line: 8,
      code: 'half(twice)',
      error: "NameError: name 'missing' is not defined",
    });
    expect(await execute(`${SOURCE}\nif twice\n`, [0.2, 6])).toMatchObject({
      cell: 4,
      code: 'if twice',
      error: expect.stringMatching(/^SyntaxError: /),
    });
  });
});
