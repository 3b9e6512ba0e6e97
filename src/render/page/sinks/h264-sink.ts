import type { PictureSettings } from '../protocol.ts';
import { FrameConverter } from '../video-frame.ts';
import type { FrameSink, SinkOutput } from './frame-sink.ts';
import { describe, recordOf, settingsFor } from './h264.ts';
import { type EncodedFrame, QueuedEncoder } from './queued-encoder.ts';
import { RepeatedPictures } from './repeated-pictures.ts';

/** Frames in which the encoder may better a picture that has come to rest. */
const REFINEMENTS = 3;

/**
 * H.264 from the browser's encoder. A frame like the last is neither converted nor encoded: where the stream
 * allows it, a few bytes say that it is the same.
 */
export class H264Sink implements FrameSink {
  readonly #converter: FrameConverter;
  readonly #encoder: QueuedEncoder;
  /** Unknown until the encoder's first frame; null where it has to encode every frame. */
  #repeated: RepeatedPictures | null | undefined;
  /** Of the frames that the encoder has been given or that repeat another, those that have not left yet. */
  readonly #underway: ('encoded' | 'repeat')[] = [];
  #sent = 0;
  #shown: VideoFrame | undefined;
  /** How often the picture has been encoded again since it changed, or since a key frame of it. */
  #refined = 0;
  #frame = 0;

  constructor(
    picture: PictureSettings,
    private readonly output: SinkOutput,
  ) {
    this.#converter = new FrameConverter(picture.width, picture.height);
    this.#encoder = new QueuedEncoder(picture, settingsFor(picture), (encoded) =>
      this.#take(encoded),
    );
  }

  async add(canvas: HTMLCanvasElement, isNew: boolean): Promise<void> {
    const frame = this.#frame++;
    if (isNew || this.#shown === undefined) {
      this.#shown?.close();
      this.#shown = await this.#converter.convert(canvas, 0);
      this.#refined = 0;
    } else if (this.#encoder.isKey(frame)) {
      this.#refined = 0;
    } else if (this.#refined === REFINEMENTS && this.#repeated) {
      this.#underway.push('repeat');
      this.#sendRepeats(this.#repeated);
      return;
    } else {
      this.#refined++;
    }
    this.#underway.push('encoded');
    await this.#encoder.encode(this.#shown, frame);
  }

  async finish(): Promise<void> {
    this.#shown?.close();
    await this.#encoder.finish();
  }

  #take({ key, bytes, decoderConfig }: EncodedFrame): void {
    if (this.#repeated === undefined) {
      if (decoderConfig === undefined) throw new Error('The encoder did not describe its stream.');
      this.output.onStream(describe(decoderConfig));
      this.#repeated = RepeatedPictures.into(recordOf(decoderConfig)) ?? null;
    }
    this.#send(key, this.#repeated?.encoded(bytes) ?? bytes);
    if (this.#repeated) this.#sendRepeats(this.#repeated);
  }

  /** Sends the repetitions for which everything before them has left. */
  #sendRepeats(repeated: RepeatedPictures): void {
    while (this.#underway[0] === 'repeat') this.#send(false, repeated.repeat());
  }

  #send(key: boolean, bytes: Uint8Array<ArrayBuffer>): void {
    this.#underway.shift();
    this.output.onPacket({ frame: this.#sent++, key, bytes });
  }
}
