import { mkdtempSync, rmSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { courseFolder } from '../../files/course-folder.ts';
import { makeLesson } from '../../lesson/new-lesson.ts';

/** A folder of lessons for a test. It lies inside the project, so that their imports resolve. */
export class ScratchLessons {
  readonly path = mkdtempSync(join(courseFolder, 'renders', '.test-'));
  /** As messages name it: relative to the project. */
  readonly name = `renders/${basename(this.path)}`;

  /** The environment in which a command finds these lessons. */
  get environment(): Record<string, string> {
    return { GRADREEL_SCENES: this.path };
  }

  /** Adds the small lesson that `gradreel new` makes. */
  async add(name: string): Promise<string> {
    return (await makeLesson(name, this.path)).id;
  }

  /** Changes a file of a lesson; what is replaced has to be there. */
  async change(lesson: string, file: string, before: string, after: string): Promise<void> {
    const path = join(this.path, lesson, file);
    const text = await readFile(path, 'utf8');
    if (!text.includes(before)) throw new Error(`${lesson}/${file} has no ${before}`);
    await writeFile(
      path,
      text.replace(before, () => after),
    );
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}
