import { captionProblems } from '../../lesson/captions.ts';
import { LessonError } from '../../lesson/errors.ts';
import { lessonFile } from '../../lesson/lesson-folder.ts';
import type { PreparedLesson } from '../../lesson/prepare-lesson.ts';
import type { Timeline } from '../../lesson/timeline.ts';
import { buildLessonPage, LessonPage } from '../browser/lesson-page.ts';
import { PAGE_LIMITS, type PageLimits } from '../browser/page-limits.ts';
import { ATTEMPTS, endedAgain } from '../browser/restart.ts';
import type { BuiltPage } from '../bundle/build-page.ts';
import { BrowserEndedError } from '../errors.ts';
import type { PictureSettings, RunThrough } from '../page/protocol.ts';
import { makePlan, type PlanRequest, type RenderPlan } from './plan.ts';

/**
 * Plans a lesson and leaves the page open that played it through. A browser that ends meanwhile is started
 * again, {@link ATTEMPTS} times in all.
 *
 * @param onOpen called when the page is open, before it plays the lesson
 * @throws NoBrowserError, SceneError; BrowserEndedError when the browser ends each time; LessonError when
 * narration is played by no scene, or a caption cannot be read; the signal's reason when it is aborted
 */
export async function planWithPage(
  prepared: PreparedLesson,
  request: PlanRequest,
  signal?: AbortSignal,
  limits: PageLimits = PAGE_LIMITS,
  onOpen?: () => void,
): Promise<{ plan: RenderPlan; built: BuiltPage; page: LessonPage }> {
  signal?.throwIfAborted();
  const building = buildLessonPage(prepared);
  for (let attempt = 1; ; attempt++) {
    try {
      const { page, through } = await runThrough(prepared, building, request.picture, {
        limits,
        isTold: attempt > 1,
        ...(signal === undefined ? {} : { signal }),
        ...(onOpen === undefined ? {} : { onOpen }),
      });
      try {
        requireAllBeats(prepared, through.timeline);
        requireReadableCaptions(prepared, through.timeline);
        const { built } = page;
        const plan = await makePlan(prepared, built, through, request, page.browserVersion);
        return { plan, built, page };
      } catch (error) {
        await page.close();
        throw error;
      }
    } catch (error) {
      if (!(error instanceof BrowserEndedError)) throw error;
      if (attempt === ATTEMPTS) throw await endedAgain(error);
    }
  }
}

/** Opens a lesson's page and plays it through, with each frame told where the page has ended before. */
async function runThrough(
  prepared: PreparedLesson,
  building: Promise<BuiltPage>,
  picture: PictureSettings,
  options: {
    readonly limits: PageLimits;
    readonly isTold: boolean;
    readonly signal?: AbortSignal;
    readonly onOpen?: () => void;
  },
): Promise<{ page: LessonPage; through: RunThrough }> {
  const { limits, isTold, signal, onOpen } = options;
  const page = await LessonPage.open(prepared, building, limits);
  const close = () => void page.close();
  signal?.addEventListener('abort', close, { once: true });
  try {
    signal?.throwIfAborted();
    onOpen?.();
    if (isTold) await page.tellPlaces(true);
    const through = await page.runThrough(picture);
    if (isTold) await page.tellPlaces(false);
    return { page, through };
  } catch (error) {
    await page.close();
    signal?.throwIfAborted();
    throw error;
  } finally {
    signal?.removeEventListener('abort', close);
  }
}

/** Narration that no scene plays would be missing from the video without a word. */
function requireAllBeats({ folder, payload }: PreparedLesson, { beats }: Timeline): void {
  const played = new Set(beats.map(({ id }) => id));
  const missing = payload.narrated.beats.filter(({ id }) => !played.has(id));
  if (missing.length === 0) return;
  throw new LessonError(
    `${lessonFile(folder, 'narration.md')} has the heading "${missing[0]?.title}", but no scene plays the beat "${missing[0]?.id}". Add beat('${missing[0]?.id}', …) to a scene, or remove the heading.`,
  );
}

/** A caption that nobody can read would be found by the class. */
function requireReadableCaptions({ folder }: PreparedLesson, timeline: Timeline): void {
  const [problem] = captionProblems(timeline);
  if (problem === undefined) return;
  throw new LessonError(
    `scenes/${folder.id}/narration.md, beat "${problem.beat}": ${problem.message}`,
  );
}
