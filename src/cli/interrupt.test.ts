import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { start } from './testing/command.ts';

const folder = mkdtempSync(join(tmpdir(), 'gradreel-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** All processes that descend from one, with their commands. */
function descendants(ancestor: number): { pid: number; command: string }[] {
  const table = execFileSync('ps', ['-eo', 'pid=,ppid=,comm='], { encoding: 'utf8' });
  const all = table
    .trim()
    .split('\n')
    .map((line) => {
      const [pid, parent, command] = line.trim().split(/\s+/);
      return { pid: Number(pid), parent: Number(parent), command: command ?? '' };
    });
  const below = (parent: number): typeof all =>
    all.filter((one) => one.parent === parent).flatMap((child) => [child, ...below(child.pid)]);
  return below(ancestor);
}

/** Whether a process still runs; one that only waits to be noticed by its parent does not. */
function runs(pid: number): boolean {
  try {
    return !/^Z/.test(execFileSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' }));
  } catch {
    return false;
  }
}

const hasPs = (() => {
  try {
    execFileSync('ps', ['-o', 'pid=', '-p', String(process.pid)]);
    return true;
  } catch {
    return false;
  }
})();

it.runIf(hasPs).each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('%s ends the browser and leaves no file', async (signal, expected) => {
  const out = join(folder, signal);
  const temporary = mkdtempSync(join(folder, 'tmp-'));
  const command = start(['render', '01-one-neuron', '--json', '--out', out], {
    environment: { TMPDIR: temporary },
  });
  await command.says('"event":"progress"');
  const below = descendants(command.process.pid as number);
  expect(below.map(({ command: name }) => name).join(' ')).toMatch(/chrom|edge/i);

  command.process.kill(signal);
  const { code, stderr } = await command.outcome;
  expect(code).toBe(expected);
  expect(stderr).toContain('gradreel: stopped');
  expect(readdirSync(join(out, '01-one-neuron'))).toEqual([]);
  // The browser's own profile is gone as well.
  expect(readdirSync(temporary).filter((name) => name.includes('profile'))).toEqual([]);
  await expect.poll(() => below.filter(({ pid }) => runs(pid)), { timeout: 10_000 }).toEqual([]);
});
