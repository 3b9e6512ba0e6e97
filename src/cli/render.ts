import { join } from 'node:path';
import { LessonError } from '../lesson/errors.ts';
import {
  findLessonFolder,
  type LessonFolder,
  listLessonFolders,
  scenesFolder,
} from '../lesson/lesson-folder.ts';
import type { LessonOptions } from '../lesson/prepare-lesson.ts';
import { SceneError, WrongUseError } from '../render/errors.ts';
import type { RenderOptions } from '../render/library.ts';
import type { EncoderName, Format, OutputForm } from '../render/plan/form.ts';
import { rememberedBy, renderRequest } from '../render/plan/render-request.ts';
import { unchangedRender } from '../render/plan/unchanged.ts';
import { RunError } from '../run/errors.ts';
import { complain, exitCodeOf } from './complain.ts';
import { interruptible } from './interrupt.ts';
import { rendersFolder } from './paths.ts';
import { jsonReporter, type Reporter, textReporter } from './progress.ts';
import { pictureOf, type Quality, type Size } from './qualities.ts';
import { refuseEarly } from './refuse-early.ts';

/** The options that decide how a lesson is told, as the command line gives them. */
export interface TellingOptions {
  readonly set: readonly string[];
  readonly theme: 'dark' | 'light';
  readonly captions?: 'burn' | 'none';
  readonly language?: string;
  /** Font files. */
  readonly font: readonly string[];
}

export interface RenderCommand extends TellingOptions {
  /** Where the film will be shown. */
  readonly for?: 'player' | 'page';
  readonly out?: string;
  readonly quality?: Quality;
  readonly fps?: number;
  readonly size?: Size;
  readonly format: Format;
  readonly transparent?: boolean;
  readonly encoder: EncoderName;
  /** Whether frames like the last are left out. */
  readonly vfr?: boolean;
  readonly audio?: string;
  /** Seconds, or a beat. */
  readonly audioOffset: number | string;
  readonly audioGain: number;
  readonly scene?: string;
  readonly beats?: string;
  readonly jobs?: number;
  readonly json?: boolean;
  readonly verbose?: boolean;
}

/** `--set` and its like as {@link prepareLesson} takes them. */
export function lessonOptions(options: TellingOptions): LessonOptions {
  const { set, theme, captions, language, font: fonts } = options;
  return {
    ...{ settings: set, theme, fonts },
    ...(captions === undefined ? {} : { captions }),
    ...(language === undefined ? {} : { language }),
  };
}

/** The form of the picture for the options of a command. */
function formOf({
  format,
  transparent = false,
  encoder,
  vfr = false,
}: Pick<RenderCommand, 'format' | 'transparent' | 'encoder' | 'vfr'>): OutputForm {
  return { format, transparent, encoder, ...(vfr ? { timing: 'variable' } : {}) };
}

/** What of a command's options decides how a lesson is told. */
function optionsOf(options: RenderCommand): RenderOptions {
  const { set, theme, captions, language, font: fonts, scene, beats, for: place } = options;
  const chosen = { set, theme, place, captions, language, fonts, scene, beats };
  return Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== undefined));
}

function soundOf({ audio, audioOffset, audioGain }: RenderCommand) {
  if (audio === undefined) return {};
  return { sound: { file: audio, offset: audioOffset, decibels: audioGain } };
}

/** `gradreel render [lesson…]` */
export async function render(names: readonly string[], options: RenderCommand): Promise<void> {
  const folders = chooseLessons(names);
  const reporter = options.json
    ? jsonReporter((text) => process.stdout.write(text))
    : textReporter(
        (text) => process.stdout.write(text),
        terminal(),
        (text) => process.stderr.write(text),
      );
  await refuseEarly(folders, options);
  for (const folder of folders) {
    try {
      await renderOne(folder, options, reporter);
    } catch (error) {
      reporter.failed(folder.id, (error as Error).message);
      if (folders.length === 1 || !isOfLesson(error)) throw error;
      process.stderr.write(complain(error, options.verbose ?? false));
      process.exitCode = Math.max(Number(process.exitCode ?? 0), exitCodeOf(error));
    }
  }
}

async function renderOne(
  folder: LessonFolder,
  options: RenderCommand,
  reporter: Reporter,
): Promise<void> {
  const out = join(options.out ?? rendersFolder(), folder.id);
  const wanted: RenderOptions = {
    ...optionsOf(options),
    picture: pictureOf(options),
    form: formOf(options),
    ...soundOf(options),
  };
  // What renders takes a second to load; that there is nothing to do is known before.
  const asked = rememberedBy(renderRequest(folder.id, { ...wanted }));
  const unchanged = asked === undefined ? undefined : await unchangedRender(out, asked);
  if (unchanged !== undefined) return reporter.done(unchanged);
  const { renderLesson } = await import('../render/library.ts');
  const result = await interruptible(() =>
    renderLesson(folder.id, {
      ...wanted,
      out,
      ...(options.jobs === undefined ? {} : { jobs: options.jobs }),
      onPlan: (_, frames) => reporter.started(folder.id, out, frames),
      onProgress: ({ frame }) => reporter.progress(frame),
      onWarning: (message) => reporter.warned(folder.id, message),
    }),
  );
  reporter.done(result);
}

/** The lessons that are meant, each once; the first one when none is named. */
export function chooseLessons(names: readonly string[]): LessonFolder[] {
  const folders = listLessonFolders();
  if (names.length > 0 && !names.includes('all')) {
    const chosen = names.map((name) => findLessonFolder(name));
    return chosen.filter(({ id }, index) => chosen.findIndex((other) => other.id === id) === index);
  }
  if (folders.length === 0) {
    throw new WrongUseError(
      `There is no lesson in ${scenesFolder}. Make one with "npx gradreel new <name>".`,
    );
  }
  return names.length === 0 ? folders.slice(0, 1) : folders;
}

/** Whether another lesson may still succeed. */
export function isOfLesson(error: unknown): boolean {
  return [LessonError, SceneError, RunError].some((type) => error instanceof type);
}

function terminal() {
  const { stderr } = process;
  return stderr.isTTY
    ? { write: (text: string) => void stderr.write(text), columns: stderr.columns || 80 }
    : undefined;
}
