import { join } from 'node:path';
import { WholeFolder, writing } from '../../files/whole-file.ts';
import { captionsSrt, captionsVtt } from '../../lesson/captions.ts';
import { chaptersVtt } from '../../lesson/chapters.ts';
import { lessonNotebook } from '../../lesson/lesson-notebook.ts';
import type { PreparedLesson } from '../../lesson/prepare-lesson.ts';
import { questionRecords } from '../../lesson/questions-file.ts';
import { transcript } from '../../lesson/transcript.ts';
import { youtubeChapters } from '../../lesson/youtube-chapters.ts';
import type { Run } from '../../run/run.ts';
import type { ShownRange } from '../../stage/displayed-numbers.ts';
import { GradreelError } from '../errors.ts';
import { pictureName, WHOLE } from '../plan/clip.ts';
import type { PlannedSegment, RenderPlan } from '../plan/plan.ts';
import type { Segment } from '../segments/segment-file.ts';
import { type DisplayedIn, joinDisplayed } from './displayed.ts';
import { provenance } from './provenance.ts';
import type { Rendered } from './rendered.ts';
import type { Sound } from './sound.ts';
import type { FrameWriter } from './writers/frame-writer.ts';

/** A segment that is not there, or not whole. */
export class MissingSegmentError extends GradreelError {
  constructor(readonly segment: PlannedSegment) {
    super(
      `Segment ${segment.index} (scene "${segment.scene}", frames ${segment.firstFrame} to ${segment.endFrame - 1}) is missing or damaged. Render it with "npx gradreel segment <plan> ${segment.index}".`,
    );
  }
}

/** Where segments are read from, by their keys; one that is missing or damaged is undefined. */
export interface SegmentSource {
  read(key: string): Promise<Segment | undefined>;
}

/** What a render left. */
export interface Assembled {
  readonly output: string;
  readonly frames: number;
  /** Frames that were drawn; the others equal the one before them. */
  readonly drawnFrames: number;
  /** The names of all files that were written. */
  readonly files: readonly string[];
}

/**
 * Puts a plan's segments together and writes everything that a render leaves into a folder. For a whole
 * lesson: the picture, captions, chapters, transcript, poster, numbers, provenance and notebook; for a clip
 * the picture and its provenance. They appear when all of them are whole.
 *
 * @throws MissingSegmentError
 * @throws CannotWriteError
 */
export async function assembleInto(
  out: string,
  prepared: PreparedLesson,
  plan: RenderPlan,
  store: SegmentSource,
  sources: Rendered['sources'],
  sound?: Sound,
): Promise<Assembled> {
  const folder = await WholeFolder.open(out);
  try {
    const { displayed, drawnFrames } = await writing(out, () =>
      writePicture(folder, prepared, plan, store, sound),
    );
    await writeCompanions(folder, prepared, plan, displayed, sources);
    const files = folder.names();
    await folder.commit();
    const { firstFrame, endFrame } = plan.clip;
    const output = join(out, pictureName(plan));
    return { output, frames: endFrame - firstFrame, drawnFrames, files };
  } finally {
    await folder.abort();
  }
}

/** Loads what writes videos. A render needs it at its end, and has time for it while a page draws. */
export function loadWriters(): Promise<typeof import('./writers/open-writer.ts')> {
  return import('./writers/open-writer.ts');
}

