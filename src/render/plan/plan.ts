import { basename, join } from 'node:path';
import type { PreparedLesson } from '../../lesson/prepare-lesson.ts';
import type { Timeline } from '../../lesson/timeline.ts';
import type { BuiltPage } from '../bundle/build-page.ts';
import { type CodePart, codeOf, dependencies } from '../bundle/module-graph.ts';
import type { FrameForm, PictureSettings, RunThrough, SceneRange } from '../page/protocol.ts';
import { x264Identity } from '../segments/x264.ts';
import { type Clip, wholeLesson } from './clip.ts';
import { contentKey } from './content-key.ts';
import { frameForm, type OutputForm } from './form.ts';

/** A stretch of one scene that is drawn and encoded in one go. */
export interface PlannedSegment {
  readonly index: number;
  readonly scene: string;
  /** From this frame of the lesson up to, not including, `endFrame`. */
  readonly firstFrame: number;
  readonly endFrame: number;
  /** The frame that stands for the lesson, where it lies in this segment. */
  readonly poster?: number;
  /** Everything that its frames depend on, as one hash: equal keys, equal frames. */
  readonly key: string;
}

/** What there is to render, as plain JSON: another machine with the same project can render any of it. */
export interface RenderPlan {
  readonly version: 1;
  readonly lesson: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly theme: PreparedLesson['payload']['theme'];
  readonly captions: PreparedLesson['payload']['captions'];
  readonly language: string;
  /** Font files that the command added; the lesson's own are where it is. */
  readonly fonts?: readonly string[];
  readonly picture: PictureSettings;
  /** The key of the run whose numbers are shown. */
  readonly run: string;
  /** The browser that drew; another one may draw a letter a little differently. */
  readonly browser: string;
  readonly form: OutputForm;
  /** What of the lesson is rendered. */
  readonly clip: Clip;
  /** The whole lesson's. */
  readonly timeline: Timeline;
  readonly segments: readonly PlannedSegment[];
}

/** What is to be rendered, beside the lesson. */
export interface PlanRequest {
  readonly picture: PictureSettings;
  readonly form: OutputForm;
  /** Chooses what of the lesson; all of it when left out. */
  readonly clip?: (through: RunThrough) => Clip;
}

/** Changes whenever segments of before are not what they would be now, for a reason no key knows. */
const FORMAT = 1;
/** What is heard does not change what is seen. */
const SOUND = '/src/render/page/sound.ts';
/** Seconds of a segment, about: long enough to start an encoder for, short enough to lose. */
const SEGMENT_SECONDS = 10;

/** Divides a lesson into segments and gives each its key. */
export async function makePlan(
  prepared: PreparedLesson,
  built: BuiltPage,
  through: RunThrough,
  { picture, form, clip: choose = wholeLesson }: PlanRequest,
  browser: string,
): Promise<RenderPlan> {
  const { folder, parameters, baked, payload } = prepared;
  const { timeline, scenes } = through;
  const clip = choose(through);
  const poster = posterFrame(timeline);
  const encoder = form.encoder === 'master' ? await x264Identity(picture) : form.encoder;
  const made = { picture, browser, form: frameForm(form, picture), encoder };
  const segments: PlannedSegment[] = [];
  const code = new Map<string, Promise<CodePart>>();
  for (const scene of scenes) {
    const sceneKey = await keyOfScene(prepared, built, timeline, scene, made, code);
    for (const stretch of divide(scene, SEGMENT_SECONDS * picture.framesPerSecond)) {
      const range = {
        firstFrame: Math.max(stretch.firstFrame, clip.firstFrame),
        endFrame: Math.min(stretch.endFrame, clip.endFrame),
      };
      if (range.firstFrame >= range.endFrame) continue;
      const holdsPoster = poster >= range.firstFrame && poster < range.endFrame;
      // Frames are counted from the scene's first: what comes before it does not matter.
      const from = (frame: number) => frame - scene.firstFrame;
      const key = contentKey({
        scene: sceneKey,
        firstFrame: from(range.firstFrame),
        endFrame: from(range.endFrame),
        poster: holdsPoster ? from(poster) : null,
      });
      const place = { index: segments.length, scene: scene.name, ...range };
      segments.push({ ...place, ...(holdsPoster ? { poster } : {}), key });
    }
  }
  const { theme, captions, narrated } = payload;
  return {
    version: 1,
    lesson: folder.id,
    parameters,
    theme,
    captions,
    language: narrated.language,
    ...(prepared.addedFonts.length === 0 ? {} : { fonts: prepared.addedFonts }),
    picture,
    run: baked.run.key,
    browser,
    form,
    clip,
    timeline,
    segments,
  };
}

/**
 * Frames in stretches of `length`; the last is between half as long and half as long again. It does not
 * depend on how many pages will draw them.
 *
 * @example
 * divide({ firstFrame: 0, endFrame: 1400 }, 600) // 0 to 600, 600 to 1400
 */
export function divide(
  { firstFrame, endFrame }: Pick<SceneRange, 'firstFrame' | 'endFrame'>,
  length: number,
): { firstFrame: number; endFrame: number }[] {
  const count = Math.max(1, Math.round((endFrame - firstFrame) / length));
  return Array.from({ length: count }, (_, index) => ({
    firstFrame: firstFrame + index * length,
    endFrame: index === count - 1 ? endFrame : firstFrame + (index + 1) * length,
  })).filter((range) => range.endFrame > range.firstFrame);
}

/** The last frame of the last beat but one: the result stands, the lesson is not over. */
function posterFrame({ beats, frames }: Timeline): number {
  return Math.min(frames - 1, ((beats.at(-2) ?? beats.at(-1))?.endFrame ?? frames) - 1);
}

/**
 * Everything that a scene's frames depend on: the code that it reaches, the run, what the frame around it
 * says, how long each passage is read, and its words where they are burned in.
 */
async function keyOfScene(
  { folder, payload, baked }: PreparedLesson,
  { graph, main, scenesList }: BuiltPage,
  { beats }: Timeline,
  scene: SceneRange,
  made: {
    readonly picture: PictureSettings;
    readonly browser: string;
    readonly form: FrameForm;
    readonly encoder: unknown;
  },
  code: Map<string, Promise<CodePart>>,
): Promise<string> {
  const file = join(folder.path, `${scene.name}.tsx`);
  const entry = [...graph.keys()].find((id) => id.startsWith(`${file}?scene`)) ?? file;
  const files = dependencies(graph, [entry, main], (id) => id === scenesList || id.endsWith(SOUND));
  const inScene = (frame: number) => frame >= scene.firstFrame && frame < scene.endFrame;
  const played = beats.filter(({ firstFrame }) => inScene(firstFrame)).map(({ id }) => id);
  const { narrated, title, chip, theme, captions, fonts } = payload;
  const said = narrated.beats
    .filter(({ id }) => played.includes(id))
    .map(({ id, passages, question }) => ({
      id,
      question,
      passages: passages.map(({ cues }) =>
        cues.map(({ seconds, ...words }) => (captions === 'burn' ? { seconds, words } : seconds)),
      ),
    }));
  return contentKey({
    format: FORMAT,
    ...made,
    code: await codeOf(files, code),
    scene: basename(file),
    run: baked.run.key,
    frame: { number: folder.id.split('-')[0], title, chip, theme, captions },
    // Another font may draw a sign otherwise.
    ...(fonts.length === 0 ? {} : { fonts: fonts.map(({ hash }) => hash) }),
    titles: narrated.beats.map((beat) => [beat.id, beat.title]),
    said,
  });
}
