import { join, resolve } from 'node:path';
import { findLessonFolder } from '../lesson/lesson-folder.ts';
import { parameterRemarks } from '../lesson/parameter-remarks.ts';
import { type PreparedLesson, prepareLesson } from '../lesson/prepare-lesson.ts';
import { assembleInto } from './assemble/assemble.ts';
import { hashSources } from './assemble/rendered.ts';
import { startAhead } from './browser/browser-ahead.ts';
import { buildLessonPage, LessonPage } from './browser/lesson-page.ts';
import { GradreelError, WrongUseError } from './errors.ts';
import type { PictureSettings } from './page/protocol.ts';
import { beatsClip, sceneClip } from './plan/clip.ts';
import type { OutputForm } from './plan/form.ts';
import type { PlannedSegment, PlanRequest, RenderPlan } from './plan/plan.ts';
import { planWithPage } from './plan/plan-with-page.ts';
import { type RenderRequest, rememberedBy, renderRequest } from './plan/render-request.ts';
import { unchangedRender } from './plan/unchanged.ts';
import {
  type RenderOptions as PreparedOptions,
  type RenderResult,
  renderLesson as renderPrepared,
  sourceFiles,
} from './render-lesson.ts';
import { drawSegments } from './segments/draw-segments.ts';
import { SegmentStore } from './segments/segment-store.ts';

/** How a lesson is to be told and drawn. */
export interface PlanOptions {
  /** Parameters of the lesson that differ from its own, as `name=value`. */
  readonly set?: readonly string[];
  readonly theme?: 'dark' | 'light';
  /** Whether the narration is burned in; left out, it is, but for a page. */
  readonly captions?: 'burn' | 'none';
  /** Where the film will be shown: a page shows `captions.vtt` itself. */
  readonly place?: 'player' | 'page';
  /** BCP 47 tag of the narration. */
  readonly language?: string;
  /** Font files for signs that no shipped face has. */
  readonly fonts?: readonly string[];
  /** 1920×1080 at 60 frames/s when left out. */
  readonly picture?: PictureSettings;
  /** An MP4 by the browser's encoder when left out. */
  readonly form?: OutputForm;
  /** One scene of the lesson. */
  readonly scene?: string;
  /** Some beats of it: `from..to`, both included. */
  readonly beats?: string;
  readonly signal?: AbortSignal;
}

export interface RenderOptions
  extends PlanOptions,
    Pick<PreparedOptions, 'jobs' | 'sound' | 'onPlan' | 'onProgress' | 'onWarning'> {
  /** The folder that receives the files; `renders/<lesson>` when left out. */
  readonly out?: string;
  /** Called when everything was there already, and as it would be. */
  readonly onUnchanged?: () => void;
}

export interface SegmentOptions {
  /** The folder that receives the segment; the cache when left out. */
  readonly folder?: string;
  /** Called with how many of the segment's frames are encoded. */
  readonly onProgress?: (frames: number) => void;
  readonly signal?: AbortSignal;
}

export interface AssembleOptions {
  readonly out: string;
  /** The folder that holds the segments; the cache when left out. */
  readonly folder?: string;
}

/** What of the options decides what is rendered, read once. */
function requestOf(lesson: string, options: RenderOptions): RenderRequest {
  const { set, theme, place, captions, language, fonts, picture, form, scene, beats, sound } =
    options;
  return renderRequest(findLessonFolder(lesson).id, {
    ...{ set, theme, place, captions, language, fonts, picture, form, scene, beats, sound },
  });
}

function prepare({ lesson, set, theme, captions, language, fonts, form }: RenderRequest) {
  return prepareLesson(findLessonFolder(lesson), {
    settings: set,
    transparent: form.transparent,
    theme,
    captions,
    fonts,
    ...(language === undefined ? {} : { language }),
  });
}

/**
 * Plays a lesson through without drawing it and says what there is to draw: plain JSON, the same for every
 * machine with the same project.
 *
 * @param lesson its folder's name, its number or its name: `01-one-neuron`, `1`, `one-neuron`
 * @throws UnknownNameError, ParameterError, SceneError, NoBrowserError
 * @example
 * const plan = await planRender('one-neuron', { set: ['bias=1'] });
 * plan.segments.length // 9
 */
export async function planRender(lesson: string, options: PlanOptions = {}): Promise<RenderPlan> {
  const request = requestOf(lesson, options);
  const { picture, form } = request;
  const wanted = { picture, form, ...clipOf(request) };
  const { plan, page } = await planWithPage(await prepare(request), wanted, options.signal);
  await page.close();
  return plan;
}

/**
 * Draws and encodes one segment of a plan into a file, unless it is there already.
 *
 * @returns the file
 * @throws WrongUseError when the plan has no such segment
 * @throws GradreelError when this project would draw something else than the plan's
 */
