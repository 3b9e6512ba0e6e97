import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { GradreelError } from '../../src/render/errors.ts';
import type { PictureSettings } from '../../src/render/page/protocol.ts';
import type { Matrix, Pixels } from './pixels.ts';
import type { Luma } from './ssim.ts';
import { inTemporaryFolder } from './temporary-folder.ts';

const run = promisify(execFile);

/** A frame of a video as ffmpeg decodes it: its luma as it is, and its colours as a player shows them. */
export interface DecodedFrame {
  readonly luma: Luma;
  readonly pixels: Pixels;
}

/** An installed ffmpeg with x264, else the one that Motion Canvas's exporter ships; undefined without both. */
export async function findFfmpeg(): Promise<string | undefined> {
  for (const candidate of [process.env.GRADREEL_FFMPEG || 'ffmpeg', shippedFfmpeg()]) {
    if (candidate === undefined) continue;
    const encoders = await run(candidate, ['-hide_banner', '-encoders']).catch(() => undefined);
    if (encoders !== undefined && /\blibx264\b/.test(encoders.stdout)) return candidate;
  }
  return undefined;
}

function shippedFfmpeg(): string | undefined {
  try {
    const exporter = createRequire(import.meta.resolve('@motion-canvas/ffmpeg'));
    return (exporter('@ffmpeg-installer/ffmpeg') as { path: string }).path;
  } catch {
    return undefined;
  }
}

/** The matrix by which a file's colours are to be read: BT.601 where it says nothing, as ffmpeg has it. */
export async function matrixOf(ffmpeg: string, file: string): Promise<Matrix> {
  // Without an output ffmpeg ends with an error, after it has described the input.
  const described = await run(ffmpeg, ['-hide_banner', '-i', file]).catch(
    (error: unknown) => error,
  );
  return /Video:[^\n]*bt709/.test((described as { stderr: string }).stderr) ? 'bt709' : 'bt601';
}

/**
 * Decodes some frames of a video, in the order given.
 *
 * @param frames ascending, counted from the first
 * @throws GradreelError when the file has fewer frames
 */
export async function decodeFrames(
  ffmpeg: string,
  file: string,
  { width, height }: PictureSettings,
  frames: readonly number[],
): Promise<DecodedFrame[]> {
  return inTemporaryFolder(join(tmpdir(), 'gradreel-decoded-'), async (folder) => {
    const wanted = frames.map((frame) => `eq(n,${frame})`).join('+');
    const filter = [
      `[0:v]select='${wanted}',split[a][b]`,
      '[a]format=yuv420p[planes]',
      '[b]scale=flags=accurate_rnd+full_chroma_int+full_chroma_inp+bicubic,format=rgb24[colours]',
    ].join(';');
    const output = ['-vsync', '0', '-f', 'rawvideo'];
    await run(ffmpeg, [
      ...['-v', 'error', '-i', file, '-filter_complex', filter],
      ...['-map', '[planes]', ...output, join(folder, 'planes')],
      ...['-map', '[colours]', ...output, join(folder, 'colours')],
    ]);
    const planes = await readFile(join(folder, 'planes'));
    const colours = await readFile(join(folder, 'colours'));
    const pixels = width * height;
    const decoded = colours.length / (3 * pixels);
    if (decoded !== frames.length || planes.length !== frames.length * pixels * 1.5) {
      throw new GradreelError(
        `${file} has no picture for ${frames.length - decoded} of the frames ${frames.join(', ')}.`,
      );
    }
    return frames.map((_, index) => ({
      luma: { width, height, samples: planes.subarray(index * pixels * 1.5).subarray(0, pixels) },
      pixels: {
        width,
        height,
        rgb: colours.subarray(index * pixels * 3, (index + 1) * pixels * 3),
      },
    }));
  });
}
