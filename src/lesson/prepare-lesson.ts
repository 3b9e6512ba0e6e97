import { existsSync, readdirSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type BakedRun, bakeRun } from '../run/bake.ts';
import { importFresh } from '../run/bundle.ts';
import { type FontFile, readFonts } from './added-fonts.ts';
import { LessonError, UnknownNameError } from './errors.ts';
import type { Lesson } from './lesson.ts';
import { type LessonFolder, lessonFile } from './lesson-folder.ts';
import type { CaptionMode, LessonPayload, ThemeName } from './lesson-payload.ts';
import { fillNarration, fillText, parseNarration } from './narration.ts';
import { checkParameters, readParameters } from './parameters.ts';
import { requireSignsOf, signsOfLesson } from './signs.ts';

/** How a lesson is to be told this time. */
export interface LessonOptions {
  /** `name=value`, as after `--set`. */
  readonly settings?: readonly string[];
  /** Parameters by their values, as a plan has them; then no settings count. */
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly theme?: ThemeName;
  readonly captions?: CaptionMode;
  /** Whether the background is left out. */
  readonly transparent?: boolean;
  /** BCP 47 tag of the narration file to use; the plain `narration.md` when left out. */
  readonly language?: string;
  /** Font files for signs that no shipped face has, beside those that the lesson names. */
  readonly fonts?: readonly string[];
}

/** A lesson with its run computed and its narration filled in: everything but the picture. */
export interface PreparedLesson {
  readonly folder: LessonFolder;
  readonly lesson: Lesson;
  readonly parameters: Record<string, unknown>;
  readonly baked: BakedRun;
  readonly payload: LessonPayload;
  /** Fonts that the lesson or the command adds; the page asks for them by the payload's addresses. */
  readonly fonts: readonly FontFile[];
  /** Those that the command added. */
  readonly addedFonts: readonly string[];
  /** Files of the project that all this was made from; the scenes are not among them. */
  readonly files: readonly string[];
}

/** `lesson.ts` of a folder, and the files that it is made of. */
export interface LoadedLesson {
  readonly lesson: Lesson;
  readonly files: readonly string[];
}

/**
 * Reads `lesson.ts` of a folder.
 *
 * @throws CodeError with file and line when it does not compile or throws.
 */
export async function loadLesson(folder: LessonFolder): Promise<LoadedLesson> {
  requireFiles(folder);
  const file = join(folder.path, 'lesson.ts');
  const { module, bundle } = await importFresh<{ lesson?: Lesson }>(file, file);
  if (module.lesson === undefined) {
    throw new LessonError(
      `${lessonFile(folder, 'lesson.ts')} exports no "lesson". Write: export const lesson = defineLesson({ … }).`,
    );
  }
  for (const scene of module.lesson.scenes) requireScene(folder, scene);
  return { lesson: module.lesson, files: bundle.files };
}

function requireFiles(folder: LessonFolder): void {
  const parts = {
    'run.ts': 'computes',
    'narration.md': 'says',
    'notebook.py': 'computes in NumPy',
  };
  for (const [name, part] of Object.entries(parts)) {
    if (existsSync(join(folder.path, name))) continue;
    throw new LessonError(
      `${lessonFile(folder, name)} is missing: what the lesson ${part}. "npx gradreel new <name>" makes an example.`,
    );
  }
}

function requireScene(folder: LessonFolder, scene: string): void {
  if (existsSync(join(folder.path, `${scene}.tsx`))) return;
  const scenes = readdirSync(folder.path)
    .filter((name) => name.endsWith('.tsx'))
    .map((name) => `"${basename(name, '.tsx')}"`);
  throw new LessonError(
    `${lessonFile(folder, 'lesson.ts')} names the scene "${scene}", but there is no ${scene}.tsx. The scenes there are: ${scenes.join(', ') || 'none'}.`,
  );
}

/** Loads a lesson, checks its parameters, computes its run and fills in its narration. */
export async function prepareLesson(
  folder: LessonFolder,
  options: LessonOptions = {},
): Promise<PreparedLesson> {
  const { lesson, files } = await loadLesson(folder);
  const parameters =
    options.parameters === undefined
      ? readParameters(folder.id, lesson.parameters, options.settings ?? [])
      : checkParameters(folder.id, lesson.parameters, options.parameters);
  const baked = await bakeRun(folder.id, join(folder.path, 'run.ts'), parameters);
  const { file, language } = await narrationFile(folder, options.language);
  const source = await readFile(join(folder.path, file), 'utf8');
  const narrated = fillNarration(
    parseNarration(source, lessonFile(folder, file)),
    baked.run,
    language,
  );
  const chip = fillText(lesson.chip, baked.run, language);
  const hash = baked.run.key.slice(0, 6);
  const own = (lesson.fonts ?? []).map((name) => join(folder.path, name));
  const fonts = await readFonts([...own, ...(options.fonts ?? [])]);
  const told: Omit<LessonPayload, 'signs' | 'fonts'> = {
    id: folder.id,
    title: lesson.title,
    chip: {
      text: `${chip.text} · run ${hash}`,
      numbers: [...chip.numbers, { text: hash, path: 'run key', source: 'lesson' }],
    },
    theme: options.theme ?? 'dark',
    captions: options.captions ?? 'burn',
    transparent: options.transparent ?? false,
    narrated,
    run: baked.run.record,
  };
  await requireSignsOf(folder, told, fonts);
  const payload: LessonPayload = {
    ...told,
    signs: await signsOfLesson(folder, told),
    fonts: fonts.map(({ name, signs, hash }, index) => ({
      name,
      url: `font-${index}`,
      signs,
      hash,
    })),
  };
  return {
    folder,
    lesson,
    parameters,
    baked,
    payload,
    fonts,
    addedFonts: options.fonts ?? [],
    files: [...files, ...baked.files, join(folder.path, file), ...own],
  };
}

/** The narration file of a language, and the language that it is in. */
export async function narrationFile(folder: LessonFolder, language: string | undefined) {
  const plain = { file: 'narration.md', language: 'en' };
  if (language === undefined) return plain;
  const names = (await readdir(folder.path)).filter((name) => /^narration\.(.+\.)?md$/.test(name));
  const file = `narration.${language}.md`;
  if (names.includes(file)) return { file, language };
  if (language === plain.language) return plain;
  throw new UnknownNameError(
    `There is no ${lessonFile(folder, file)} for the language "${language}". ${folder.id} has ${names.join(', ')}.`,
  );
}
