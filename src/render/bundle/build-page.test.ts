import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { packageFolder } from '../../files/package-folder.ts';
import { SceneError } from '../errors.ts';
import { type BuiltPage, buildPage } from './build-page.ts';

let folder: string;

beforeAll(async () => {
  await mkdir(join(packageFolder, 'renders'), { recursive: true });
  folder = await mkdtemp(join(packageFolder, 'renders', '.page-test-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function scene(name: string, source: string): Promise<string> {
  const file = join(folder, `${name}.tsx`);
  await writeFile(file, source);
  return file;
}

const SCENE = (says: string) => `import { makeScene2D } from '@motion-canvas/2d';
export default makeScene2D(function* (view) {
  view.opacity(${says.length});
  console.log(${JSON.stringify(says)});
});
`;

function scripts({ files }: BuiltPage): string {
  return [...files]
    .flatMap(([name, text]) => (name.endsWith('.js') ? [String(text)] : []))
    .join('');
}

test('a page holds its scenes in order, the player and the fonts, and asks nobody for anything', async () => {
  await writeFile(join(folder, 'shared.ts'), 'export const word = "from shared";\n');
  const page = await buildPage([
    await scene('one', SCENE('the first scene')),
    await scene(
      'two',
      `import { word } from './shared.ts';\n${SCENE('the second scene')}console.log(word);`,
    ),
  ]);
  const names = [...page.files.keys()];
  expect(names).toContain('index.html');
  for (const face of ['inter-latin-500', 'jetbrains-mono-latin-500', 'KaTeX_Main-Regular']) {
    expect(names.some((name) => name.includes(face))).toBe(true);
  }
  const code = scripts(page);
  expect(code.indexOf('the first scene')).toBeGreaterThan(0);
  expect(code.indexOf('the second scene')).toBeGreaterThan(code.indexOf('the first scene'));
  // Relative addresses only: the token of the render stands in the path.
  const html = String(page.files.get('index.html'));
  expect([...html.matchAll(/(?:src|href)="([^"]*)"/g)].length).toBeGreaterThan(0);
  for (const [, address] of html.matchAll(/(?:src|href)="([^"]*)"/g))
    expect(address).toMatch(/^\.\//);
  for (const [name, contents] of page.files) {
    if (name.endsWith('.css')) expect(String(contents)).not.toMatch(/url\((?!["']?(\.|data:))/);
  }
  const sources = page.sources.map((file) => relative(folder, file));
  expect(sources).toEqual(expect.arrayContaining(['one.tsx', 'two.tsx', 'shared.ts']));
  const project = page.sources.map((file) => relative(packageFolder, file));
  expect(project).toEqual(
    expect.arrayContaining(['src/render/page/main.ts', 'src/stage/theme.ts']),
  );
  // The holds that the editor keeps for a scene are part of the picture.
  expect(sources).toEqual(expect.arrayContaining(['one.meta', 'two.meta']));
  expect(project.filter((file) => file.includes('node_modules'))).toEqual([]);
});

test.each([
  ['does not parse', 'export default 3 +;\n', /bad\.tsx:1: does not compile/],
  ['imports what is not there', "import './gone.ts';\nexport default 3;\n", /bad\.tsx.*gone\.ts/s],
  [
    'imports what a file of the project does not export',
    `import { gone } from ${JSON.stringify(join(packageFolder, 'src/stage/theme.ts'))};\nexport default gone;\n`,
    /bad\.tsx.*gone/s,
  ],
])('a scene that %s is named with its line', async (_name, source, message) => {
  const file = await scene('bad', source);
  const failure = await buildPage([file]).catch((error) => error);
  expect(failure).toBeInstanceOf(SceneError);
  expect(failure.message).toMatch(message);
  expect(failure.message).not.toContain('\u001b');
});

describe('what a page is made of beside its scenes', () => {
  let root: string;
  let cache: string;
  let file: string;

  beforeEach(async () => {
    root = await mkdtemp(join(folder, 'root-'));
    cache = await mkdtemp(join(folder, 'cache-'));
    vi.stubEnv('GRADREEL_CACHE', cache);
    await mkdir(join(root, 'scenes'));
    await writeFile(
      join(root, 'index.html'),
      '<!doctype html><script type="module" src="./main.ts"></script>\n',
    );
    await writeFile(
      join(root, 'main.ts'),
      "import scenes from 'virtual:gradreel/scenes';\nimport { says } from './word.ts';\nconsole.log(says, scenes);\n",
    );
    await say('the first word');
    file = join(root, 'scenes', 'one.tsx');
    await writeFile(file, usesWord('the line before'));
  });
  afterEach(() => vi.unstubAllEnvs());

  const say = (word: string) =>
    writeFile(join(root, 'word.ts'), `export const says = ${JSON.stringify(word)};\n`);
  const usesWord = (line: string) =>
    `import { says } from '../word.ts';\n${SCENE(line)}console.log(says);\n`;
  const kept = async () => {
    const [key, ...more] = await readdir(join(cache, 'pages'));
    expect(more).toEqual([]);
    return join(cache, 'pages', key as string);
  };
  const page = () => buildPage([file], root);
  /** Everything of a page that others look at. */
  const facts = ({ files, sources, graph, main, scenesList }: BuiltPage) => ({
    files: [...files].map(([name, text]) => [name, Buffer.from(text).toString('latin1')]).sort(),
    sources: [...sources].sort(),
    graph: [...graph].map(([id, imports]) => [id, [...imports].sort()]).sort(),
    main,
    scenesList,
  });

  test('is kept, and the same when it comes from the cache', async () => {
    const first = await page();
    const { mtimeMs } = await stat(join(await kept(), 'files'));
    expect(facts(await page())).toEqual(facts(first));
    expect((await stat(join(await kept(), 'files'))).mtimeMs).toBe(mtimeMs);
    for (const name of await readdir(await kept())) {
      // What it holds is the same in every copy of the project.
      expect(await readFile(join(await kept(), name), 'latin1'), name).not.toContain(packageFolder);
    }
  });

  test('serves scenes that have changed', async () => {
    await page();
    await writeFile(file, usesWord('another line'));
    const code = scripts(await page());
    expect(code).toContain('another line');
    expect(code).not.toContain('the line before');
    expect(code.split('"the first word"')).toHaveLength(2);
  });

  test('is built anew when one of its files has changed', async () => {
    await page();
    await say('another word');
    expect(scripts(await page())).toContain('another word');
    await kept();
  });

  test.each(['page.json', 'files', 'sha256'])('is built anew when %s is damaged', async (name) => {
    const whole = facts(await page());
    const damaged = join(await kept(), name);
    const bytes = await readFile(damaged);
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] as number) ^ 1;
    await writeFile(damaged, bytes);
    expect(facts(await page())).toEqual(whole);
    expect(await readFile(damaged)).not.toEqual(bytes);
  });

  test('is built each time where the cache takes nothing', async () => {
    await writeFile(join(cache, 'pages'), '');
    expect(facts(await page())).toEqual(facts(await page()));
  });

  test('knows where the code of both came from', async () => {
    const maps = await (await page()).sourceMaps();
    const sources = [...maps.values()].flatMap(
      (map) => (JSON.parse(map) as { sources: string[] }).sources,
    );
    const names = sources.map((source) => source.split('/').at(-1));
    expect(names).toEqual(expect.arrayContaining(['one.tsx', 'word.ts', 'main.ts']));
  });

  test('is one piece with scenes that have a style sheet of their own', async () => {
    await writeFile(join(root, 'scenes', 'own.css'), '.own { color: red }\n');
    await writeFile(file, `import './own.css';\n${usesWord('a line')}`);
    const { files } = await page();
    const sheets = [...files].filter(([name]) => name.endsWith('.css'));
    expect(sheets.map(([, text]) => String(text)).join('')).toContain('.own');
    const html = String(files.get('index.html'));
    for (const [name] of sheets) expect(html).toContain(name);
  });
});
