import type { FrameForm, PictureSettings } from '../protocol.ts';
import { FrameConverter } from '../video-frame.ts';
import { BitBudget, type FrameKind } from './bit-budget.ts';
import { ChangedBlocks } from './changed-blocks.ts';
import type { FrameSink, SinkOutput } from './frame-sink.ts';
import { bitrateFor, describe, recordOf, settingsFor } from './h264.ts';
import { quantizerOf, type StreamShape, shapeOf } from './h264-stream.ts';
import { type EncodedFrame, QueuedEncoder } from './queued-encoder.ts';
import { RepeatedPictures } from './repeated-pictures.ts';

/** How frames like the last get into the stream, past the encoder. */
interface Repeats {
  /** The encoder's next frame, after those. */
  encoded(packet: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer>;
  repeat(): Uint8Array<ArrayBuffer>;
}

/** A picture that changes again sooner is not worth refining: movements in steps have not come to rest. */
const REST = 6;
/**
 * From here on a quantizer is so coarse that refining does not mend it: the encoder makes up for a burst that it
 * had not expected, and gets finer by a step or two a frame. A key frame begins anew.
 */
const COARSE = 30;
/**
 * How a picture is encoded again that has come to rest: with what has changed a level off, see
 * {@link ChangedBlocks.aLevelOff}, and as it is. A key frame, the coarsest of all, as it is before that, too.
 */
const REFINEMENTS = ['after a key frame', 'a level off', 'as it is'] as const;

const LEFT_OUT: Repeats = { encoded: (packet) => packet, repeat: () => new Uint8Array() };

/**
 * H.264 from the browser's encoder. A frame like the last is neither converted nor encoded: it is left out, or
 * where all last equally long a few bytes say that it is the same.
 */
export class H264Sink implements FrameSink {
  readonly #converter: FrameConverter;
  readonly #encoder: QueuedEncoder;
  /** Undefined where the encoder has to encode every frame. */
  #repeats: Repeats | undefined;
  /** Undefined for a stream that is not understood here; it gets the same rate throughout. */
  #shape: StreamShape | undefined;
  readonly #budget: BitBudget;
  /** Frames that have been added and have not left yet. */
  readonly #underway: ('encoded' | 'repeat')[] = [];
  #sent = 0;
  #shown: VideoFrame | undefined;
  readonly #changed: ChangedBlocks;
  /** Frames for which the picture has been the same. */
  #still = 0;
  /** How many of the refinements it has behind it, or does not need. */
  #refined = 0;
  #frame = 0;

  constructor(
    picture: PictureSettings,
    private readonly timing: FrameForm['timing'],
    private readonly output: SinkOutput,
  ) {
    this.#converter = new FrameConverter(picture.width, picture.height);
    this.#changed = new ChangedBlocks(picture.width, picture.height);
    this.#budget = new BitBudget(bitrateFor(picture), picture.framesPerSecond);
    this.#encoder = new QueuedEncoder(picture, settingsFor(picture), (encoded) =>
      this.#take(encoded),
    );
  }

  async add(canvas: HTMLCanvasElement, isNew: boolean): Promise<void> {
    const frame = this.#frame++;
    let edges = 0;
    if (isNew || this.#shown === undefined) {
      this.#shown?.close();
      this.#shown = await this.#converter.convert(canvas, 0);
      edges = this.#changed.next(this.#converter.samples);
    }
    if (frame === 0) this.#begin(await this.#encoder.rehearse(this.#shown));
    const isKey = this.#encoder.isKey(frame);
    if (isKey || isNew) {
      if (isKey) await this.#encodeKey(this.#shown, frame, edges);
      else {
        [this.#still, this.#refined] = [0, 1];
        await this.#encode(this.#shown, frame, 'moving', edges);
      }
      return;
    }
    this.#still++;
    const refinement = this.#still < REST ? undefined : REFINEMENTS[this.#refined];
    if (this.#still === REST && (await this.#isCoarse())) {
      await this.#encodeKey(this.#shown, frame);
      return;
    }
    if (refinement === undefined && this.#repeats !== undefined) {
      this.#underway.push('repeat');
      this.#sendRepeats();
    } else if (refinement === 'a level off' && this.#shape !== undefined) {
      this.#refined++;
      const levelOff = this.#converter.frame(this.#changed.aLevelOff(this.#converter.samples), 0);
      await this.#encode(levelOff, frame, 'rest');
      levelOff.close();
    } else {
      this.#refined++;
      await this.#encode(this.#shown, frame, 'rest');
    }
  }

  async #isCoarse(): Promise<boolean> {
    const quantizer = await Promise.race([this.#budget.quantizer(), this.#encoder.failed]);
    return quantizer !== undefined && quantizer > COARSE;
  }

  /** All blocks are written, coarser than others: it is refined from the start. */
  async #encodeKey(picture: VideoFrame, frame: number, edges = 0): Promise<void> {
    this.#changed.forget();
    [this.#still, this.#refined] = [REST, 0];
    await this.#encode(picture, frame, 'key', edges);
  }

  async #encode(picture: VideoFrame, frame: number, kind: FrameKind, edges = 0): Promise<void> {
    this.#underway.push('encoded');
    if (this.#shape) {
      const next = this.#budget.next(kind, edges);
      this.#encoder.setBitrate(await Promise.race([next, this.#encoder.failed]));
    }
    await this.#encoder.encode(picture, frame, kind === 'key');
  }

  async finish(): Promise<void> {
    this.#shown?.close();
    await this.#encoder.finish();
  }

  #begin(config: VideoDecoderConfig): void {
    this.output.onStream(describe(config));
    this.#shape = shapeOf(recordOf(config));
    if (this.timing === 'variable') this.#repeats = LEFT_OUT;
    else if (this.#shape) this.#repeats = new RepeatedPictures(this.#shape);
  }

  #take({ key, bytes }: EncodedFrame): void {
    if (this.#shape) this.#budget.took(bytes.length, quantizerOf(bytes, this.#shape));
    this.#send(key, this.#repeats?.encoded(bytes) ?? bytes);
    this.#sendRepeats();
  }

  /** Sends the repetitions for which everything before them has left. */
  #sendRepeats(): void {
    while (this.#repeats !== undefined && this.#underway[0] === 'repeat') {
      this.#send(false, this.#repeats.repeat());
    }
  }

  #send(key: boolean, bytes: Uint8Array<ArrayBuffer>): void {
    this.#underway.shift();
    this.output.onPacket({ frame: this.#sent++, key, bytes });
  }
}
