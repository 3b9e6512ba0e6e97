import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectRoot } from '../files/project-root.ts';
import { type BuiltPage, buildPage } from './build-page.ts';
import { SceneError } from './errors.ts';

let folder: string;

beforeAll(async () => {
  await mkdir(join(projectRoot, 'renders'), { recursive: true });
  folder = await mkdtemp(join(projectRoot, 'renders', '.page-test-'));
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
  const project = page.sources.map((file) => relative(projectRoot, file));
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
])('a scene that %s is named with its line', async (_name, source, message) => {
  const file = await scene('bad', source);
  const failure = await buildPage([file]).catch((error) => error);
  expect(failure).toBeInstanceOf(SceneError);
  expect(failure.message).toMatch(message);
  expect(failure.message).not.toContain('\u001b');
});
