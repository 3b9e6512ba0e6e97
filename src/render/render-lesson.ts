import { readFile, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { WholeFolder } from '../files/whole-file.ts';
import { captionProblems, captionsSrt, captionsVtt } from '../lesson/captions.ts';
import { chaptersVtt } from '../lesson/chapters.ts';
import { LessonError } from '../lesson/errors.ts';
import { lessonFile } from '../lesson/lesson-folder.ts';
import { notebook } from '../lesson/notebook.ts';
import type { PreparedLesson } from '../lesson/prepare-lesson.ts';
import type { Timeline } from '../lesson/timeline.ts';
import { transcript } from '../lesson/transcript.ts';
import type { Run } from '../run/run.ts';
import { LessonPage } from './lesson-page.ts';
import { Mp4Writer } from './mp4/mp4-writer.ts';
import type { PictureSettings, RenderReport } from './page/protocol.ts';
import type { ReceivedBatch } from './page-server.ts';
import { provenance } from './provenance.ts';
import { hashSources, type Rendered } from './rendered.ts';

export interface RenderOptions {
  readonly out: string;
  readonly picture: PictureSettings;
  /** Called when it is known what happens when, before the first frame. */
  readonly onPlan?: (timeline: Timeline) => void;
  /** Called as frames come out of the encoder. */
  readonly onProgress?: (progress: { readonly frame: number; readonly frames: number }) => void;
  readonly signal?: AbortSignal;
}

export interface RenderResult {
  readonly lesson: string;
  readonly output: string;
  readonly frames: number;
  readonly drawnFrames: number;
  readonly seconds: number;
}

/**
 * Renders a lesson with all its files into a folder: the video, captions, chapters, transcript, poster,
 * numbers, provenance and notebook. They appear when all of them are whole.
 */
export async function renderLesson(
  prepared: PreparedLesson,
  options: RenderOptions,
): Promise<RenderResult> {
  const { out, picture, onPlan, onProgress, signal } = options;
  const folder = await WholeFolder.open(out);
  try {
    const page = await LessonPage.open(prepared);
    const close = () => void page.close();
    signal?.addEventListener('abort', close, { once: true });
    try {
      signal?.throwIfAborted();
      const timeline = await page.plan(picture);
      requireAllBeats(prepared, timeline);
      requireReadableCaptions(prepared, timeline);
      const sources = await hashSources([...sourceFiles(prepared), ...page.sources]);
      onPlan?.(timeline);
      const report = await renderVideo(page, prepared, timeline, folder, options, onProgress);
      await folder.write('poster.png', await page.still(picture, posterFrame(timeline)));
      await writeCompanions(prepared, timeline, report, { picture, sources }, folder);
      await folder.commit();
      return {
        lesson: prepared.folder.id,
        output: join(out, 'lesson.mp4'),
        frames: report.frames,
        drawnFrames: report.drawnFrames,
        seconds: report.frames / picture.framesPerSecond,
      };
    } catch (error) {
      signal?.throwIfAborted();
      throw error;
    } finally {
      signal?.removeEventListener('abort', close);
      await page.close();
    }
  } finally {
    await folder.abort();
    // Stays when it holds anything: the files of this render, or of an earlier one.
    await rmdir(out).catch(() => undefined);
  }
}

async function renderVideo(
  page: LessonPage,
  { lesson }: PreparedLesson,
  timeline: Timeline,
  folder: WholeFolder,
  { picture }: RenderOptions,
  onProgress: RenderOptions['onProgress'],
): Promise<RenderReport> {
  let writer: Mp4Writer | undefined;
  const receive = async ({ stream, packets }: ReceivedBatch) => {
    if (stream !== undefined) {
      writer = await Mp4Writer.create({
        file: folder.draft('lesson.mp4'),
        ...picture,
        frames: timeline.frames,
        decoderConfig: { ...stream, description: Buffer.from(stream.description, 'base64') },
        metadata: { title: lesson.title, description: lesson.summary },
        chapters: timeline.beats.map(({ title, firstFrame }) => ({
          title,
          seconds: firstFrame / picture.framesPerSecond,
        })),
      });
    }
    for (const packet of packets) await writer?.add(packet);
    const last = packets.at(-1);
    if (last !== undefined) onProgress?.({ frame: last.frame + 1, frames: timeline.frames });
  };
  try {
    const report = await page.render(picture, receive);
    await writer?.finish();
    return report;
  } finally {
    await writer?.abort();
  }
}

async function writeCompanions(
  { folder: lessonFolder, lesson, parameters, baked, payload }: PreparedLesson,
  timeline: Timeline,
  { frames, displayed }: RenderReport,
  { picture, sources }: Pick<Rendered, 'picture' | 'sources'>,
  folder: WholeFolder,
): Promise<void> {
  const { run } = baked;
  const source = await readFile(join(lessonFolder.path, 'notebook.py'), 'utf8');
  const { theme, captions } = payload;
  const { language } = payload.narrated;
  const made = { parameters, language, theme, captions, picture, frames, sources };
  const rendered: Rendered = { lesson: lessonFolder.id, run: run.key, ...made };
  const entries = provenance(displayed, run, timeline.framesPerSecond);
  const files: [string, string | Uint8Array][] = [
    ['captions.vtt', captionsVtt(timeline)],
    ['captions.srt', captionsSrt(timeline)],
    ['chapters.vtt', chaptersVtt(timeline)],
    ['transcript.md', transcript(lesson, payload.narrated, timeline)],
    ['numbers.npz', baked.npz],
    ['numbers.json', json(numbers(run))],
    ['provenance.json', json({ ...rendered, displayed: entries })],
    [
      'notebook.ipynb',
      notebook({
        ...lesson,
        source,
        file: lessonFile(lessonFolder, 'notebook.py'),
        parameters,
        run,
      }),
    ],
  ];
  for (const [name, contents] of files) await folder.write(name, contents);
}

/** Files that neither the run nor the page imports; the scenes' `.meta` files come with the page. */
function sourceFiles({ folder, files }: PreparedLesson): string[] {
  return [...files, join(folder.path, 'notebook.py')];
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

/** The last frame of the last beat but one: the result stands, the lesson is not over. */
function posterFrame({ beats, frames }: Timeline): number {
  return Math.min(frames - 1, (beats.at(-2) ?? beats.at(-1))?.endFrame ?? frames) - 1;
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
