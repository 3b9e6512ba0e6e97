import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadComputation } from '../../run/bake.ts';
import { importFresh } from '../../run/bundle.ts';
import { LessonError } from '../errors.ts';
import { type LessonFolder, lessonFile } from '../lesson-folder.ts';
import { parseNarration } from '../narration.ts';
import { loadLesson, narrationFile } from '../prepare-lesson.ts';
import type { Claims } from './claims.ts';
import type { ClaimedNarration, LessonWords } from './try-words.ts';

/**
 * Reads all that it takes to tell a lesson with any parameters.
 *
 * @param language BCP 47 tag of the narration file to use; the plain `narration.md` when left out
 * @throws LessonError, CodeError, NarrationError
 */
export async function loadWords(folder: LessonFolder, language?: string): Promise<LessonWords> {
  const { lesson } = await loadLesson(folder);
  const { compute } = await loadComputation(join(folder.path, 'run.ts'));
  return { id: folder.id, lesson, compute, ...(await loadNarration(folder, language)) };
}

/**
 * Reads a lesson's narration with its claims: all that it takes to put the words of a run to the test that is
 * computed already.
 *
 * @throws LessonError, CodeError, NarrationError
 */
export async function loadNarration(
  folder: LessonFolder,
  language?: string,
): Promise<ClaimedNarration> {
  const told = await narrationFile(folder, language);
  const source = await readFile(join(folder.path, told.file), 'utf8');
  return {
    narration: parseNarration(source, lessonFile(folder, told.file)),
    language: told.language,
    claims: await loadClaims(folder, told.file),
  };
}

/**
 * The claims beside a narration file: `claims.ts` for `narration.md`, `claims.de.ts` for `narration.de.md`. None at
 * all where there is no such file.
 *
 * @throws CodeError with file and line when it does not compile or throws.
 */
export async function loadClaims(folder: LessonFolder, narrationFile: string): Promise<Claims> {
  const name = narrationFile.replace(/^narration/, 'claims').replace(/\.md$/, '.ts');
  const file = join(folder.path, name);
  if (!existsSync(file)) return { claims: {} };
  const { module } = await importFresh<{ claims?: Claims }>(file, file);
  if (module.claims === undefined) {
    throw new LessonError(
      `${lessonFile(folder, name)} exports no "claims". Write: export const claims = defineClaims({ … }).`,
    );
  }
  return module.claims;
}
