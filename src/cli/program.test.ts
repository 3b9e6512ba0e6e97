import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { gradreel } from './testing/command.ts';

const verbs = [
  'list',
  'render',
  'preview',
  'still',
  'sheet',
  'check',
  'gallery',
  'snapshots',
  'init',
  'new',
  'doctor',
];

describe('help', () => {
  it('names every verb and what exit codes mean', async () => {
    const { code, stdout } = await gradreel(['--help']);
    expect(code).toBe(0);
    for (const verb of verbs) expect(stdout).toMatch(new RegExp(`^  ${verb}\\b`, 'm'));
    expect(stdout).toContain('0 done, 1 failed, 2 wrong use');
  });

  it.each(verbs)('shows how %s is used, with an example', async (verb) => {
    const { code, stdout, stderr } = await gradreel([verb, '--help']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(new RegExp(`Examples:\\n  npx gradreel ${verb}`));
  });

  it('comes with exit code 2 when no verb is given', async () => {
    const { code, stdout, stderr } = await gradreel([]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('Usage: gradreel');
  });
});

describe('what only looks', () => {
  it.each([[['--help']], [['list']], [['render', '--help']]])(
    '%j does not load what reads fonts',
    async (args) => {
      const folder = mkdtempSync(join(tmpdir(), 'gradreel-loaded-'));
      try {
        // Node writes there which files it ran.
        const { code } = await gradreel(args, { environment: { NODE_V8_COVERAGE: folder } });
        expect(code).toBe(0);
        const runs = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
        const loaded = runs.flatMap((text) => [...text.matchAll(/"url":"(file:[^"]+)"/g)]);
        const files = loaded.map(([, url = '']) => url);
        expect(files.some((url) => url.endsWith('/src/cli/program.ts'))).toBe(true);
        expect(files.filter((url) => url.includes('/node_modules/fontkit/'))).toEqual([]);
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
  );
});

describe('wrong use', () => {
  it.each([
    [['rendr'], "unknown command 'rendr'", 'Did you mean render?'],
    [['render', '--qualty', 'draft'], "unknown option '--qualty'", 'Did you mean --quality?'],
    [['render', '--quality', 'drft'], "argument 'drft' is invalid", 'Did you mean draft?'],
    [['render', '--theme', 'drak'], "argument 'drak' is invalid", 'Did you mean dark?'],
    [['render', '--fps', '29.97'], "argument '29.97' is invalid", 'a whole number from 1 to 120'],
    [['render', '--fps', '0'], "argument '0' is invalid", 'a whole number from 1 to 120'],
    [['render', '--language', '../x'], "argument '../x' is invalid", 'such as de, fr or pt-BR'],
    [['preview', '--port', '99999'], "argument '99999' is invalid", 'from 1 to 65535'],
    [['still', '1'], "required option '--at <time>'", 'npx gradreel still --help'],
    [['still', '--at', '1'], "missing required argument 'lesson'", 'npx gradreel still --help'],
    [['check', '--rule', 'contast'], "argument 'contast' is invalid", 'Did you mean contrast?'],
    [['check', '--every', '0'], "argument '0' is invalid", 'seconds from 0.05 to 10'],
    [['sheet', '1', '2'], 'too many arguments', 'npx gradreel sheet --help'],
  ])('of %j is exit code 2 and a remedy', async (args, problem, remedy) => {
    const { code, stdout, stderr } = await gradreel(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^gradreel: /);
    expect(stderr).toContain(problem);
    expect(stderr).toContain(remedy);
    expect(stderr).not.toMatch(/^ +at /m);
  });
});
