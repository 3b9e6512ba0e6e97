import { base64 } from '../base64.ts';
import type { PictureSettings, StreamDescription } from '../protocol.ts';
import type { SinkOutput } from './frame-sink.ts';

/** Seconds between key frames: the steps in which a player can seek. */
const KEY_FRAME_SECONDS = 5;
/** Frames that may wait in the encoder while the next is drawn. */
const QUEUE_LIMIT = 4;
/** H.264 High profile; the level follows from the size. */
const PROFILE = 'avc1.6400';

/** Bits per second: 16 Mbit/s at 1080p60, in proportion to the square root of the pixel rate elsewhere. */
function bitrateFor({ width, height, framesPerSecond }: PictureSettings): number {
  const share = (width * height * framesPerSecond) / (1920 * 1080 * 60);
  return Math.round(16_000_000 * Math.sqrt(share));
}

/** The lowest level that has room for the picture, as two hexadecimal digits (ITU-T H.264, table A-1). */
function levelFor({ width, height, framesPerSecond }: PictureSettings): string {
  const macroblocks = Math.ceil(width / 16) * Math.ceil(height / 16);
  const rate = macroblocks * framesPerSecond;
  const levels: readonly [string, number, number][] = [
    ['1f', 3600, 108_000],
    ['28', 8192, 245_760],
    ['2a', 8704, 522_240],
    ['33', 36_864, 983_040],
    ['34', 36_864, 2_073_600],
  ];
  return (
    levels.find(([, frameSize, frameRate]) => macroblocks <= frameSize && rate <= frameRate)?.[0] ??
    '3e'
  );
}

/** Encodes frames as H.264 with WebCodecs; every frame has the same duration. */
export class FrameEncoder {
  readonly #encoder: VideoEncoder;
  readonly #microseconds: number;
  readonly #framesPerKey: number;
  #described = false;
  #failure: Error | undefined;

  constructor(picture: PictureSettings, { onStream, onPacket }: SinkOutput) {
    this.#microseconds = 1e6 / picture.framesPerSecond;
    this.#framesPerKey = Math.round(KEY_FRAME_SECONDS * picture.framesPerSecond);
    this.#encoder = new VideoEncoder({
      output: (chunk, metadata) => {
        if (metadata?.decoderConfig && !this.#described) {
          this.#described = true;
          onStream(describe(metadata.decoderConfig));
        }
        const bytes = new Uint8Array(chunk.byteLength);
        chunk.copyTo(bytes);
        onPacket({
          frame: Math.round(chunk.timestamp / this.#microseconds),
          key: chunk.type === 'key',
          bytes,
        });
      },
      error: (error) => {
        this.#failure = error;
      },
    });
    this.#encoder.configure({
      codec: PROFILE + levelFor(picture),
      width: picture.width,
      height: picture.height,
      framerate: picture.framesPerSecond,
      bitrate: bitrateFor(picture),
      bitrateMode: 'variable',
      latencyMode: 'quality',
      avc: { format: 'avc' },
    });
  }

  /** Encodes a picture as the given frame; waits while too many are in the encoder. */
  async encode(picture: VideoFrame, frame: number): Promise<void> {
    const stamped = new VideoFrame(picture, {
      timestamp: Math.round(frame * this.#microseconds),
      duration: Math.round(this.#microseconds),
    });
    this.#encoder.encode(stamped, { keyFrame: frame % this.#framesPerKey === 0 });
    stamped.close();
    while (this.#encoder.encodeQueueSize > QUEUE_LIMIT && this.#failure === undefined) {
      await new Promise((resolve) =>
        this.#encoder.addEventListener('dequeue', resolve, { once: true }),
      );
    }
    if (this.#failure !== undefined) throw this.#failure;
  }

  async finish(): Promise<void> {
    await this.#encoder.flush();
    this.#encoder.close();
    if (this.#failure !== undefined) throw this.#failure;
  }
}

function describe({ codec, description, colorSpace }: VideoDecoderConfig): StreamDescription {
  const record = description as ArrayBuffer | ArrayBufferView | undefined;
  if (record === undefined) throw new Error('The encoder gave no avcC record.');
  const bytes = ArrayBuffer.isView(record)
    ? new Uint8Array(record.buffer, record.byteOffset, record.byteLength)
    : new Uint8Array(record);
  return { codec, description: base64(bytes), colorSpace: { ...colorSpace } };
}
