import type { Picture } from './picture.ts';
import { run } from './programs.ts';

/** Decodes single frames of a video with ffmpeg, converting colours exactly. */
export async function decodeFrames(
  file: string,
  { width, height }: { width: number; height: number },
  frames: readonly number[],
): Promise<Picture[]> {
  const ascending = [...new Set(frames)].sort((a, b) => a - b);
  const wanted = ascending.map((frame) => `eq(n,${frame})`).join('+');
  const colours = 'in_range=tv:in_color_matrix=bt709:flags=accurate_rnd+full_chroma_int+bitexact';
  const { stdout } = await run(
    'ffmpeg',
    [
      ...['-v', 'error', '-i', file, '-vf', `select='${wanted}',scale=${colours}`],
      ...['-fps_mode', 'passthrough', '-f', 'rawvideo', '-pix_fmt', 'rgb24', '-'],
    ],
    { encoding: 'buffer', maxBuffer: 2 ** 30 },
  );
  const size = width * height * 3;
  if (stdout.length !== size * ascending.length) {
    throw new Error(`ffmpeg gave ${stdout.length / size} frames instead of ${ascending.length}.`);
  }
  return frames.map((frame) => {
    const start = ascending.indexOf(frame) * size;
    return { width, height, rgb: stdout.subarray(start, start + size) };
  });
}

/** The checksum of every decoded frame, in order. */
export async function frameChecksums(file: string): Promise<string[]> {
  const { stdout } = await run('ffmpeg', ['-v', 'error', '-i', file, '-f', 'framemd5', '-'], {
    maxBuffer: 2 ** 28,
  });
  return stdout
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split(',').at(-1)!.trim());
}
