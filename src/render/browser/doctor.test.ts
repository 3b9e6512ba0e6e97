import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { examine, type Finding, printFindings } from './doctor.ts';

afterEach(() => vi.unstubAllEnvs());

const named = (findings: Finding[], name: string) =>
  findings.find((finding) => finding.name === name);

test('this machine can render', async () => {
  const findings = await examine();
  for (const name of ['Node', 'platform', 'browser', 'H.264 encoder', 'fonts', 'cache folder']) {
    expect(named(findings, name)).toMatchObject({ ok: true });
  }
  expect(named(findings, 'Node')?.found).toBe(process.versions.node);
  expect(named(findings, 'browser')?.found).toMatch(/^\d+\.\d+.*(npm package|installed|GRADREEL)/);
  expect(named(findings, 'H.264 encoder')?.found).toMatch(/^avc1\..* in \d+ bytes$/);
}, 60_000);

test('a browser that is none is named, with the remedy', async () => {
  vi.stubEnv('GRADREEL_BROWSER', '/nowhere/chrome');
  const findings = await examine();
  expect(named(findings, 'browser')).toMatchObject({ ok: false });
  expect(named(findings, 'browser')?.found).toContain('/nowhere/chrome');
  const text = printFindings(findings);
  expect(text).toMatch(/✗ browser .*\n +→ Set GRADREEL_BROWSER/);
  expect(text).toMatch(/Missing: browser\.\n$/);
}, 60_000);

test('a program that starts but is no browser is a finding, too', async () => {
  vi.stubEnv('GRADREEL_BROWSER', process.execPath);
  const findings = await examine();
  expect(named(findings, 'browser')).toMatchObject({ ok: false });
}, 60_000);

test('without ffmpeg and Python all is well', async () => {
  const empty = await mkdtemp(join(tmpdir(), 'gradreel-doctor-'));
  try {
    vi.stubEnv('PATH', empty);
    const findings = await examine();
    for (const name of ['ffmpeg', 'ffprobe', 'Python with NumPy']) {
      expect(named(findings, name)).toMatchObject({ ok: 'optional', found: 'not installed' });
    }
    const needed = findings.filter(({ ok }) => ok !== 'optional');
    expect(printFindings(needed.filter(({ ok }) => ok))).toMatch(/Everything .* is here\.\n$/);
  } finally {
    await rm(empty, { recursive: true, force: true });
  }
}, 60_000);
