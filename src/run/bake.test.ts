import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { cacheFolder } from '../files/cache-folder.ts';
import { packageFolder } from '../files/package-folder.ts';
import { bakeRun } from './bake.ts';
import { bundleModule, importFresh } from './bundle.ts';
import { CodeError } from './errors.ts';

let folder: string;
let runFile: string;
/** Stands in each run.ts, so that no other run of these tests has baked the same code before. */
let mark: string;
const baked = new Set<string>();

beforeAll(async () => {
  await mkdir(join(packageFolder, 'renders'), { recursive: true });
  folder = await mkdtemp(join(packageFolder, 'renders', '.bake-test-'));
  mark = folder.slice(-6);
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  for (const key of baked) await rm(cacheFolder('runs', key), { recursive: true, force: true });
});
beforeEach(async () => {
  runFile = join(folder, 'run.ts');
  await writeRun();
});

async function writeRun(line = 'np.multiply(np.array(inputs), 3)', file = runFile): Promise<void> {
  await writeFile(
    file,
    `import * as np from ${JSON.stringify(join(packageFolder, 'src/np/index.ts'))};
import type { Recorder } from ${JSON.stringify(join(packageFolder, 'src/run/recorder.ts'))};

export function run({ inputs }: { inputs: number[] }, record: Recorder): void {
  record.array('product', ${line});
  record.array('mark_${mark.replace(/\W/g, '_')}', 1);
}
`,
  );
}

async function bake(inputs: number[] = [1, 2], lesson = 'test-bake', file = runFile) {
  const result = await bakeRun(lesson, file, { inputs });
  baked.add(result.run.key);
  return result;
}

const baking = async () => {
  const runs = cacheFolder('runs');
  return existsSync(runs) ? await readdir(runs) : [];
};

