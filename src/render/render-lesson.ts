import { rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { CACHE_LIMIT, pruneCache } from '../files/cache.ts';
import { WholeFolder } from '../files/whole-file.ts';
import type { PreparedLesson } from '../lesson/prepare-lesson.ts';
import type { Timeline } from '../lesson/timeline.ts';
import {
  assembleInto,
  loadWriters,
  MissingSegmentError,
  type SegmentSource,
} from './assemble/assemble.ts';
import { hashSources } from './assemble/rendered.ts';
import type { Sound, SoundRequest } from './assemble/sound.ts';
import type { SoundFile } from './assemble/sound-file.ts';
import { placeSound, remarksOn, requireAudible, type SoundPlace } from './assemble/sound-place.ts';
import { startAhead } from './browser/browser-ahead.ts';
import { LessonPage } from './browser/lesson-page.ts';
import { PAGE_LIMITS, type PageLimits } from './browser/page-limits.ts';
import type { PictureSettings } from './page/protocol.ts';
import { frameForm, type OutputForm, STANDARD_FORM } from './plan/form.ts';
import type { PlannedSegment, PlanRequest, RenderPlan } from './plan/plan.ts';
import { planWithPage } from './plan/plan-with-page.ts';
import { rememberRender } from './plan/unchanged.ts';
import { defaultJobs } from './segments/default-jobs.ts';
import { drawSegments } from './segments/draw-segments.ts';
import { RenderSegments } from './segments/render-segments.ts';
import { SegmentStore } from './segments/segment-store.ts';
import { requireX264 } from './segments/x264.ts';

export interface RenderOptions {
  readonly out: string;
  readonly picture: PictureSettings;
  /** An MP4 when left out. */
  readonly form?: OutputForm;
  /** Chooses what of the lesson; all of it when left out. */
  readonly clip?: PlanRequest['clip'];
  /** Sound under the video. */
  readonly sound?: SoundRequest;
  /** Pages that draw at the same time; when left out, as many as {@link defaultJobs} says. */
  readonly jobs?: number;
  /** Where segments are kept; the cache when left out. */
  readonly store?: SegmentStore;
  /** Called when it is known what happens when, before the first frame. */
  readonly onPlan?: (timeline: Timeline, frames: number) => void;
  /** Called as frames come out of the encoder, or out of the cache. */
  readonly onProgress?: (progress: { readonly frame: number; readonly frames: number }) => void;
  /** What was asked for, as plain data: asked for again, nothing is done where nothing has changed. */
  readonly asked?: unknown;
  /** Called when something is not as it should be, and the render goes on all the same. */
  readonly onWarning?: (message: string) => void;
  /** What ends a scene that would not end by itself. */
  readonly limits?: PageLimits;
  readonly signal?: AbortSignal;
}

export interface RenderResult {
  readonly lesson: string;
  readonly output: string;
  readonly frames: number;
  /** Frames that were drawn, now or earlier; the others equal the one before them. */
  readonly drawnFrames: number;
  /** Frames that had been rendered before and were taken from the cache. */
  readonly reusedFrames: number;
  readonly seconds: number;
  /** What of the recording is heard, and what is cut or silent; where one was given. */
  readonly sound?: SoundPlace & { readonly file: string };
}

/**
 * Renders a lesson with all its files into a folder. What is drawn is kept in segments: an unchanged one is
 * never drawn again, and a render that was killed goes on from those that were whole.
 */
export async function renderLesson(
  prepared: PreparedLesson,
  options: RenderOptions,
): Promise<RenderResult> {
  const { out, picture, form = STANDARD_FORM, clip, onPlan, onProgress, signal } = options;
  const { store: kept = new SegmentStore(), limits = PAGE_LIMITS } = options;
  const request: PlanRequest = { picture, form, ...(clip === undefined ? {} : { clip }) };
  frameForm(form, picture);
  const recording = await recordingOf(options.sound, form);
  await requirePlace(out);
  if (form.encoder === 'master') await requireX264();
  const store = new RenderSegments(kept, out, options.onWarning);
  const jobs = options.jobs ?? defaultJobs();
  let endAhead: (() => Promise<void>) | undefined;
  try {
    // Playing through keeps one processor busy. A browser for the next page can start meanwhile.
    const { plan, built, page } = await planWithPage(prepared, request, signal, limits, () => {
      if (jobs > 1) endAhead ??= startAhead(limits.heapMegabytes);
    });
    const open = () => LessonPage.open(prepared, built, limits);
    const frames = plan.clip.endFrame - plan.clip.firstFrame;
    const place = await placeOf(recording, options, plan, page);
    onPlan?.(plan.timeline, frames);
    let spare: LessonPage | undefined = page;
    let drawn = 0;
    try {
      // A second round when a segment was lost between its drawing and the putting together.
      for (let round = 1; ; round++) {
        const missing = await missingSegments(plan, store);
        const reused = frames - framesIn(missing);
        if (round === 1) drawn = framesIn(missing);
        onProgress?.({ frame: reused, frames });
        if (missing.length < 2) void endAhead?.();
        if (missing.length > 0) {
          const first = spare;
          spare = undefined;
          loadWriters().catch(() => undefined);
          await drawSegments(plan, missing, {
            jobs,
            open,
            ...(first === undefined ? {} : { page: first }),
            write: ({ key }, segment) => store.write(key, segment),
            onProgress: (count) => onProgress?.({ frame: reused + count, frames }),
            ...(signal === undefined ? {} : { signal }),
          });
        }
        const sound = await soundFor(options, plan, place, spare, open);
        await spare?.close();
        spare = undefined;
        try {
          const sources = await hashSources([...sourceFiles(prepared), ...built.sources]);
          const { files, ...assembled } = await assembleInto(
            out,
            prepared,
            plan,
            store,
            sources,
            sound,
          );
          await tidyCache(plan, kept);
          const result: RenderResult = {
            lesson: plan.lesson,
            ...assembled,
            reusedFrames: frames - drawn,
            seconds: frames / picture.framesPerSecond,
            ...(place === undefined || recording === undefined
              ? {}
              : { sound: { file: recording.file, ...place } }),
          };
          if (options.asked !== undefined) {
            // Where it cannot be remembered, the next render looks at everything again.
            await rememberRender(out, options.asked, result, sources, files).catch(() => undefined);
          }
          return result;
        } catch (error) {
          if (!(error instanceof MissingSegmentError) || round === 2) throw error;
        }
      }
    } finally {
      await spare?.close();
    }
  } finally {
    await endAhead?.();
    await store.close();
    // Stays when it holds anything: the files of this render, or of an earlier one.
    await rmdir(out).catch(() => undefined);
  }
}

/** @throws WrongUseError when the form cannot hold sound, or the file is none */
async function recordingOf(
  sound: SoundRequest | undefined,
  form: OutputForm,
): Promise<SoundFile | undefined> {
  if (sound === undefined) return undefined;
  requireAudible(form.format);
  const { readSoundFile } = await import('./assemble/sound-file.ts');
  return readSoundFile(sound.file);
}

/** Where the recording lies under what is rendered; what is not heard of it is told before the work. */
async function placeOf(
  recording: SoundFile | undefined,
  { sound, onWarning }: RenderOptions,
  { timeline, clip }: RenderPlan,
  page: LessonPage,
): Promise<SoundPlace | undefined> {
  if (recording === undefined || sound === undefined) return undefined;
  try {
    const place = placeSound(recording.seconds, sound.offset, timeline, clip);
    for (const remark of remarksOn(recording.name, place, clip)) onWarning?.(remark);
    return place;
  } catch (error) {
    await page.close();
    throw error;
  }
}

async function soundFor(
  { sound, form = STANDARD_FORM }: RenderOptions,
  { clip, picture }: RenderPlan,
  place: SoundPlace | undefined,
  opened: LessonPage | undefined,
  open: () => Promise<LessonPage>,
): Promise<Sound | undefined> {
  if (sound === undefined || place === undefined) return undefined;
  requireAudible(form.format);
  const page = opened ?? (await open());
  try {
    const seconds = (clip.endFrame - clip.firstFrame) / picture.framesPerSecond;
    const { encodeSound } = await import('./assemble/sound.ts');
    return await encodeSound(page, { ...sound, offset: place.offset }, form.format, seconds);
  } finally {
    if (page !== opened) await page.close();
  }
}

/** The segments of a plan that are not in a store, or not whole. */
async function missingSegments(
  { segments }: RenderPlan,
  store: SegmentSource,
): Promise<PlannedSegment[]> {
  const missing: PlannedSegment[] = [];
  for (const segment of segments) {
    if ((await store.read(segment.key)) === undefined) missing.push(segment);
  }
  return missing;
}

function framesIn(segments: readonly PlannedSegment[]): number {
  return segments.reduce((sum, { firstFrame, endFrame }) => sum + endFrame - firstFrame, 0);
}

/** What cannot be removed from the cache is no reason for a render to fail. */
async function tidyCache({ segments }: RenderPlan, store: SegmentStore): Promise<void> {
  const keep = new Set(segments.map(({ key }) => store.file(key)));
  await pruneCache({ limitBytes: CACHE_LIMIT, keep }).catch(() => undefined);
}

/** That files can be made there is tried before the work, not after it. */
async function requirePlace(out: string): Promise<void> {
  const folder = await WholeFolder.open(out);
  await folder.abort();
}

/** Files that neither the run nor the page imports; the scenes' `.meta` files come with the page. */
export function sourceFiles({ folder, files }: PreparedLesson): string[] {
  return [...files, join(folder.path, 'notebook.py')];
}
