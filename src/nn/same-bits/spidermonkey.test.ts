// @vitest-environment node
import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/*
 * Firefox's engine, SpiderMonkey, as a command: gjs (Debian's `gjs`), or a shell of Mozilla's own (js, js115 …).
 * The same programme runs there and in Node, with WebAssembly and without.
 */
const SHELLS: [command: string, options: string[]][] = [
  ['gjs', ['-m']],
  ...['js140', 'js128', 'js115', 'js102'].map((name): [string, string[]] => [name, ['-m']]),
];
const shell = SHELLS.find(([command]) => spawnSync(command, ['--version']).status === 0);
const MINUTES = 60_000;

if (!shell) console.log('No SpiderMonkey (gjs) on the PATH: its bits are not compared with ours.');

describe.skipIf(!shell)('SpiderMonkey computes the same bits as Node', () => {
  const folder = mkdtempSync(join(tmpdir(), 'same-bits-'));
  const [command, options] = shell ?? ['', []];
  let ours: object;

  beforeAll(async () => {
    await build({
      configFile: false,
      logLevel: 'error',
      build: {
        outDir: folder,
        target: 'es2022',
        minify: false,
        lib: {
          entry: fileURLToPath(new URL('programme.ts', import.meta.url)),
          formats: ['es'],
          fileName: () => 'programme.mjs',
        },
      },
    });
    writeFileSync(join(folder, 'plain.mjs'), 'globalThis.WebAssembly = undefined;\n');
    writeFileSync(
      join(folder, 'without.mjs'),
      "import './plain.mjs';\nimport './programme.mjs';\n",
    );
    ours = await printed(process.execPath, [], 'programme.mjs');
  }, 5 * MINUTES);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  async function printed(engine: string, given: string[], file: string): Promise<object> {
    const { stdout } = await promisify(execFile)(engine, [...given, join(folder, file)], {
      maxBuffer: 1 << 24,
    });
    return JSON.parse(stdout);
  }

  for (const file of ['programme.mjs', 'without.mjs']) {
    test(
      `${file === 'programme.mjs' ? 'with' : 'without'} WebAssembly`,
      async () => {
        const webAssembly = file === 'programme.mjs';
        const theirs = await printed(command, options, file);
        expect(theirs).toEqual({ ...ours, webAssembly });
      },
      5 * MINUTES,
    );
  }
});