describe('bakeRun', () => {
  test('a name that np does not have is told with file, line and what is near', async () => {
    await writeRun('np.maxi(np.array(inputs))');
    await expect(bake()).rejects.toThrow(
      `${relative(packageFolder, runFile)}:5: np has no "maxi". Is it np.max or np.maximum?`,
    );
  });

  test('computes once; the same again comes from the cache', async () => {
    const first = await bake([1.5, -2]);
    const second = await bake([1.5, -2]);
    expect(first.computed).toBe(true);
    expect(second.computed).toBe(false);
    expect(first.run.array('product').tolist()).toEqual([4.5, -6]);
    expect(second.run.array('product').tolist()).toEqual([4.5, -6]);
    expect(Buffer.from(second.npz).equals(Buffer.from(first.npz))).toBe(true);
    expect(second.run.record).toEqual(first.run.record);
    expect(first.run.key).toMatch(/^[0-9a-f]{64}$/);
    expect(first.run.parameters).toEqual({ inputs: [1.5, -2] });
    expect(first.files).toContain(runFile);
    expect(first.files.map((file) => relative(packageFolder, file))).toContain('src/np/index.ts');
  });

  test('another parameter, another lesson and another line of code are other runs', async () => {
    const plain = await bake();
    const keys = [
      plain.run.key,
      (await bake([1, 2.0000000000000004])).run.key,
      (await bake([2, 1])).run.key,
      (await bake([1, 2], 'test-other')).run.key,
    ];
    await writeRun('np.multiply(np.array(inputs), 4)');
    const changed = await bake();
    expect(changed.computed).toBe(true);
    expect(changed.run.array('product').tolist()).toEqual([4, 8]);
    expect(new Set([...keys, changed.run.key]).size).toBe(5);
    await writeRun();
    const again = await bake();
    expect([again.run.key, again.computed]).toEqual([plain.run.key, false]);
  });

  test('a line changed in what run.ts imports is another run', async () => {
    const helper = join(folder, 'helper.ts');
    const body = (factor: number) => `export const factor: number = ${factor};\n`;
    await writeFile(helper, body(5));
    await writeFile(
      runFile,
      `import { factor } from './helper.ts';
export const run = (_: unknown, record: { array(name: string, value: number): void }) =>
  record.array('factor', factor);
`,
    );
    const before = await bake();
    await writeFile(helper, body(6));
    const after = await bake();
    expect(before.run.value('factor').number).toBe(5);
    expect(after.run.value('factor').number).toBe(6);
    expect(after.run.key).not.toBe(before.run.key);
    expect(after.files).toContain(helper);
  });

  test('comments and types of run.ts do not change the numbers, nor the key', async () => {
    const { run } = await bake();
    await writeRun('/* three times */ np.multiply(np.array(inputs as number[]), 3)');
    expect((await bake()).run.key).toBe(run.key);
  });

  test('the same code elsewhere, from another working directory, is the same run', async () => {
    const { run } = await bake();
    const elsewhere = await mkdtemp(join(tmpdir(), 'gradreel-bake-'));
    const start = process.cwd();
    try {
      const moved = join(elsewhere, 'run.ts');
      await writeRun(undefined, moved);
      process.chdir(elsewhere);
      const result = await bake([1, 2], 'test-bake', moved);
      expect([result.run.key, result.computed]).toEqual([run.key, false]);
    } finally {
      process.chdir(start);
      await rm(elsewhere, { recursive: true });
    }
  });

  test('what is hashed and what is kept hold no path of this machine', async () => {
    const { run, npz } = await bake();
    const { code } = await bundleModule(runFile);
    const bare = code.replace(/\/\/# sourceMappingURL=.*/, '');
    for (const text of [bare, JSON.stringify(run.record), Buffer.from(npz).toString('latin1')]) {
      expect(text).not.toContain(packageFolder);
      expect(text).not.toContain(folder.split('/').at(-1));
    }
  });
});

describe('a cache that was damaged', () => {
  const flip = async (file: string, index: number) => {
    const bytes = await readFile(file);
    bytes[index] = (bytes[index] as number) ^ 1;
    await writeFile(file, bytes);
  };

  test('in any byte of a run is computed again, to the same numbers', async () => {
    const { run, npz } = await bake([0.1, 0.2]);
    for (const name of ['numbers.npz', 'numbers.json', 'sha256']) {
      const file = join(cacheFolder('runs', run.key), name);
      const { length } = await readFile(file);
      // The engine is bundled anew each time: some bytes stand for all, which files/ tests one by one.
      for (const index of [0, length >> 1, length - 1]) {
        await flip(file, index);
        const again = await bake([0.1, 0.2]);
        expect(again.computed, `${name}, byte ${index}`).toBe(true);
        expect(again.run.record).toEqual(run.record);
        expect(Buffer.from(again.npz).equals(Buffer.from(npz))).toBe(true);
        expect((await bake([0.1, 0.2])).computed).toBe(false);
      }
    }
  });

  test('in the code of a lesson is written again, not run', async () => {
    const file = join(folder, 'lesson.ts');
    await writeFile(file, `export const mark = ${JSON.stringify(mark)}, three = 3;`);
    const { bundle } = await importFresh(file, file);
    const hash = createHash('sha256').update(bundle.code).digest('hex');
    const kept = cacheFolder('modules', hash, 'module.mjs');
    // Node keeps what it has imported: the next import has to be that of another process.
    await writeFile(kept, bundle.code.replace('three = 3', 'three = 4'));
    const { module } = await importFresh<{ three: number }>(file, file);
    expect(module.three).toBe(3);
    expect(await readFile(kept, 'utf8')).toBe(bundle.code);
  });
});

describe('a cache that takes nothing', () => {
  let elsewhere: string;
  beforeEach(async () => {
    elsewhere = await mkdtemp(join(tmpdir(), 'gradreel-elsewhere-'));
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await rm(elsewhere, { recursive: true, force: true });
  });

  test('costs the time to compute again, no more, and leaves no file', async () => {
    await writeFile(join(elsewhere, 'file'), '');
    await mkdir(join(elsewhere, 'tmp'));
    vi.stubEnv('GRADREEL_CACHE', join(elsewhere, 'file', 'cache'));
    vi.stubEnv('TMPDIR', join(elsewhere, 'tmp'));
    for (let time = 0; time < 2; time++) {
      const result = await bake([2, 4]);
      expect(result.computed).toBe(true);
      expect(result.run.array('product').tolist()).toEqual([6, 12]);
    }
    expect(await readdir(join(elsewhere, 'tmp'))).toEqual([]);
  });

  test('and no folder for temporary files: the error says what to do', async () => {
    await writeFile(join(elsewhere, 'file'), '');
    vi.stubEnv('GRADREEL_CACHE', join(elsewhere, 'file', 'cache'));
    vi.stubEnv('TMPDIR', join(elsewhere, 'file', 'tmp'));
    await expect(bake([2, 4])).rejects.toThrow(/Cannot write .*ENOTDIR.*GRADREEL_CACHE/);
  });

  test('outside the project, packages are found all the same', async () => {
    vi.stubEnv('GRADREEL_CACHE', elsewhere);
    const file = join(folder, 'lesson.ts');
    await writeFile(
      file,
      "import { z } from 'zod';\nexport const three = z.number().default(3).parse(undefined);\n",
    );
    const { module } = await importFresh<{ three: number }>(file, file);
    expect(module.three).toBe(3);
    expect(await readdir(join(elsewhere, 'modules'))).toHaveLength(1);
  });
});

describe('a run.ts that fails', () => {
  test('by throwing: file and line of the author, and nothing is kept', async () => {
    await writeRun('np.array(inputs).reshape([7, 7])');
    const before = await baking();
    const failure = await bakeRun('test-bake', runFile, { inputs: [1] }).catch((error) => error);
    expect(failure).toBeInstanceOf(CodeError);
    const place = relative(packageFolder, runFile);
    expect(failure.message).toBe(`${place}:5: cannot reshape array of size 1 into shape (7,7)`);
    // Other tests may bake meanwhile, but none of what is new is a draft or ours.
    const added = (await baking()).filter((name) => !before.includes(name));
    expect(added.filter((name) => name.includes('draft'))).toEqual([]);
    await writeRun();
    expect((await bake([1])).run.array('product').tolist()).toEqual([3]);
  });

  test('from another working directory too', async () => {
    await writeRun('np.array(inputs).reshape([8, 8])');
    const start = process.cwd();
    try {
      process.chdir(tmpdir());
      await expect(bakeRun('test-bake', runFile, { inputs: [1] })).rejects.toThrow(
        `${relative(packageFolder, runFile)}:5: `,
      );
    } finally {
      process.chdir(start);
    }
  });

  test.each([
    ['a name twice', 'record.array("x", 1); record.array("x", 2);', /:2: "x" was recorded twice/],
    ['no Error', 'throw "a word";', /a word/],
    ['by not compiling', 'const = 3;', /run\.ts:2/],
    ['by an import that is not there', 'import "./nothing.ts";', /run\.ts.*nothing\.ts/s],
  ])('%s', async (_name, line, message) => {
    const isImport = line.startsWith('import');
    await writeFile(
      runFile,
      `${isImport ? line : ''}export function run(_: unknown, record: { array(n: string, v: number): void }) {\n${isImport ? '' : line}\n void record;\n}\n`,
    );
    const failure = await bakeRun('test-bake', runFile, {}).catch((error) => error);
    expect(failure).toBeInstanceOf(CodeError);
    expect(failure.message).toMatch(message);
    expect(failure.message.startsWith(relative(packageFolder, folder))).toBe(true);
  });
});

describe('importFresh', () => {
  test('gives the module as it is now, and says where loading failed', async () => {
    const file = join(folder, 'lesson.ts');
    await writeFile(file, 'export const title: string = "one";');
    const one = await importFresh<{ title: string }>(file, file);
    await writeFile(file, 'export const title: string = "two";');
    const two = await importFresh<{ title: string }>(file, file);
    expect([one.module.title, two.module.title]).toEqual(['one', 'two']);
    expect(two.bundle.files).toEqual([file]);
    await writeFile(file, 'const nothing = undefined as unknown as string[];\n\nnothing.length;\n');
    await expect(importFresh(file, file)).rejects.toThrow(`${relative(packageFolder, file)}:3: `);
  });
});
