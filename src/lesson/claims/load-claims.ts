import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { importFresh } from '../../run/bundle.ts';
import { LessonError } from '../errors.ts';
import { type LessonFolder, lessonFile } from '../lesson-folder.ts';
import type { Claims } from './claims.ts';

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
