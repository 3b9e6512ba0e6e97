import type { PictureSettings } from '../protocol.ts';

/** Seconds between key frames: the steps in which a player can seek. */
const KEY_FRAME_SECONDS = 5;
/** Frames that may wait in the encoder while the next is drawn. */
const QUEUE_LIMIT = 4;

/** What came out of the encoder for one frame. */
export interface EncodedFrame {
  readonly frame: number;
  readonly key: boolean;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** The browser's video encoder: frames of equal duration, a key frame every five seconds, a short queue. */
export class QueuedEncoder {
  readonly #encoder: VideoEncoder;
  readonly #microseconds: number;
  readonly #framesPerKey: number;
  #config: VideoEncoderConfig;
  #decoderConfig: VideoDecoderConfig | undefined;
  #failure: Error | undefined;
  /** Rejects when the encoder fails; for whoever waits for a frame of it. */
  readonly failed: Promise<never>;

  constructor(
    { width, height, framesPerSecond }: PictureSettings,
    settings: Omit<VideoEncoderConfig, 'width' | 'height' | 'framerate'>,
    onFrame: (encoded: EncodedFrame) => void,
  ) {
    this.#microseconds = 1e6 / framesPerSecond;
    this.#framesPerKey = Math.round(KEY_FRAME_SECONDS * framesPerSecond);
    let fail: (error: Error) => void = () => undefined;
    this.failed = new Promise((_, reject) => {
      fail = reject;
    });
    this.failed.catch(() => undefined);
    this.#encoder = new VideoEncoder({
      output: (chunk, { decoderConfig } = {}) => {
        this.#decoderConfig ??= decoderConfig;
        if (chunk.timestamp < 0) return;
        const bytes = new Uint8Array(chunk.byteLength);
        chunk.copyTo(bytes);
        onFrame({
          frame: Math.round(chunk.timestamp / this.#microseconds),
          key: chunk.type === 'key',
          bytes,
        });
      },
      error: (error) => {
        this.#failure = error;
        fail(error);
      },
    });
    this.#config = { width, height, framerate: framesPerSecond, ...settings };
    this.#encoder.configure(this.#config);
  }

  /** Changes the bits per second from the next frame on; a change of less than a fifth is none. */
  setBitrate(bitrate: number): void {
    const ratio = bitrate / (this.#config.bitrate ?? bitrate);
    if (ratio > 0.83 && ratio < 1.2) return;
    this.#config = { ...this.#config, bitrate };
    this.#encoder.configure(this.#config);
  }

  /** Whether a player has to be able to seek to a frame. */
  isKey(frame: number): boolean {
    return frame % this.#framesPerKey === 0;
  }

  /**
   * Encodes the first picture twice to no other end than that the encoder finds its measure, for key frames
   * and for the others: one that knows nothing yet of what is coming begins too coarsely, and mends it in the
   * frames that follow at many times the price.
   *
   * @returns what a decoder of the stream has to know
   */
  async rehearse(picture: VideoFrame): Promise<VideoDecoderConfig> {
    await this.encode(picture, -2, false);
    await this.encode(picture, -1, false);
    await this.#encoder.flush();
    if (this.#decoderConfig === undefined)
      throw new Error('The encoder did not describe its stream.');
    return this.#decoderConfig;
  }

  /** Encodes a picture as the given frame; waits while too many are in the encoder. */
  async encode(picture: VideoFrame, frame: number, isKey: boolean): Promise<void> {
    const stamped = new VideoFrame(picture, {
      timestamp: Math.round(frame * this.#microseconds),
      duration: Math.round(this.#microseconds),
    });
    this.#encoder.encode(stamped, { keyFrame: isKey });
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
