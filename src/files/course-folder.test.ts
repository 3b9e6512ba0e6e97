import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findCourseFolder } from './course-folder.ts';
import { ownModule, packageFolder } from './package-folder.ts';
import { fileAt, placeOf } from './place.ts';

let folder: string;

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'gradreel-kurs #1 für ä-')));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the course is', () => {
  const made = (...parts: string[]) => {
    const path = join(folder, ...parts);
    mkdirSync(path, { recursive: true });
    return path;
  };

  test('the nearest folder upwards that has scenes', () => {
    const course = made('course');
    const lesson = made('course', 'scenes', '01-mean', 'nodes');
    expect(findCourseFolder(course, '/nowhere')).toBe(course);
    expect(findCourseFolder(lesson, '/nowhere')).toBe(course);
    const inner = made('course', 'more', 'inner');
    made('course', 'more', 'inner', 'scenes');
    expect(findCourseFolder(inner, '/nowhere')).toBe(inner);
    expect(findCourseFolder(made('course', 'more'), '/nowhere')).toBe(course);
  });

  test('not one with a file of that name', () => {
    const course = made('outer');
    made('outer', 'scenes');
    const other = made('outer', 'other');
    writeFileSync(join(other, 'scenes'), '');
    expect(findCourseFolder(other, '/nowhere')).toBe(course);
  });

  test("where there is none, Gradreel's own folder if it has lessons, and the working directory otherwise", () => {
    const empty = made('empty');
    expect(findCourseFolder(empty, packageFolder)).toBe(packageFolder);
    expect(findCourseFolder(empty, made('no-lessons'))).toBe(empty);
  });
});

describe('a place', () => {
  const course = join(folder ?? tmpdir(), 'c');
  const cases: [name: string, own: string, file: string, place: string][] = [
    [
      'of a lesson is its path in the course',
      join(course, 'node_modules', 'gradreel'),
      join(course, 'scenes', '01-mean', 'run.ts'),
      'scenes/01-mean/run.ts',
    ],
    [
      "of Gradreel's is where it is installed",
      join(course, 'node_modules', 'gradreel'),
      join(course, 'node_modules', 'gradreel', 'dist', 'np', 'index.js'),
      'node_modules/gradreel/dist/np/index.js',
    ],
    [
      'says nothing about another folder that it is installed in',
      join(tmpdir(), 'elsewhere', 'gradreel'),
      join(tmpdir(), 'elsewhere', 'gradreel', 'dist', 'np', 'index.js'),
      'node_modules/gradreel/dist/np/index.js',
    ],
    [
      "of a course inside Gradreel's folder is the course's",
      join(course, '..'),
      join(course, 'scenes', '01-mean', 'run.ts'),
      'scenes/01-mean/run.ts',
    ],
    [
      'is short where both are one folder',
      course,
      join(course, 'src', 'np', 'index.ts'),
      'src/np/index.ts',
    ],
  ];

  test.each(cases)('%s', (_name, own, file, place) => {
    const folders = { course, package: own };
    expect(placeOf(file, folders)).toBe(place);
    expect(fileAt(place, folders)).toBe(file);
  });

  test('of a folder whose name only begins like that of the course is outside of it', () => {
    const folders = { course, package: join(course, 'gradreel') };
    expect(placeOf(`${course}-2/a.ts`, folders)).toBe(`../${course.split('/').at(-1)}-2/a.ts`);
  });
});

test('a module of ours is named without its ending', () => {
  expect(ownModule('run/compute-run')).toBe(join(packageFolder, 'src', 'run', 'compute-run.ts'));
});
