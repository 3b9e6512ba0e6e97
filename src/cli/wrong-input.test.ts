import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gradreel, type Outcome } from './testing/command.ts';
import { ScratchLessons } from './testing/scratch-lessons.ts';

const scratch = new ScratchLessons();
const out = mkdtempSync(join(tmpdir(), 'gradreel-'));
afterAll(() => {
  scratch.remove();
  rmSync(out, { recursive: true, force: true });
});

/** Renders to `out`, which must not hold anything afterwards but empty folders. */
async function fail(args: readonly string[], environment = {}): Promise<Outcome> {
  const outcome = await gradreel(['render', '--quality', 'draft', '--out', out, ...args], {
    environment,
  });
  const files = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  expect(files.map(({ name }) => name)).toEqual([]);
  expect(outcome.stderr).toMatch(/^gradreel: /);
  expect(outcome.stderr).not.toMatch(/^ +at /m);
  expect(outcome.stderr).not.toContain('fault in Gradreel');
  return outcome;
}

describe('of several lessons', () => {
  it.each([
    [
      'a parameter that the second does not have',
      ['1', '18', '--set', 'bias=1'],
      '18-training-loop has no parameter "bias"',
    ],
    [
      'a scene that the second does not have',
      ['1', '3', '--scene', 'neuron'],
      '03-dot-product has no scene "neuron"',
    ],
    [
      'a beat that the second does not have',
      ['1', '3', '--beats', 'products-pop'],
      'There is no beat "products-pop"',
    ],
  ])('%s is refused before the first is drawn', async (_, args, problem) => {
    const { stderr, stdout, code } = await fail(args);
    expect(code).toBe(2);
    expect(stderr).toContain(problem);
    expect(stdout).toBe('');
  });
});

describe('a parameter', () => {
  it.each([
    [
      'an unknown lesson',
      ['02-one-neurn'],
      'no lesson "02-one-neurn"',
      'Did you mean "01-one-neuron"?',
    ],
    [
      'an unknown name',
      ['--set', 'wieghts=1'],
      'no parameter "wieghts"',
      'Did you mean "weights"?',
    ],
    ['no value', ['--set', 'bias'], '"--set bias" sets nothing', '--set name=value'],
    ['a wrong type', ['--set', 'bias=abc'], 'parameter "bias" is "abc"', '--set bias=2'],
    ['NaN', ['--set', 'bias=nan'], 'parameter "bias" is NaN', '--set bias=2'],
    [
      'infinity',
      ['--set', 'inputs=1,inf,2'],
      'parameter "inputs"[1] is Infinity',
      '--set inputs=1,2,3',
    ],
    ['an empty list', ['--set', 'inputs='], 'parameter "inputs" is []', '--set inputs=1,2,3'],
    [
      'another length',
      ['--set', 'inputs=1,2'],
      'parameter "weights"',
      'as many numbers as "inputs"',
    ],
    [
      '7 inputs',
      ['--set', 'inputs=1,2,3,4,5,6,7', '--set', 'weights=1,2,3,4,5,6,7'],
      '1,2,3,4,5,6,7',
      'more than 6',
    ],
    ['a language that is not there', ['--language', 'xx'], 'narration.xx.md', 'narration.md'],
  ])('with %s is wrong use, with field, value and remedy', async (_, args, problem, remedy) => {
    const { code, stderr } = await fail(args);
    expect(code).toBe(2);
    expect(stderr).toContain(problem);
    expect(stderr).toContain(remedy);
  });
});

describe('the machine', () => {
  it('may have no browser', async () => {
    const { code, stderr } = await fail([], { GRADREEL_BROWSER: join(out, 'no-browser') });
    expect(code).toBe(1);
    expect(stderr).toMatch(/GRADREEL_BROWSER names ".*no-browser".*Set it to the path of Chrome/);
  });

  it.runIf(process.platform === 'linux')('may refuse --out, at any depth', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'gradreel-')), 'file');
    writeFileSync(file, 'kept');
    for (const refused of ['/proc/nowhere', join(file, 'below')]) {
      const { code, stderr } = await gradreel(['render', '--out', refused]);
      expect(code).toBe(1);
      expect(stderr).toContain(`Cannot write ${refused}`);
      expect(stderr).toContain('Choose another folder with --out DIR');
    }
    rmSync(join(file, '..'), { recursive: true });
  });
});

