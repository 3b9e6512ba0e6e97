import {
  EncodedPacket,
  EncodedVideoPacketSource,
  Output,
  type StreamTarget,
  WebMOutputFormat,
} from 'mediabunny';
import type { WholeFolder } from '../../../files/whole-file.ts';
import type { PictureSettings, StreamDescription } from '../../page/protocol.ts';
import type { SegmentPacket } from '../../segments/segment-file.ts';
import type { Chapter } from '../mp4/chapters.ts';
import type { Sound } from '../sound.ts';
import { finishWebm } from '../webm/finish-webm.ts';
import { fileTarget } from './file-target.ts';
import type { FrameWriter } from './frame-writer.ts';
import { SoundTrack } from './sound-track.ts';

export interface WebmOptions extends PictureSettings {
  readonly stream: StreamDescription;
  readonly transparent: boolean;
  readonly sound?: Sound;
  readonly metadata: { readonly title: string; readonly description: string };
  /** In order of time, the first at 0 s; may be empty. */
  readonly chapters: readonly Chapter[];
}

/** A WebM with one VP9 track; transparency lies beside each frame, as browsers and video editors read it. */
export class WebmWriter implements FrameWriter {
  /** The last packet that is not empty; how long it lasts is known when the next one comes. */
  #last: (SegmentPacket & { readonly frame: number }) | undefined;
  #frames = 0;

  private constructor(
    private readonly folder: WholeFolder,
    private readonly name: string,
    private readonly options: WebmOptions,
    private readonly output: Output<WebMOutputFormat, StreamTarget>,
    private readonly source: EncodedVideoPacketSource,
    private readonly sound: SoundTrack | undefined,
  ) {}

  /** Writes a draft of that name in the folder. */
  static async create(
    folder: WholeFolder,
    name: string,
    options: WebmOptions,
  ): Promise<WebmWriter> {
    const { width, height, framesPerSecond, stream, transparent } = options;
    const target = fileTarget(folder.draft(packetsOf(name)));
    const output = new Output({ format: new WebMOutputFormat(), target });
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
    await output.start();
    return new WebmWriter(folder, name, options, output, source, sound);
  }

  async add(packet: SegmentPacket): Promise<void> {
    if (packet.data.length > 0) {
      await this.#writeLast();
      this.#last = { ...packet, frame: this.#frames };
    }
    this.#frames++;
  }

  async #writeLast(): Promise<void> {
    if (this.#last === undefined) return;
    const { data, key, alpha, frame } = this.#last;
    const rate = this.options.framesPerSecond;
    const packet = new EncodedPacket(
      data,
      key ? 'key' : 'delta',
      frame / rate,
      (this.#frames - frame) / rate,
      frame,
      undefined,
      alpha === undefined ? undefined : { alpha },
    );
    await this.source.add(packet);
    await this.sound?.upTo(this.#frames / rate);
  }

  async finish(): Promise<void> {
    await this.#writeLast();
    await this.sound?.upTo(Number.POSITIVE_INFINITY);
    await this.output.finalize();
    const { folder, name, options } = this;
    const raw = packetsOf(name);
    const { sound, chapters, metadata, framesPerSecond } = options;
    await finishWebm(folder.draft(raw), folder.draft(name), {
      ...metadata,
      seconds: this.#frames / framesPerSecond,
      chapters,
      ...(sound === undefined ? {} : { sound }),
    });
    await folder.discard(raw);
  }

  async abort(): Promise<void> {
    if (this.output.state === 'started') await this.output.cancel().catch(() => undefined);
  }
}

/** The draft that holds the packets before the file is finished. */
function packetsOf(name: string): string {
  return `${name}.packets`;
}
