import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packageFolder } from '../files/package-folder.ts';
import { bundleModule } from './bundle.ts';

let folder: string;

beforeAll(async () => {
  await mkdir(join(packageFolder, 'renders'), { recursive: true });
  folder = await mkdtemp(join(packageFolder, 'renders', '.imports-test-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function bundled(source: string) {
  const file = join(folder, 'module.ts');
  await writeFile(file, source);
  const { code, files } = await bundleModule(file);
  const own = files.map((path) => path.slice(packageFolder.length + 1).replaceAll('\\', '/'));
  return { code, files: own.filter((path) => path.startsWith('src/')) };
}

describe('an import from the package', () => {
  test('loads the file that defines the name, and notes the list of exports', async () => {
    const { code, files } = await bundled(
      `// a line with é and →
import {
  withDecimals as rounded,
  type Run,
} from 'gradreel/lesson';
export const both = [rounded, undefined as Run | undefined];
`,
    );
    expect(code).toContain('withDecimals');
    expect(files).toContain('src/run/displayed-digits.ts');
    expect(files).toContain('src/lesson/index.ts');
    expect(files).not.toContain('src/run/run.ts');
    expect(files).not.toContain('src/lesson/beat.ts');
  });

  test('of types alone loads nothing', async () => {
    const { code, files } = await bundled(
      `import type { Recorder } from 'gradreel/lesson';
import { type Theme } from 'gradreel/stage';
export const one = (record: Recorder, theme: Theme) => [record, theme];
`,
    );
    expect(code).not.toContain('import ');
    expect(files.filter((file) => !file.endsWith('/index.ts'))).toEqual([]);
  });

  test('leads to a name under which a file exports it', async () => {
    const { files } = await bundled(
      `import { Adam as Optimizer } from 'gradreel/nn';\nexport const made = Optimizer;\n`,
    );
    expect(files).toContain('src/nn/optimizers/adam.ts');
    expect(files).not.toContain('src/nn/optimizers/rmsprop.ts');
  });

  test('of everything under one name stays', async () => {
    const { code } = await bundled(
      `import * as np from 'gradreel/np';\nexport const sum = np.sum(np.array([1, 2]));\n`,
    );
    expect(code).not.toContain("from 'gradreel");
    expect(code).not.toContain('from "gradreel');
  });

  test('of a name that it does not have is an error with file and line', async () => {
    await expect(
      bundled(`import { beet } from 'gradreel/lesson';\nexport const one = beet;\n`),
    ).rejects.toThrow(/beet[\s\S]*lesson\/index\.ts/);
  });

  test('runs in Node: lessons load nothing that needs a browser', async () => {
    for (const name of ['01-one-neuron', '18-training-loop']) {
      for (const file of ['lesson.ts', 'run.ts']) {
        const { code } = await bundleModule(join(packageFolder, 'scenes', name, file));
        expect(code).not.toContain('@motion-canvas');
      }
    }
  });
});
