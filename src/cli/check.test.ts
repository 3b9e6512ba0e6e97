import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pythonWithNumPy } from '../lesson/execute-notebook.ts';
import { gradreel } from './testing/command.ts';
import { ScratchLessons } from './testing/scratch-lessons.ts';

const scratch = new ScratchLessons();
const out = mkdtempSync(join(tmpdir(), 'gradreel-'));
const run = (...args: string[]) => gradreel(args, { cwd: out, environment: scratch.environment });
afterAll(() => {
  scratch.remove();
  rmSync(out, { recursive: true, force: true });
});

interface Checked {
  readonly lesson: string;
  readonly findings: readonly {
    rule: string;
    beat: string;
    from: number;
    to: number;
    object: string;
    problem: string;
    remedy: string;
  }[];
}

describe('check', () => {
  beforeAll(async () => {
    await scratch.add('clean');
    const throwing = await scratch.add('throws');
    await scratch.change(throwing, 'mean.tsx', 'bars.grow()', 'bars.shrink()');
    const broken = await scratch.add('broken');
    await scratch.change(broken, 'narration.md', 'Added up', 'The gradient! Added up');
    await scratch.change(
      broken,
      'mean.tsx',
      'const GROUND = { top: -190, bottom: 350 };',
      `
const GROUND = { top: -190, bottom: 350 };
const TINY = 12;`,
    );
    await scratch.change(
      broken,
      'mean.tsx',
      '    context.fillStyle = theme.rule;',
      `    drawText(context, 'tiny', -800, 0, { font: inter(TINY), color: theme.ink });
    context.fillStyle = theme.rule;`,
    );
  });

  it('ends with 0 where nothing is wrong', async () => {
    const { code, stdout, stderr } = await run('check', 'clean');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^01-clean: nothing to remark \(\d:\d\d, \d+ moments looked at in /);
  });

  it('ends with 1 where something is, says what, writes it as JSON, and goes on where one fails', async () => {
    const { code, stdout, stderr } = await run('check', 'all', '--json', 'found.json');
    expect(code).toBe(1);
    expect(stdout).toContain('01-clean: nothing to remark');
    expect(stderr).toMatch(/02-throws\/mean\.tsx:\d+: .*shrink/);
    expect(stdout).toMatch(/^03-broken: \d+ found/m);
    expect(stdout).toMatch(
      /size {2}the-numbers-arrive {2}0:00\.\d–.* {2}"tiny" in Bars\n.*12\.0 px/,
    );
    const [clean, broken] = JSON.parse(readFileSync(join(out, 'found.json'), 'utf8')) as Checked[];
    expect(clean).toMatchObject({ lesson: '01-clean', findings: [] });
    expect(broken?.findings).toContainEqual(
      expect.objectContaining({
        rule: 'terms',
        beat: 'they-add-up',
        object: expect.stringContaining('gradient'),
      }),
    );
    const tiny = broken?.findings.find(({ rule }) => rule === 'size');
    expect(tiny).toMatchObject({ remedy: 'Set it larger, or leave it out.' });
    expect(tiny?.to).toBeGreaterThan(tiny?.from ?? Number.POSITIVE_INFINITY);
  }, 180_000);

  it('applies the rules that are asked for', async () => {
    const { code, stdout } = await run('check', 'broken', '--rule', 'terms', '--every', '2');
    expect(code).toBe(1);
    expect(stdout).toContain('03-broken: 1 found');
  });

  it('looks at no frame for rules that need none', async () => {
    const long = await scratch.add('long');
    await scratch.change(long, 'mean.tsx', 'bars.grow()', 'waitFor(100)');
    await scratch.change(long, 'mean.tsx', '  sequence,', '  sequence,\n  waitFor,');
    const { code, stdout } = await run('check', 'long', '--rule', 'length', '--rule', 'pace');
    expect(code).toBe(1);
    expect(stdout).toMatch(/^04-long: 1 found \(.*, 0 moments looked at/);
    expect(stdout).toContain('a chapter takes at most 90 s');
  });

  it('executes the notebook, and says so where it cannot', async () => {
    const other = await scratch.add('other');
    await scratch.change(other, 'notebook.py', 'mean = ', 'mean = 1 + ');
    const rule = ['--rule', 'notebook', '--json', 'notebook.json'];
    // Without a PATH there is no Python.
    const without = await gradreel(['check', 'other', ...rule], {
      cwd: out,
      environment: { ...scratch.environment, PATH: '' },
    });
    expect(without.code).toBe(0);
    expect(without.stdout).toContain('; notebook skipped: no Python with NumPy');
    const read = () => JSON.parse(readFileSync(join(out, 'notebook.json'), 'utf8'));
    expect(read()[0].skipped).toEqual([{ rule: 'notebook', reason: 'no Python with NumPy' }]);
    if ((await pythonWithNumPy()) === undefined) return;
    const { code, stdout } = await run('check', 'other', ...rule);
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /^ {2}notebook {2}cell \d+, line \d+ of notebook.ipynb: compare\("mean"/m,
    );
    expect(stdout).toContain('mean is not what the video shows');
    expect(read()[0]).toMatchObject({ skipped: [], findings: [{ rule: 'notebook', beat: '' }] });
  });
});
