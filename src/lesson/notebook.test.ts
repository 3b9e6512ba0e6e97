import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fakeRun } from './fake-run.ts';
import { type NotebookOptions, notebook } from './notebook.ts';
import { parsePercentCells } from './percent-cells.ts';
import { pythonLiteral, pythonName } from './python-literal.ts';

const SOURCE = `# %% [markdown]
# # One neuron
#
# Every input times its weight:
# %%
x = np.array(inputs)
w = np.array(weights)
product = x * w
product

# %%
total = np.cumsum(product)
layer_w = np.outer(w, x)
output = total[-1] + bias
print(output)
`;

const PARAMETERS = {
  inputs: [1, 2, 3],
  weights: [0.2, 0.8, -0.5],
  bias: 2,
  label: 'a "neuron"',
  seed: 7,
};

// Printed by NumPy 2.4.6 for these inputs.
const ARRAYS = {
  x: [1, 2, 3],
  w: [0.2, 0.8, -0.5],
  product: [0.2, 1.6, -1.5],
  total: [0.2, 1.8, 0.30000000000000004],
  'layer.w': [
    [0.2, 0.4, 0.6000000000000001],
    [0.8, 1.6, 2.4000000000000004],
    [-0.5, -1, -1.5],
  ],
  bias: 2,
  output: 2.3,
  hidden: [1, 2],
};

const options: NotebookOptions = {
  title: 'One neuron',
  summary: 'A weighted vote.',
  source: SOURCE,
  parameters: PARAMETERS,
  run: fakeRun(ARRAYS),
};

interface Content {
  nbformat: number;
  nbformat_minor: number;
  cells: { cell_type: string; id: string; source: string[]; outputs?: unknown[] }[];
}

function cellsOf(text: string) {
  return (JSON.parse(text) as Content).cells.map(({ cell_type, source }) => ({
    kind: cell_type,
    source: source.join(''),
  }));
}

function codeOf(text: string): string {
  return cellsOf(text)
    .filter(({ kind }) => kind === 'code')
    .map(({ source }) => source)
    .join('\n\n');
}