async function writePicture(
  folder: WholeFolder,
  prepared: PreparedLesson,
  plan: RenderPlan,
  store: SegmentSource,
  sound: Sound | undefined,
): Promise<{ displayed: ShownRange[]; drawnFrames: number }> {
  const { openWriter } = await loadWriters();
  const parts: DisplayedIn[] = [];
  let drawnFrames = 0;
  let writer: FrameWriter | undefined;
  let stream: Segment['stream'] | undefined;
  try {
    for (const planned of plan.segments) {
      const segment = await store.read(planned.key);
      if (segment === undefined) throw new MissingSegmentError(planned);
      stream ??= segment.stream;
      requireSameStream(stream, segment.stream, planned);
      writer ??= await openWriter(folder, prepared, plan, stream, sound);
      for (const packet of segment.packets) await writer.add(packet);
      if (segment.poster !== undefined && plan.clip.name === WHOLE) {
        await folder.write('poster.png', segment.poster);
      }
      const firstFrame = planned.firstFrame - plan.clip.firstFrame;
      parts.push({ firstFrame, displayed: segment.displayed });
      drawnFrames += segment.drawnFrames;
    }
    await writer?.finish();
    return { displayed: joinDisplayed(parts), drawnFrames };
  } finally {
    await writer?.abort();
  }
}

/** Segments of one video share one description of the stream; those of another encoder do not fit in. */
function requireSameStream(
  first: Segment['stream'],
  other: Segment['stream'],
  { index }: PlannedSegment,
): void {
  if (JSON.stringify(first) === JSON.stringify(other)) return;
  throw new GradreelError(
    `Segment ${index} was encoded by another encoder than segment 0 (${other.codec}, not ${first.codec}). Render all segments with the same browser.`,
  );
}

async function writeCompanions(
  folder: WholeFolder,
  prepared: PreparedLesson,
  { timeline, clip, form, parameters, language, theme, captions, picture }: RenderPlan,
  displayed: readonly ShownRange[],
  sources: Rendered['sources'],
): Promise<void> {
  const { folder: lessonFolder, lesson, baked, payload } = prepared;
  const { run } = baked;
  const frames = clip.endFrame - clip.firstFrame;
  const made = { parameters, language, theme, captions, picture, frames, sources };
  const rendered: Rendered = { lesson: lessonFolder.id, run: run.key, ...made };
  const entries = provenance(displayed, run, timeline.framesPerSecond);
  const listed = json({ ...rendered, displayed: entries });
  const isVideo = form.format === 'mp4' || form.format === 'webm';
  const chapters = isVideo ? youtubeChapters(timeline, clip) : undefined;
  const chaptersFile = clip.name === WHOLE ? 'chapters.txt' : `${clip.name}.chapters.txt`;
  if (chapters === undefined) folder.remove(chaptersFile);
  else await folder.write(chaptersFile, chapters);
  if (clip.name !== WHOLE) return folder.write(`${clip.name}.provenance.json`, listed);
  const questions = questionRecords(payload.narrated, timeline);
  const files: [string, string | Uint8Array][] = [
    ['captions.vtt', captionsVtt(timeline)],
    ['captions.srt', captionsSrt(timeline)],
    ['chapters.vtt', chaptersVtt(timeline)],
    ['transcript.md', transcript(lesson, payload.narrated, timeline)],
    ['questions.json', json({ lesson: lessonFolder.id, questions })],
    ['numbers.npz', baked.npz],
    ['numbers.json', json(numbers(run))],
    ['provenance.json', listed],
    ['notebook.ipynb', await lessonNotebook(prepared)],
  ];
  for (const [name, contents] of files) await folder.write(name, contents);
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

/** Larger arrays stand in `numbers.npz` alone. */
const MOST_NUMBERS_IN_JSON = 10_000;

/** `numbers.json`: the run's description with the values of its arrays, for readers without NumPy. */
function numbers(run: Run) {
  const arrays = run.record.arrays.map((array) => {
    const values = run.array(array.name);
    return values.size > MOST_NUMBERS_IN_JSON
      ? array
      : { ...array, values: plainValues(values.tolist()) };
  });
  return { ...run.record, arrays };
}

/** JSON has no word for infinity and NaN; they are written as text. */
function plainValues(values: unknown): unknown {
  if (Array.isArray(values)) return values.map(plainValues);
  return typeof values === 'number' && !Number.isFinite(values) ? String(values) : values;
}
