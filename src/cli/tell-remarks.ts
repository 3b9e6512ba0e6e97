import { parameterRemarks } from '../lesson/parameter-remarks.ts';
import type { PreparedLesson } from '../lesson/prepare-lesson.ts';

/** Says what is to be known of the tables that a lesson was given. */
export function tellRemarks({ folder, parameters }: PreparedLesson): void {
  for (const remark of parameterRemarks(parameters)) {
    process.stderr.write(`${folder.id}: ${remark}\n`);
  }
}
