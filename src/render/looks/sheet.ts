import { clock, frameMilliseconds } from '../../lesson/clock.ts';
import type { PreparedLesson } from '../../lesson/prepare-lesson.ts';
import { requireSignsOf } from '../../lesson/signs.ts';
import { restingFrame } from '../../lesson/timeline.ts';
import { addedFontRules } from '../../stage/faces/added-font.ts';
import type { PictureSize } from '../../stage/picture-shape.ts';
import { LessonPage } from '../browser/lesson-page.ts';
import type { PictureSettings } from '../page/protocol.ts';
import { type SheetBeat, sheetHtml } from './sheet-html.ts';

/** Frames are drawn in the size and rate of the standard video when nothing is said, and shown smaller. */
const STANDARD: PictureSettings = { width: 1920, height: 1080, framesPerSecond: 60 };
/** A4 landscape at 300 dots an inch is 3508 dots wide. */
const SHEET = { width: 1754, scale: 2 };

/**
 * Draws a lesson's storyboard sheet as PNG: one frame a beat, in which the result stands,
 * with what is said in it.
 *
 * @param size of the frames, in pixels
 */
export async function drawSheet(
  prepared: PreparedLesson,
  size: PictureSize = STANDARD,
): Promise<Uint8Array> {
  const picture = { ...STANDARD, ...size };
  const { folder, lesson, payload } = prepared;
  // What is said stands on the sheet, whether or not it is burned into the picture.
  const { summary } = lesson;
  await requireSignsOf(folder, { ...payload, captions: 'burn', summary }, payload.fonts);
  const page = await LessonPage.open(prepared);
  try {
    const timeline = await page.plan(picture);
    const { beats, frames, framesPerSecond } = timeline;
    const time = (frame: number) => clock(frameMilliseconds(frame, framesPerSecond));
    const stills = await page.stills(
      picture,
      beats.map((beat) => restingFrame(beat, frames)),
    );
    const shown = beats.map(({ id, title, firstFrame, endFrame }, index): SheetBeat => {
      const told = payload.narrated.beats.find((beat) => beat.id === id);
      const asks = told?.question === undefined ? {} : { question: told.question };
      const span = `${time(firstFrame)}–${time(endFrame)}`;
      return { title, span, image: `sheet-${index}.png`, passages: told?.passages ?? [], ...asks };
    });
    const html = sheetHtml({
      number: payload.id.split('-')[0] ?? '',
      title: lesson.title,
      summary,
      chip: payload.chip.text,
      length: time(frames),
      language: payload.narrated.language,
      theme: payload.theme,
      picture,
      beats: shown,
      fontRules: addedFontRules(payload.fonts),
    });
    const images = new Map(stills.map((image, index) => [`sheet-${index}.png`, image]));
    return await page.photograph(html, images, SHEET);
  } finally {
    await page.close();
  }
}
