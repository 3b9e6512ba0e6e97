import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { LessonPage } from '../../src/render/browser/lesson-page.ts';
import { GradreelError } from '../../src/render/errors.ts';
import type { PictureSettings } from '../../src/render/page/protocol.ts';
import { frameForm, STANDARD_FORM } from '../../src/render/plan/form.ts';
import { chromiumFrames } from './chromium-frames.ts';
import { type DecodedFrame, decodeFrames, matrixOf } from './ffmpeg.ts';
import { type ColourError, colourError } from './flat-areas.ts';
import { lumaOf, type Pixels, readPixels } from './pixels.ts';
import { ssim } from './ssim.ts';

/** How like the drawn frames a video is. */
export interface Likeness {
  readonly bytes: number;
  /** Mean over the frames that were looked at, and the least. */
  readonly ssim: number;
  readonly leastSsim: number;
  readonly ffmpegColour: ColourError;
}

/** Frames spread evenly over a video, each in the middle of its share. */
export function spread(frames: number, count: number): number[] {
  const wanted = Math.min(frames, count);
  return Array.from({ length: wanted }, (_, index) =>
    Math.floor(((index + 0.5) * frames) / wanted),
  );
}

/** Draws frames of a lesson as they are before any encoder. */
export async function drawnFrames(
  page: LessonPage,
  picture: PictureSettings,
  frames: readonly number[],
): Promise<Pixels[]> {
  const images: Pixels[] = [];
  for (const image of await page.stills(picture, frames)) images.push(readPixels(image));
  return images;
}

/** Compares a video's frames with the drawn ones. */
export async function likeness(
  ffmpeg: string,
  file: string,
  picture: PictureSettings,
  frames: readonly number[],
  drawn: readonly Pixels[],
): Promise<Likeness> {
  const matrix = await matrixOf(ffmpeg, file);
  const decoded = await decodeFrames(ffmpeg, file, picture, frames);
  const pairs = drawn.map((canvas, index) => [canvas, decoded[index] as DecodedFrame] as const);
  const values = pairs.map(([canvas, { luma }]) => ssim(lumaOf(canvas, matrix), luma));
  return {
    bytes: (await stat(file)).size,
    ssim: values.reduce((sum, value) => sum + value, 0) / values.length,
    leastSsim: Math.min(...values),
    ffmpegColour: colourError(pairs.map(([canvas, { pixels }]) => [canvas, pixels])),
  };
}

/** How Chromium shows the colours of a video. */
export async function chromiumColour(
  file: string,
  { framesPerSecond }: PictureSettings,
  frames: readonly number[],
  drawn: readonly Pixels[],
): Promise<ColourError> {
  const shown = await chromiumFrames(file, framesPerSecond, frames);
  return colourError(drawn.map((canvas, index) => [canvas, shown[index] as Pixels]));
}

/**
 * Encodes the same frames with x264, `veryfast` at CRF 18, all else as x264 has it.
 *
 * @returns the file
 */
export async function encodeWithX264(
  ffmpeg: string,
  page: LessonPage,
  picture: PictureSettings,
  range: { readonly firstFrame: number; readonly endFrame: number },
  folder: string,
): Promise<string> {
  const { width, height, framesPerSecond } = picture;
  const file = join(folder, 'x264.mp4');
  const encoder = spawn(
    ffmpeg,
    [
      ...['-v', 'error', '-y', '-f', 'rawvideo', '-pix_fmt', 'yuv420p', '-s', `${width}x${height}`],
      ...['-r', String(framesPerSecond), '-i', '-', '-c:v', 'libx264', '-preset', 'veryfast'],
      ...['-crf', '18', '-color_range', 'tv', '-colorspace', 'bt709', '-color_primaries', 'bt709'],
      ...['-color_trc', 'iec61966-2-1', '-movflags', '+faststart', file],
    ],
    { stdio: ['pipe', 'ignore', 'inherit'] },
  );
  const ended = once(encoder, 'close');
  encoder.stdin.on('error', () => undefined);
  let last: Uint8Array = new Uint8Array();
  const form = frameForm({ ...STANDARD_FORM, encoder: 'master' }, picture);
  await page.draw(picture, range, form, async ({ packets }) => {
    for (const { data } of packets) {
      if (data.length > 0) last = data;
      if (!encoder.stdin.write(last)) await Promise.race([once(encoder.stdin, 'drain'), ended]);
    }
  });
  encoder.stdin.end();
  const [code] = await ended;
  if (code !== 0) throw new GradreelError(`ffmpeg ended with code ${code}.`);
  return file;
}
