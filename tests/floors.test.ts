import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { parseAst } from 'vite';
import { describe, expect, test } from 'vitest';
import { packageFolder } from '../src/files/package-folder.ts';

/** The folders of `src` from the ground up, as README lists them: each imports only from those before it. */
const FLOORS = ['files', 'np', 'nn', 'run', 'stage', 'lesson', 'render', 'editor', 'cli'];

/** What lessons import beside files of their own folder. */
const OPEN_TO_LESSONS = /^(gradreel\/(np|nn|stage|lesson)|zod|@motion-canvas\/.+)$/;

/** Imports that point up for a reason. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  // Scenes of tests are played by the player that renders them, not by one made for tests.
  'src/lesson/beat.browser.test.ts → src/render/page/player.ts': 'plays scenes',
  'src/lesson/shapes.browser.test.ts → src/render/page/player.ts': 'plays scenes',
  'src/lesson/testing/look-through.ts → src/render/page/player.ts': 'plays scenes',
  'src/lesson/testing/look-through.ts → src/render/page/protocol.ts': 'plays scenes',
};

interface Import {
  /** The file that imports, and what: a file of the project, or a package. */
  readonly from: string;
  readonly to: string;
}

/** What the modules in a folder import, types included; the file that a relative import names as it is. */
function importsIn(folder: string): Import[] {
  const files = readdirSync(join(packageFolder, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => join(packageFolder, folder, file))
    .filter((file) => /\.[cm]?[jt]sx?$/.test(file));
  return files.flatMap((file) => {
    const code = readFileSync(file, 'utf8');
    const lang = /\.[jt]sx$/.test(file) ? 'tsx' : 'ts';
    return importedBy(parseAst(code, { lang })).map((source) => ({
      from: place(file),
      to: source.startsWith('.')
        ? place(resolve(dirname(file), source.split('?')[0] as string))
        : source,
    }));
  });
}

/** The sources of all imports in a syntax tree: `import … from`, `export … from`, `import('…')`. */
function importedBy(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(importedBy);
  if (typeof node !== 'object' || node === null) return [];
  const { type, source } = node as { type?: string; source?: { value?: unknown } | null };
  const own =
    /^(Import|ExportNamed|ExportAll)(Declaration|Expression)$/.test(type ?? '') &&
    typeof source?.value === 'string'
      ? [source.value]
      : [];
  return [...own, ...Object.values(node).flatMap(importedBy)];
}

function place(file: string): string {
  return relative(packageFolder, file).replaceAll(sep, '/');
}

const isTest = (file: string) => /\.test\.tsx?$|\/testing\//.test(file);
const lessonOf = (file: string) => file.split('/').slice(0, 2).join('/');

describe('imports', () => {
  const inSource = importsIn('src');
  const inLessons = [...importsIn('scenes'), ...inSource.filter(({ from }) => isTemplate(from))];

  function isTemplate(file: string): boolean {
    return file.startsWith('src/lesson/template/');
  }

  test('are found at all, by every way to write them', () => {
    const tree = parseAst(
      `import a from './a'; import './b'; export { c } from './c'; export * from './d'; const e = () => import('./e');`,
    );
    expect(importedBy(tree)).toEqual(['./a', './b', './c', './d', './e']);
    expect(inSource.length).toBeGreaterThan(2000);
    expect(inLessons.length).toBeGreaterThan(200);
  });

  test('every folder of src is a floor', () => {
    const folders = readdirSync(join(packageFolder, 'src'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
    expect(folders.filter((name) => !FLOORS.includes(name))).toEqual([]);
  });

  test('of a floor point to floors before it', () => {
    const up = inSource.filter(({ from, to }) => {
      const [floor, target] = [from, to].map((file) => FLOORS.indexOf(file.split('/')[1] ?? ''));
      if (!to.startsWith('src/') || (floor as number) < 0 || (target as number) < 0) return false;
      return (target as number) > (floor as number) && !(`${from} → ${to}` in EXCEPTIONS);
    });
    expect(up).toEqual([]);
  });

  test('of scenes are left to lessons and to tests', () => {
    const down = inSource.filter(({ from, to }) => to.startsWith('scenes/') && !isTest(from));
    expect(down).toEqual([]);
  });

  test('of a lesson name gradreel, what it is made with, and files of its own', () => {
    const others = inLessons.filter(({ from, to }) => {
      if (isTest(from) || OPEN_TO_LESSONS.test(to)) return false;
      const own = isTemplate(from) ? 'src/lesson/template' : lessonOf(from);
      return !to.startsWith(`${own}/`);
    });
    expect(others).toEqual([]);
  });

  test('that point up for a reason are still there', () => {
    const all = new Set(inSource.map(({ from, to }) => `${from} → ${to}`));
    expect(Object.keys(EXCEPTIONS).filter((known) => !all.has(known))).toEqual([]);
  });
});
