import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CaptionMode, LessonPayload, ThemeName } from '../render/page/protocol.ts';
import { type BakedRun, bakeRun } from '../run/bake.ts';
import { importFresh } from '../run/bundle.ts';
import { LessonError } from './errors.ts';
import type { Lesson } from './lesson.ts';
import type { LessonFolder } from './lesson-folder.ts';
import { fillNarration, fillText, parseNarration } from './narration.ts';
import { readParameters } from './parameters.ts';

/** How a lesson is to be told this time. */
export interface LessonOptions {
  /** `name=value`, as after `--set`. */
  readonly settings?: readonly string[];
  readonly theme?: ThemeName;
  readonly captions?: CaptionMode;
  /** BCP 47 tag of the narration file to use; the plain `narration.md` when left out. */
  readonly language?: string;
}

/** A lesson with its run computed and its narration filled in: everything but the picture. */
export interface PreparedLesson {
  readonly folder: LessonFolder;
  readonly lesson: Lesson;
  readonly parameters: Record<string, unknown>;
  readonly baked: BakedRun;
  readonly payload: LessonPayload;
}

/** Reads `lesson.ts` of a folder. */
export async function loadLesson({ id, path }: LessonFolder): Promise<Lesson> {
  const file = join(path, 'lesson.ts');
  const { module } = await importFresh<{ lesson?: Lesson }>(file);
  if (module.lesson === undefined) {
    throw new LessonError(`scenes/${id}/lesson.ts exports no "lesson". Write: export const lesson = defineLesson({ … }).`);
  }
  return module.lesson;
}

/** Loads a lesson, checks its parameters, computes its run and fills in its narration. */
export async function prepareLesson(folder: LessonFolder, options: LessonOptions = {}): Promise<PreparedLesson> {
  const lesson = await loadLesson(folder);
  const parameters = readParameters(folder.id, lesson.parameters, options.settings ?? []);
  const baked = await bakeRun(folder.id, join(folder.path, 'run.ts'), parameters);
  const { file, language } = await narrationFile(folder, options.language);
  const source = await readFile(join(folder.path, file), 'utf8');
  const narrated = fillNarration(parseNarration(source, `scenes/${folder.id}/${file}`), baked.run, language);
  const chip = fillText(lesson.chip, baked.run, language);
  const hash = baked.run.key.slice(0, 6);
  const payload: LessonPayload = {
    id: folder.id,
    title: lesson.title,
    chip: {
      text: `${chip.text} · run ${hash}`,
      numbers: [...chip.numbers, { text: hash, path: 'run key', source: 'lesson' }],
    },
    theme: options.theme ?? 'dark',
    captions: options.captions ?? 'burn',
    narrated,
    run: baked.run.record,
  };
  return { folder, lesson, parameters, baked, payload };
}

async function narrationFile(folder: LessonFolder, language: string | undefined) {
  if (language === undefined) return { file: 'narration.md', language: 'en' };
  const file = `narration.${language}.md`;
  if (existsSync(join(folder.path, file))) return { file, language };
  const others = (await readdir(folder.path)).filter((name) => /^narration\..*md$/.test(name));
  throw new LessonError(`scenes/${folder.id} has no ${file}. It has ${others.join(', ')}.`);
}