describe('the notebook', () => {
  const cells = cellsOf(notebook(options));

  test('holds title, parameters, the author’s cells and the comparison', () => {
    expect(cells.map(({ kind }) => kind)).toEqual([
      'markdown',
      'code',
      'markdown',
      'code',
      'code',
      'markdown',
      'code',
    ]);
    expect(cells[0]?.source).toBe('# One neuron\n\nA weighted vote.');
    expect(cells[1]?.source).toBe(`import numpy as np

inputs = [1, 2, 3]
weights = [0.2, 0.8, -0.5]
bias = 2.0
label = "a \\"neuron\\""
seed = 7`);
    expect(cells[2]?.source).toBe('# One neuron\n\nEvery input times its weight:');
    expect(cells[5]?.source).toMatch(/also holds `hidden`, which/);
  });

  test('compares exactly what it computes', () => {
    const compared = [...(cells[6]?.source ?? '').matchAll(/^compare\("(\w+)"/gm)].map(
      ([, name]) => name,
    );
    expect(compared).toEqual(['x', 'w', 'product', 'total', 'layer_w', 'bias', 'output']);
    expect(cells[6]?.source).toContain(
      'compare("total", total, np.array([0.2, 1.8, 0.30000000000000004]))',
    );
    expect(cells[6]?.source).toContain('print("7 arrays equal, digit for digit")');
  });

  test('is the same for the same input', () => {
    expect(notebook(options)).toBe(notebook({ ...options }));
  });

  test('that computes nothing of the run is refused', () => {
    expect(() => notebook({ ...options, source: '# %%\ny = np.array(inputs)\n' })).toThrow(
      /notebook\.py computes nothing that the run records.*x, w, product/,
    );
  });

  test.each([
    ['total = 1', true],
    ['total += 1', true],
    ['total[0] = 1', true],
    ['total: np.ndarray = f(1)', true],
    ['a, total = f(1)', true],
    ['total, a = f(1)', true],
    ['x = total == 1', false],
    ['total == 1', false],
    ['f(total=1)', false],
    ['# total = 1', false],
    ['subtotal = 1', false],
    ['total2 = 1', false],
    ['def f():\n    total = 1', false],
  ])('in %j the assignment of total is seen: %s', (code, isSeen) => {
    const text = notebook({ ...options, source: `# %%\noutput = 2.3\n${code}\n` });
    expect(text.includes('compare(\\"total\\"')).toBe(isSeen);
  });
});

describe('percent cells', () => {
  test('code above the first marker is a cell, blank ones are not', () => {
    expect(
      parsePercentCells(
        'a = 1\r\n\r\n# %%\n\n# %%\n\n  b = 2\n# not %% a marker\n\n#%% [md]\n#text\n',
        'n.py',
      ),
    ).toEqual([
      { kind: 'code', source: 'a = 1' },
      { kind: 'code', source: '  b = 2\n# not %% a marker' },
      { kind: 'markdown', source: 'text' },
    ]);
  });

  test.each([
    ['# %% [markdown]\n# text\nx = 1', /n\.py:3: "x = 1" is code in a cell of text/],
    ['x = 1\n# %% [raw]\n', /n\.py:2: "# %% \[raw\]" begins no known cell/],
  ])('%j is refused', (source, message) => {
    expect(() => parsePercentCells(source, 'n.py')).toThrow(message);
  });
});

describe('Python literals', () => {
  test.each([
    ['dense1.weights', 'dense1_weights'],
    ['lambda', 'lambda_'],
    ['learning-rate', 'learning_rate'],
    ['2d', '_2d'],
  ])('%s is the variable %s', (name, variable) => {
    expect(pythonName(name)).toBe(variable);
  });

  test('a function has none', () => {
    expect(() => notebook({ ...options, parameters: { step: () => 1 } })).toThrow(
      /Parameter "step": A function/,
    );
  });
});

describe('real NumPy (skipped where python3 has none)', { timeout: 60_000 }, () => {
  const hasNumPy = spawnSync('python3', ['-c', 'import numpy']).status === 0;
  const hasNbconvert = spawnSync('python3', ['-c', 'import nbconvert']).status === 0;
  const hasNbformat = spawnSync('python3', ['-c', 'import nbformat']).status === 0;
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'notebook-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  function python(code: string) {
    const { status, stdout, stderr } = spawnSync('python3', ['-'], { cwd: folder, input: code });
    return { status, output: String(stdout).trim(), error: String(stderr).trim() };
  }

  test.skipIf(!hasNumPy)('computes the same digits', () => {
    const { status, output, error } = python(codeOf(notebook(options)));
    expect([status, error]).toEqual([0, '']);
    expect(output).toBe('2.3\n7 arrays equal, digit for digit');
  });

  test.skipIf(!hasNumPy).each([
    ['the last bit', 'total', [0.2, 1.8, 0.3]],
    ['a sign', 'product', [0.2, 1.6, 1.5]],
    ['a number in a matrix', 'layer.w', [[0.2, 0.4, 0.6], ...ARRAYS['layer.w'].slice(1)]],
    ['one number for all', 'x', 1],
    ['one entry less', 'x', [1, 2]],
    ['another parameter', 'bias', 2.5],
  ])('notices %s', (_, name, values) => {
    const text = notebook({ ...options, run: fakeRun({ ...ARRAYS, [name]: values }) });
    const { status, error } = python(codeOf(text));
    expect(status).toBe(1);
    expect(error).toContain('AssertionError');
    expect(error).toContain(`${pythonName(name)} is not what the video shows`);
  });

  test.skipIf(!hasNumPy)('notices a number where the video shows an array of it', () => {
    const ones = { ...options, source: '# %%\nhidden = np.ones(2)\n' };
    const number = notebook({ ...ones, run: fakeRun({ hidden: 1 }) });
    expect(python(codeOf(number)).error).toContain('hidden is not what the video shows');
    const array = notebook({ ...ones, run: fakeRun({ hidden: [1, 1] }) });
    expect(python(codeOf(array)).output).toBe('1 array equal, digit for digit');
  });

  test.skipIf(!hasNumPy)('compares within a tolerance when the lesson asks for it', () => {
    const total = [0.2, 1.8, 0.3];
    const loose = { ...options, run: fakeRun({ ...ARRAYS, total }), tolerance: 1e-9 };
    expect(python(codeOf(notebook(loose))).output).toContain(
      '7 arrays agree within a relative 1e-9',
    );
    const wrong = { ...loose, run: fakeRun({ ...ARRAYS, total: [0.2, 1.8, 0.300001] }) };
    expect(python(codeOf(notebook(wrong))).status).toBe(1);
  });

  test.skipIf(!hasNumPy)('reads large arrays from numbers.npz', () => {
    const table = Array.from({ length: 13 }, (_, row) =>
      Array.from({ length: 5 }, (_, column) => row / (column + 3)),
    );
    const large = {
      ...options,
      source: '# %%\ntable_all = np.arange(13)[:, None] / (np.arange(5) + 3)\n',
      run: fakeRun({ 'table.all': table }),
    };
    const code = codeOf(notebook(large));
    const missing = python(code);
    expect(missing.status).toBe(1);
    expect(missing.error).toContain('numbers.npz is missing');
    const save = (rows: number[][]) =>
      python(
        `import numpy as np\nnp.savez("numbers.npz", **{"table.all": np.array(${JSON.stringify(rows)})})`,
      );
    save(table);
    expect(python(code)).toEqual({
      status: 0,
      output: '1 array equal, digit for digit',
      error: '',
    });
    save(table.with(12, [0, 1, 2, 3, 4]));
    expect(python(code).error).toContain('table_all is not what the video shows');
  });

  test.skipIf(!hasNumPy)('reads every kind of literal back', () => {
    const values = [
      [0.1, 5e-324, 1.7976931348623157e308, 1e21, 123456789012345680000, -0, Number.NaN],
      [1, 2, -3],
      [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
      [true, false, null],
      'quote " \\ back\nline\u2028 😀 \u0007 ’',
      { rate: 0.5, sizes: [2, 64, 3], deep: { on: true } },
      [],
    ];
    const code = `import numpy as np, json
values = ${pythonLiteral(values.map((value) => JSON.stringify(value)))}
literals = [${values.map((value) => pythonLiteral(value)).join(', ')}]
print(json.dumps([repr(entry) for entry in literals]))
print(json.dumps(literals[4]), json.dumps(literals[5]))
print([type(entry).__name__ for entry in literals[0]], [type(entry).__name__ for entry in literals[1]])`;
    const { output, error } = python(code);
    expect(error).toBe('');
    const [shown = '[]', json = '', types] = output.split('\n');
    expect(JSON.parse(shown)).toEqual([
      '[0.1, 5e-324, 1.7976931348623157e+308, 1e+21, 1.2345678901234568e+20, -0.0, nan]',
      '[1, 2, -3]',
      '[inf, -inf]',
      '[True, False, None]',
      expect.any(String),
      "{'rate': 0.5, 'sizes': [2, 64, 3], 'deep': {'on': True}}",
      '[]',
    ]);
    const [text, record] = [
      json.slice(0, json.indexOf('" {') + 1),
      json.slice(json.indexOf('" {') + 2),
    ];
    expect(JSON.parse(text)).toBe(values[4]);
    expect(JSON.parse(record)).toEqual(values[5]);
    expect(types).toBe(
      `[${Array(7).fill("'float'").join(', ')}] [${Array(3).fill("'int'").join(', ')}]`,
    );
  });

  test.skipIf(!hasNumPy)('reads arrays of every dtype back', () => {
    const dtypes = { f: 'float32', i: 'int32', n: 'int64', b: 'bool', u: 'uint8', e: 'float64' };
    const arrays = {
      f: [0.10000000149011612, 1],
      i: [1, 2],
      n: [-3, 4],
      b: [1, 0],
      u: [0, 255],
      e: [] as number[],
    };
    const source = Object.entries(arrays)
      .map(
        ([name, values]) =>
          `${name} = np.array(${JSON.stringify(values)}, dtype=np.${dtypes[name as 'f']})`,
      )
      .join('\n')
      .replaceAll('np.bool', 'np.bool_');
    const text = notebook({
      ...options,
      parameters: {},
      source: `# %%\n${source}`,
      run: fakeRun(arrays, dtypes),
    });
    const code = codeOf(text).replaceAll(
      'def compare(name, computed, shown):',
      'def compare(name, computed, shown):\n    print(name, shown.dtype, shown.shape)',
    );
    expect(python(code).output.split('\n')).toEqual([
      'f float32 (2,)',
      'i int32 (2,)',
      'n int64 (2,)',
      'b int64 (2,)', // the fake run lists 1 and 0; a real one lists true and false
      'u uint8 (2,)',
      'e float64 (0,)',
      '6 arrays equal, digit for digit',
    ]);
  });

  test.skipIf(!hasNbformat)('is valid for nbformat', () => {
    writeFileSync(join(folder, 'notebook.ipynb'), notebook(options));
    const { status, error } = python(
      'import nbformat, warnings\nwarnings.simplefilter("error")\nnbformat.validate(nbformat.read("notebook.ipynb", as_version=4))',
    );
    expect([status, error]).toEqual([0, '']);
  });

  test.skipIf(!hasNumPy || !hasNbconvert)('nbconvert makes a .py of it, with its prose', () => {
    writeFileSync(join(folder, 'converted.ipynb'), notebook(options));
    const { status, stderr } = spawnSync(
      'python3',
      ['-m', 'nbconvert', '--to', 'script', 'converted.ipynb'],
      { cwd: folder },
    );
    expect(status, String(stderr)).toBe(0);
    // Had it not been told that this is Python, the file would be converted.txt.
    const script = readFileSync(join(folder, 'converted.py'), 'utf8');
    expect(script).toContain('\n# Every input times its weight:\n');
    expect(script).toContain('\n# ## The same digits\n');
    expect(script).toMatch(/^product = x \* w$/m);
    const { output, error } = python(script);
    expect([output, error]).toEqual(['2.3\n7 arrays equal, digit for digit', '']);
  });
});
