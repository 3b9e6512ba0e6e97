import { Run } from '../run/run.ts';
import { DisplayedNumbers } from '../stage/displayed-numbers.ts';
import { loadFonts } from '../stage/fonts.ts';
import { loadFormulaFonts } from '../stage/formula/index.ts';
import { themes } from '../stage/theme.ts';
import { BeatMarks } from './beat-marks.ts';
import type { LessonContext } from './lesson-context.ts';
import type { LessonPayload } from './lesson-payload.ts';
import { wrongWord } from './lesson-words.ts';

/**
 * What the scenes know of their lesson, in the renderer's page as in the editor's: the run from the bytes
 * of its `.npz`, the theme, and every font loaded.
 */
export async function openLesson(payload: LessonPayload, npz: Uint8Array): Promise<LessonContext> {
  await Promise.all([loadFonts(payload.signs, payload.fonts), loadFormulaFonts()]);
  const run = Run.load(payload.run, npz);
  return {
    ...payload,
    run,
    theme: themes[payload.theme],
    burnCaptions: payload.captions === 'burn',
    marks: new BeatMarks(),
    displayed: new DisplayedNumbers(run, (shown) => wrongWord(payload, shown)),
  };
}
