import {
  EncodedPacket,
  EncodedVideoPacketSource,
  FilePathTarget,
  Output,
  WebMOutputFormat,
} from 'mediabunny';
import type { PictureSettings, StreamDescription } from '../page/protocol.ts';
import type { SegmentPacket } from '../segment-file.ts';
import type { Sound } from '../sound.ts';
import type { FrameWriter } from './frame-writer.ts';
import { SoundTrack } from './sound-track.ts';

export interface WebmOptions extends PictureSettings {
  readonly stream: StreamDescription;
  readonly transparent: boolean;
  readonly sound?: Sound;
  readonly metadata: { readonly title: string; readonly description: string };
}

/** A WebM with one VP9 track; transparency lies beside each frame, as browsers and video editors read it. */
export class WebmWriter implements FrameWriter {
  #frame = 0;

  private constructor(
    private readonly output: Output<WebMOutputFormat, FilePathTarget>,
    private readonly source: EncodedVideoPacketSource,
    private readonly framesPerSecond: number,
    private readonly sound: SoundTrack | undefined,
  ) {}

  static async create(path: string, options: WebmOptions): Promise<WebmWriter> {
    const { width, height, framesPerSecond, stream, transparent, metadata } = options;
    const output = new Output({ format: new WebMOutputFormat(), target: new FilePathTarget(path) });
    const source = new EncodedVideoPacketSource('vp9');
    output.addVideoTrack(source, {
      frameRate: framesPerSecond,
      canBeTransparent: transparent,
      decoderConfig: {
        codec: stream.codec,
        codedWidth: width,
        codedHeight: height,
        ...(stream.colorSpace === undefined ? {} : { colorSpace: stream.colorSpace }),
      },
    });
    const sound = options.sound && new SoundTrack(output, options.sound);
    output.setMetadataTags(metadata);
    await output.start();
    return new WebmWriter(output, source, framesPerSecond, sound);
  }

  async add({ data, key, alpha }: SegmentPacket): Promise<void> {
    const rate = this.framesPerSecond;
    const packet = new EncodedPacket(
      data,
      key ? 'key' : 'delta',
      this.#frame / rate,
      1 / rate,
      this.#frame,
      undefined,
      alpha === undefined ? undefined : { alpha },
    );
    this.#frame++;
    await this.source.add(packet);
    await this.sound?.upTo(this.#frame / rate);
  }

  async finish(): Promise<void> {
    await this.sound?.upTo(Number.POSITIVE_INFINITY);
    await this.output.finalize();
  }

  async abort(): Promise<void> {
    if (this.output.state === 'started') await this.output.cancel().catch(() => undefined);
  }
}