export async function renderSegment(
  plan: RenderPlan,
  index: number,
  { folder, onProgress, signal }: SegmentOptions = {},
): Promise<string> {
  const wanted = segmentOf(plan, index);
  const store = storeIn(folder);
  if ((await store.read(wanted.key)) !== undefined) return store.file(wanted.key);
  const prepared = await prepareFor(plan);
  const here = await planWithPage(
    prepared,
    { picture: plan.picture, form: plan.form, clip: () => plan.clip },
    signal,
  );
  try {
    requireSamePlan(plan, here.plan, index);
  } catch (error) {
    await here.page.close();
    throw error;
  }
  await drawSegments(plan, [wanted], {
    jobs: 1,
    page: here.page,
    open: () => LessonPage.open(prepared, here.built),
    write: ({ key }, segment) => store.write(key, segment),
    ...(onProgress === undefined ? {} : { onProgress }),
    ...(signal === undefined ? {} : { signal }),
  });
  return store.file(wanted.key);
}

/**
 * Puts the segments of a plan together, with everything that a render leaves; no browser is needed.
 *
 * @throws MissingSegmentError when a segment is missing or damaged
 */
export async function assemble(
  plan: RenderPlan,
  { out, folder }: AssembleOptions,
): Promise<RenderResult> {
  const prepared = await prepareFor(plan);
  const built = await buildLessonPage(prepared);
  const sources = await hashSources([...sourceFiles(prepared), ...built.sources]);
  const assembled = await assembleInto(out, prepared, plan, storeIn(folder), sources);
  const seconds = assembled.frames / plan.picture.framesPerSecond;
  const { output, frames, drawnFrames } = assembled;
  return { lesson: plan.lesson, output, frames, drawnFrames, reusedFrames: frames, seconds };
}

/**
 * Renders a lesson with all its files.
 *
 * @throws UnknownNameError, ParameterError, SceneError, NoBrowserError, CannotWriteError
 * @example
 * const { output } = await renderLesson('one-neuron', {
 *   set: ['bias=-1'],
 *   onProgress: ({ frame, frames }) => console.log(`${frame} of ${frames}`),
 * });
 */
export async function renderLesson(
  lesson: string,
  { out, ...options }: RenderOptions = {},
): Promise<RenderResult> {
  const request = requestOf(lesson, options);
  const folder = out ?? join(resolve('renders'), request.lesson);
  const asked = rememberedBy(request);
  const unchanged = asked === undefined ? undefined : await unchangedRender(folder, asked);
  if (unchanged !== undefined) {
    options.onUnchanged?.();
    return unchanged;
  }
  // Whatever the lesson is, a browser will draw it.
  const endAhead = startAhead();
  try {
    const prepared = await prepare(request);
    const { picture, form } = request;
    const { jobs, sound, onPlan, onProgress, onWarning, signal } = options;
    for (const remark of parameterRemarks(prepared.parameters)) onWarning?.(remark);
    return await renderPrepared(prepared, {
      out: folder,
      asked,
      picture,
      form,
      ...clipOf(request),
      ...(sound === undefined ? {} : { sound }),
      ...(jobs === undefined ? {} : { jobs }),
      ...(onPlan === undefined ? {} : { onPlan }),
      ...(onProgress === undefined ? {} : { onProgress }),
      ...(onWarning === undefined ? {} : { onWarning }),
      ...(signal === undefined ? {} : { signal }),
    });
  } finally {
    await endAhead();
  }
}

function clipOf({ scene, beats }: RenderRequest): Pick<PlanRequest, 'clip'> {
  if (scene !== undefined) return { clip: sceneClip(scene) };
  return beats === undefined ? {} : { clip: beatsClip(beats) };
}

function storeIn(folder: string | undefined): SegmentStore {
  return folder === undefined ? new SegmentStore() : new SegmentStore(resolve(folder));
}

function segmentOf({ segments, lesson }: RenderPlan, index: number): PlannedSegment {
  const segment = segments[index];
  if (segment !== undefined) return segment;
  throw new WrongUseError(
    `The plan of ${lesson} has no segment ${index}. It has 0 to ${segments.length - 1}.`,
  );
}

/** The lesson as the plan has it: its parameters are all set, whatever the lesson's own are here. */
function prepareFor({
  lesson,
  parameters,
  theme,
  captions,
  language,
  fonts,
  form,
}: RenderPlan): Promise<PreparedLesson> {
  const { transparent } = form;
  const options = { parameters, theme, captions, language, transparent, fonts: fonts ?? [] };
  return prepareLesson(findLessonFolder(lesson), options);
}

/** A segment that would be drawn from other code, other numbers or by another browser does not fit in. */
function requireSamePlan(plan: RenderPlan, here: RenderPlan, index: number): void {
  if (here.segments[index]?.key === plan.segments[index]?.key) return;
  const differences = [
    here.browser === plan.browser
      ? ''
      : `the browser is ${here.browser} instead of ${plan.browser}`,
    here.run === plan.run ? '' : 'the run gives other numbers, or its code was changed',
  ].filter((difference) => difference !== '');
  throw new GradreelError(
    `This project would draw segment ${index} of ${plan.lesson} differently from the plan: ${differences.join('; ') || 'the code or the narration was changed'}. Use the same state of the project everywhere, or plan again.`,
  );
}
