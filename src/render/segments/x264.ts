import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { draftBeside, removeDraft } from '../../files/draft.ts';
import { GradreelError } from '../errors.ts';
import type { PictureSettings } from '../page/protocol.ts';
import type { Segment, SegmentPacket } from './segment-file.ts';

const run = promisify(execFile);
/** x264's own scale of quality: 18 is called visually lossless; lower is better and larger. */
const QUALITY = 16;
const KEY_FRAME_SECONDS = 5;

/** The ffmpeg that is used: the one that `GRADREEL_FFMPEG` names, else the one on the path. */
const ffmpeg = () => process.env.GRADREEL_FFMPEG || 'ffmpeg';

/**
 * That there is an ffmpeg with x264 is known before the first frame is drawn.
 *
 * @throws GradreelError with the remedy
 */
export async function requireX264(): Promise<void> {
  const { stdout } = await run(ffmpeg(), ['-hide_banner', '-encoders']).catch((cause: Error) => {
    throw new GradreelError(
      `--encoder master needs ffmpeg, and "${ffmpeg()}" could not be run. Install ffmpeg, set GRADREEL_FFMPEG to its path, or leave --encoder out.`,
      { cause },
    );
  });
  if (/\blibx264\b/.test(stdout)) return;
  throw new GradreelError(
    `--encoder master needs an ffmpeg with x264, which "${ffmpeg()}" has not. Install another build of ffmpeg, or leave --encoder out.`,
  );
}

/** Everything that decides how x264 encodes, for a key: its settings, and the ffmpeg that it is part of. */
export async function x264Identity(picture: PictureSettings): Promise<unknown> {
  const { stdout } = await run(ffmpeg(), ['-version']);
  return { ffmpeg: stdout.split('\n')[0], settings: settingsFor(picture) };
}

function settingsFor({ width, height, framesPerSecond }: PictureSettings): string[] {
  return [
    ...['-f', 'rawvideo', '-pix_fmt', 'yuv420p', '-s', `${width}x${height}`],
    ...['-r', String(framesPerSecond), '-i', '-', '-an', '-c:v', 'libx264', '-preset', 'medium'],
    // B-frames would put packets out of the order in which they are shown.
    ...['-crf', String(QUALITY), '-bf', '0', '-profile:v', 'high', '-pix_fmt', 'yuv420p'],
    ...['-g', String(Math.round(KEY_FRAME_SECONDS * framesPerSecond)), '-sc_threshold', '0'],
    ...['-color_range', 'tv', '-colorspace', 'bt709', '-color_primaries', 'bt709'],
    ...['-color_trc', 'iec61966-2-1', '-movflags', '+empty_moov'],
  ];
}

/** Encodes the frames of one segment with x264, as they come out of the page. */
export class X264 {
  #last: Uint8Array | undefined;
  #complaint = '';
  readonly #ended: Promise<number | null>;

  private constructor(
    private readonly process: ChildProcess,
    private readonly folder: string,
  ) {
    this.#ended = new Promise((resolve) => {
      process.once('close', resolve);
      process.once('error', () => resolve(null));
    });
    process.stderr?.on('data', (text) => {
      this.#complaint = `${this.#complaint}${text}`.slice(-2000);
    });
    // A broken pipe says less than what ffmpeg writes.
    process.stdin?.on('error', () => undefined);
  }

  static async open(picture: PictureSettings): Promise<X264> {
    const folder = draftBeside(join(tmpdir(), 'gradreel-x264'));
    await mkdir(folder);
    const args = ['-v', 'error', ...settingsFor(picture), join(folder, 'segment.mp4')];
    return new X264(spawn(ffmpeg(), args, { stdio: ['pipe', 'ignore', 'pipe'] }), folder);
  }

  /** The next frame as I420 samples; empty for one like the last. */
  async add(samples: Uint8Array): Promise<void> {
    if (samples.length > 0) this.#last = samples;
    const { stdin } = this.process;
    if (this.#last === undefined || stdin === null || stdin.write(this.#last)) return;
    await Promise.race([once(stdin, 'drain'), this.#ended]);
  }

  /** What came out. @throws GradreelError with ffmpeg's own words */
  async finish(): Promise<Pick<Segment, 'stream' | 'packets'>> {
    this.process.stdin?.end();
    const code = await this.#ended;
    if (code !== 0) {
      throw new GradreelError(`ffmpeg ended with code ${code}: ${this.#complaint.trim()}`);
    }
    const { ALL_FORMATS, EncodedPacketSink, FilePathSource, Input } = await import('mediabunny');
    const input = new Input({
      formats: ALL_FORMATS,
      source: new FilePathSource(join(this.folder, 'segment.mp4')),
    });
    try {
      const track = await input.getPrimaryVideoTrack();
      const config = await track?.getDecoderConfig();
      if (!track || !config?.description) throw new GradreelError('ffmpeg wrote no H.264.');
      const packets: SegmentPacket[] = [];
      for await (const { data, type } of new EncodedPacketSink(track).packets()) {
        packets.push({ key: type === 'key', data });
      }
      const record = config.description as ArrayBuffer | ArrayBufferView;
      const bytes = ArrayBuffer.isView(record)
        ? Buffer.from(record.buffer, record.byteOffset, record.byteLength)
        : Buffer.from(record);
      const colorSpace = config.colorSpace ?? {};
      return {
        stream: { codec: config.codec, description: bytes.toString('base64'), colorSpace },
        packets,
      };
    } finally {
      input.dispose();
    }
  }

  /** Ends ffmpeg, if it still runs, and removes its file. */
  async close(): Promise<void> {
    this.process.kill('SIGKILL');
    await removeDraft(this.folder);
  }
}