describe('a lesson', () => {
  /** What is broken: file, what it says, what it is made to say; then what the message begins with. */
  const broken: Record<string, [file: string, before: string, after: string, message: RegExp]> = {
    'run-that-throws': [
      'run.ts',
      "record.array('total', np.sum(x))",
      "throw new Error('no sum')",
      /run\.ts:13: no sum/,
    ],
    'run-with-shapes': [
      'run.ts',
      'np.sum(x)',
      'np.add(np.array([1, 2, 3]), np.array([1, 2]))',
      /run\.ts:13: .*\(3,\) \(2,\)/,
    ],
    'run-unfinished': [
      'run.ts',
      'np.array(numbers);',
      'np.array(numbers;',
      /run\.ts:10: does not compile: Expected/,
    ],
    'run-of-no-name': [
      'run.ts',
      'function run(',
      'function ran(',
      /run\.ts exports no "run"\. Write: export function run/,
    ],
    'lesson-that-throws': [
      'lesson.ts',
      '// What',
      "throw new Error('no lesson');\n//",
      /lesson\.ts:4: no lesson/,
    ],
    'lesson-unfinished': [
      'lesson.ts',
      "scenes: ['mean'],",
      "scenes: ['mean',",
      /lesson\.ts:\d+: does not compile: Expected/,
    ],
    'lesson-of-no-scene': [
      'lesson.ts',
      "scenes: ['mean']",
      "scenes: ['maen']",
      /lesson\.ts names the scene "maen".*"mean"/,
    ],
    'lesson-of-no-default': [
      'lesson.ts',
      '.default([2, 7, 4, 3])',
      '',
      /The parameter "numbers" of .* has no default/,
    ],
    'narration-path': [
      'narration.md',
      '{total}',
      '{totl}',
      /narration\.md:9: "totl".*Did you mean "total"\?/,
    ],
    'narration-brace': [
      'narration.md',
      '{total}',
      '{total',
      /narration\.md:9: The "\{".*Write "\}"/,
    ],
    'narration-unplayed': [
      'narration.md',
      '## They',
      '## Unplayed\n\nSo.\n\n## They',
      /narration\.md has the heading "Unplayed".*Add beat\('unplayed'/,
    ],
    'scene-unfinished': [
      'mean.tsx',
      "run.values('x');",
      "run.values('x';",
      /mean\.tsx:\d+: does not compile: Expected/,
    ],
    'scene-that-throws': [
      'mean.tsx',
      'view.add(',
      "throw new Error('no view');\n  view.add(",
      /mean\.tsx:\d+: no view/,
    ],
    'scene-that-throws-while-drawing': [
      'mean.tsx',
      'const levelled = this',
      "throw new Error('no draw');\n const levelled = this",
      /mean\.tsx:\d+: no draw/,
    ],
    'scene-of-no-beat': [
      'mean.tsx',
      "'they-add-up'",
      "'they-ad-up'",
      /mean\.tsx:\d+: .*"they-ad-up".*the-numbers-arrive, they-add-up/,
    ],
    'scene-with-typed-number': [
      'mean.tsx',
      'drawText(context, mean,',
      "drawText(context, '4',",
      /mean\.tsx:\d+: The number in "4" has no source/,
    ],
    'formula-unfinished': [
      'mean.tsx',
      '`\\\\frac{',
      '`\\\\frac{{',
      /mean\.tsx:\d+ \(beat "everyone-gets-the-same"\): Formula .*Close what is open/,
    ],
  };
  const names = Object.keys(broken);
  const ids = new Map<string, string>();
  let outcome: Outcome;
  let listed: Outcome;

  beforeAll(async () => {
    for (const name of names) {
      const [file, before, after] = broken[name]!;
      const id = await scratch.add(name);
      await scratch.change(id, file, before, after);
      ids.set(name, id);
    }
    ids.set('whole', await scratch.add('whole'));
    const { environment } = scratch;
    const args = ['render', 'all', '--quality', 'draft', '--json', '--out', out];
    outcome = await gradreel(args, { environment });
    listed = await gradreel(['list', '--json'], { environment });
  });

  it.each(names)('fails with file and line: %s', (name) => {
    const id = ids.get(name)!;
    const message = outcome.stderr.split(/^gradreel: /m).find((part) => part.includes(id));
    expect(message).toMatch(broken[name]![3]);
    if (!name.endsWith('default')) expect(message).toMatch(`${scratch.name}/${id}/`);
    expect(existsSync(join(out, id)) ? readdirSync(join(out, id)) : []).toEqual([]);
  });

  it('fails with exit code 1 and without a stack trace or a word of bundles', () => {
    expect(outcome.code).toBe(1);
    expect(outcome.stderr).not.toMatch(/^ +at /m);
    expect(outcome.stderr).not.toMatch(/module\.mjs|assets\/|127\.0\.0\.1|fault in Gradreel/);
  });

  it('that is broken does not keep "all" from the others', () => {
    const lines = outcome.stdout.trim().split('\n');
    const events = lines.map((line) => JSON.parse(line) as { event: string; lesson: string });
    const failed = events.filter(({ event }) => event === 'failed').map(({ lesson }) => lesson);
    expect(failed).toEqual(names.map((name) => ids.get(name)));
    expect(events.at(-1)).toMatchObject({ event: 'done', lesson: ids.get('whole') });
  });

  it('that is broken does not hide the others in the list', () => {
    expect(listed.code).toBe(1);
    expect(listed.stderr).toMatch(/run\.ts:13: no sum/);
    const { lessons } = JSON.parse(listed.stdout) as { lessons: { lesson: string }[] };
    const shown = lessons.map(({ lesson }) => lesson);
    expect(shown).toContain(ids.get('whole'));
    expect(shown).not.toContain(ids.get('run-that-throws'));
  });

  it('says where in the code with --verbose', async () => {
    const args = ['still', ids.get('scene-that-throws')!, '--at', '1', '--verbose'];
    const { code, stderr } = await gradreel(args, { environment: scratch.environment });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^ +at .*mean\.tsx:\d+/m);
  });
});
