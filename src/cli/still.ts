import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from '../files/whole-file.ts';
import { findLessonFolder } from '../lesson/lesson-folder.ts';
import { prepareLesson } from '../lesson/prepare-lesson.ts';
import { drawStill } from '../render/looks/still.ts';
import { interruptible } from './interrupt.ts';
import { rendersFolder } from './paths.ts';
import { pictureOf, type Quality, type Size } from './qualities.ts';
import { lessonOptions, type TellingOptions } from './render.ts';
import { tellRemarks } from './tell-remarks.ts';

export interface StillCommand extends TellingOptions {
  readonly at: string;
  readonly out?: string;
  readonly quality?: Quality;
  readonly size?: Size;
  readonly fps?: number;
}

/** `gradreel still <lesson> --at <time>` */
export async function still(name: string, options: StillCommand): Promise<void> {
  const folder = findLessonFolder(name);
  const prepared = await prepareLesson(folder, lessonOptions(options));
  tellRemarks(prepared);
  const fallback = `still-${options.at.toLowerCase().replace(/[^a-z0-9.+-]+/g, '-')}.png`;
  const file = imageFile(options.out, folder.id, fallback);
  const { image } = await interruptible(() => drawStill(prepared, options.at, pictureOf(options)));
  await writeWhole(file, image);
  process.stdout.write(`${file}\n`);
}

/** The file to write an image to: `--out` may also be a folder. */
export function imageFile(out: string | undefined, lesson: string, fallback: string): string {
  if (out === undefined) return join(rendersFolder(), lesson, fallback);
  const isFolder = /[\\/]$/.test(out) || (existsSync(out) && statSync(out).isDirectory());
  return isFolder ? join(out, `${lesson}-${fallback}`) : out;
}
