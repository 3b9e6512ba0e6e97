import { cp, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { findLessonFolder } from '../../src/lesson/lesson-folder.ts';
import { prepareLesson } from '../../src/lesson/prepare-lesson.ts';
import type { LessonPage } from '../../src/render/browser/lesson-page.ts';
import { beatsClip, wholeLesson } from '../../src/render/plan/clip.ts';
import { STANDARD_FORM } from '../../src/render/plan/form.ts';
import { planWithPage } from '../../src/render/plan/plan-with-page.ts';
import type { Task } from './contenders/contender.ts';
import { best, type ContenderName, contest, type Turn } from './contest.ts';
import { findFfmpeg } from './ffmpeg.ts';
import type { Figures } from './goals.ts';
import type { BenchOptions } from './options.ts';
import {
  chromiumColour,
  drawnFrames,
  encodeWithX264,
  type Likeness,
  likeness,
  spread,
} from './quality.ts';
import { colourText, qualityLines, speedLines } from './tables.ts';
import { inTemporaryFolder } from './temporary-folder.ts';

const PICTURE = { width: 1920, height: 1080, framesPerSecond: 60 };

type Say = (line: string) => void;

/** Measures the speed, and where asked for the quality, on one lesson. */
export function benchLesson(name: string, options: BenchOptions, say: Say): Promise<Figures> {
  return inTemporaryFolder(join(tmpdir(), 'gradreel-bench-'), (folder) =>
    benchIn(folder, name, options, say),
  );
}

async function benchIn(
  folder: string,
  name: string,
  options: BenchOptions,
  say: Say,
): Promise<Figures> {
  const { lesson, page, firstFrame, endFrame } = await openClip(name, options);
  try {
    const frames = endFrame - firstFrame;
    say(
      `\n${lesson}: ${frames} frames of ${PICTURE.width}×${PICTURE.height} at ${PICTURE.framesPerSecond} frames/s`,
    );
    const task: Task = { lesson, firstFrame, endFrame, picture: PICTURE, folder };
    // A page that waits takes memory, but it is not of a contender's process tree.
    const turns = await contest(task, options.rounds, (contender, round, { wholeSeconds }) => {
      process.stderr.write(`  ${contender}, round ${round + 1}: ${wholeSeconds.toFixed(1)} s\n`);
    });
    for (const line of speedLines(turns)) say(line);
    const figures: Figures = {
      overOfficial: best(turns.official).wholeSeconds / best(turns.gradreel).wholeSeconds,
      overDrawing: best(turns.gradreel).wholeSeconds / best(turns['draw-only']).wholeSeconds,
    };
    const quality = options.parts.includes('quality')
      ? await compareQuality(page, task, turns, options.samples, say)
      : {};
    if (options.keep !== undefined) await keepVideos(folder, resolve(options.keep), lesson, turns);
    return { ...figures, ...quality };
  } finally {
    await page.close();
  }
}

/** Which frames are meant, and a page that can draw them. */
async function openClip(name: string, { beats, seconds }: BenchOptions) {
  const prepared = await prepareLesson(findLessonFolder(name));
  const { plan, page } = await planWithPage(prepared, {
    picture: PICTURE,
    form: STANDARD_FORM,
    clip: beats === undefined ? wholeLesson : beatsClip(beats),
  });
  const { firstFrame, endFrame } = plan.clip;
  const most = Math.max(
    1,
    Math.round((seconds ?? Number.POSITIVE_INFINITY) * PICTURE.framesPerSecond),
  );
  return { lesson: plan.lesson, page, firstFrame, endFrame: Math.min(endFrame, firstFrame + most) };
}

async function compareQuality(
  page: LessonPage,
  { firstFrame, endFrame, picture, folder }: Task,
  turns: Readonly<Record<ContenderName, readonly Turn[]>>,
  samples: number,
  say: Say,
): Promise<Figures> {
  const wanted = spread(endFrame - firstFrame, samples);
  const drawn = await drawnFrames(
    page,
    picture,
    wanted.map((frame) => firstFrame + frame),
  );
  const file = best(turns.gradreel).file as string;
  const inChromium = await chromiumColour(file, picture, wanted, drawn);
  const figures = { chromiumColour: inChromium.worst };
  const ffmpeg = await findFfmpeg();
  if (ffmpeg === undefined) {
    say('There is no ffmpeg with x264: no SSIM, no comparison with x264, no colours in ffmpeg.');
    return figures;
  }
  const compare = (video: string) => likeness(ffmpeg, video, picture, wanted, drawn);
  const videos: Record<string, Likeness> = {
    gradreel: await compare(file),
    'official exporter': await compare(best(turns.official).file as string),
    x264: await compare(
      await encodeWithX264(ffmpeg, page, picture, { firstFrame, endFrame }, folder),
    ),
  };
  for (const line of qualityLines(videos)) say(line);
  say(`${'gradreel in Chromium'.padEnd(26)}${colourText(inChromium)}`);
  const { gradreel, x264 } = videos as { gradreel: Likeness; x264: Likeness };
  return {
    ...figures,
    ssim: gradreel.ssim,
    overX264: gradreel.bytes / x264.bytes,
    ffmpegColour: gradreel.ffmpegColour.worst,
  };
}

async function keepVideos(
  folder: string,
  kept: string,
  lesson: string,
  turns: Readonly<Record<ContenderName, readonly Turn[]>>,
): Promise<void> {
  await mkdir(kept, { recursive: true });
  const files = {
    gradreel: best(turns.gradreel).file,
    official: best(turns.official).file,
    x264: join(folder, 'x264.mp4'),
  };
  for (const [name, file] of Object.entries(files)) {
    if (file !== undefined) {
      await cp(file, join(kept, `${lesson}-${name}.mp4`)).catch((error: NodeJS.ErrnoException) => {
        // Without "quality" there is none of x264.
        if (error.code !== 'ENOENT') throw error;
      });
    }
  }
}
