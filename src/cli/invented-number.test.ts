import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gradreel } from './testing/command.ts';
import { ScratchLessons } from './testing/scratch-lessons.ts';

const scratch = new ScratchLessons();
const out = mkdtempSync(join(tmpdir(), 'gradreel-'));
const run = (...args: string[]) => gradreel(args, { cwd: out, environment: scratch.environment });
afterAll(() => {
  scratch.remove();
  rmSync(out, { recursive: true, force: true });
});

/** Sources that a number which nothing has computed can claim, and what is said of each. */
const CLAIMS = [
  ['run', 'accuracy[3]', /"0\.97" was shown for accuracy\[3\], which is not in the run/],
  ['ruler', 'tick of accuracy', /"0\.97" was shown as a position on "tick of accuracy", but no/],
  ['lesson', 'lesson title', /"0\.97" was shown as the lesson's own \(lesson title\), but the/],
] as const;

describe('a number that nothing has computed, with a made-up source', () => {
  beforeAll(async () => {
    for (const [source, path] of CLAIMS) {
      const lesson = await scratch.add(`claims-${source}`);
      await scratch.change(
        lesson,
        'mean.tsx',
        '    context.fillStyle = theme.rule;',
        `    const invented = { text: String(97 / 100), path: '${path}', source: '${source}' } as const;
    drawText(context, invented, -800, 0, { font: inter(40, 700), color: theme.ink });
    context.fillStyle = theme.rule;`,
      );
    }
  });

  it.each(CLAIMS)('is rendered from no %s: %s', async (source, _path, problem) => {
    const { code, stderr } = await run('render', `claims-${source}`, '--quality', 'draft');
    expect(code).toBe(1);
    expect(stderr).toMatch(problem);
    expect(stderr).toMatch(/mean\.tsx:\d+/);
    expect(readdirSync(out)).not.toContain('lesson.mp4');
  });

  it('is on no still', async () => {
    const [, , problem] = CLAIMS[0];
    const { code, stderr } = await run('still', 'claims-run', '--at', '1');
    expect(code).toBe(1);
    expect(stderr).toMatch(problem);
  });

  it('is found by check, wherever it says that it comes from', async () => {
    const { code, stdout } = await run('check', 'all', '--rule', 'source', '--every', '4');
    expect(code).toBe(1);
    for (const [, , problem] of CLAIMS) expect(stdout).toMatch(problem);
    expect(stdout.match(/^ {2}source .*"0\.97" in Bars$/gm)?.length).toBeGreaterThanOrEqual(3);
  });
});
