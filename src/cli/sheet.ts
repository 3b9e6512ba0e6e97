import { writeWhole } from '../files/whole-file.ts';
import { findLessonFolder } from '../lesson/lesson-folder.ts';
import { prepareLesson } from '../lesson/prepare-lesson.ts';
import { drawSheet } from '../render/looks/sheet.ts';
import { interruptible } from './interrupt.ts';
import type { Size } from './qualities.ts';
import { lessonOptions, type TellingOptions } from './render.ts';
import { imageFile } from './still.ts';
import { tellRemarks } from './tell-remarks.ts';

/** `gradreel sheet <lesson>` */
export async function sheet(
  name: string,
  options: TellingOptions & { out?: string; size?: Size },
): Promise<void> {
  const folder = findLessonFolder(name);
  const prepared = await prepareLesson(folder, lessonOptions(options));
  tellRemarks(prepared);
  const file = imageFile(options.out, folder.id, 'sheet.png');
  const image = await interruptible(() => drawSheet(prepared, options.size));
  await writeWhole(file, image);
  process.stdout.write(`${file}\n`);
}
