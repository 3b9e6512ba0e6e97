import { basename, dirname } from 'node:path';
import {
  EncodedPacket,
  EncodedVideoPacketSource,
  Mp4OutputFormat,
  Output,
  type StreamTarget,
} from 'mediabunny';
import { WholeFolder, writing } from '../../../files/whole-file.ts';
import { GradreelError } from '../../errors.ts';
import type { Sound } from '../sound.ts';
import { fileTarget } from '../writers/file-target.ts';
import { SoundTrack } from '../writers/sound-track.ts';
import type { Chapter } from './chapters.ts';
import { placeMovieFirst } from './fast-start.ts';
import { inspectMp4, type Mp4Facts } from './inspect-mp4.ts';

/** A finished file that is not what it was to be, or packets that make no video. */
export class VideoFileError extends GradreelError {}

/** An encoded frame: H.264 with length prefixes ("avc" format), as WebCodecs gives it. */
export interface VideoPacket {
  /** Empty where the frame is the one before, which then lasts longer. */
  readonly data: Uint8Array;
  /** Counted from 0 without gaps; the frame is shown at frame / framesPerSecond. */
  readonly frame: number;
  readonly key: boolean;
}

/** What the encoder says about its packets. */
export interface VideoStream {
  /** Such as `avc1.64002a`. */
  readonly codec: string;
  /** The avcC record (ISO/IEC 14496-15). */
  readonly description: Uint8Array;
  readonly colorSpace: VideoColorSpaceInit;
}

export interface Mp4Options {
  readonly file: string;
  readonly width: number;
  readonly height: number;
  readonly framesPerSecond: number;
  /** How many frames there will be, empty ones included; where known, another number is an error. */
  readonly frames?: number;
  readonly decoderConfig: VideoStream;
  readonly sound?: Sound;
  readonly metadata: { readonly title: string; readonly description?: string };
  /** In order of time, the first at 0 seconds; may be empty. */
  readonly chapters: readonly Chapter[];
}

/**
 * Writes one H.264 video as MP4: constant frame rate unless packets are empty, header in front, title and chapters inside, the same
 * bytes for the same packets. Packets go to the disk as they come; the file appears at `finish`, whole and
 * read back.
 *
 * @example
 * const writer = await Mp4Writer.create({ file: 'lesson.mp4', width: 1920, height: 1080, … });
 * try {
 *   for await (const packet of packets) await writer.add(packet);
 *   await writer.finish();
 * } finally {
 *   await writer.abort(); // nothing to do after finish
 * }
 */
export class Mp4Writer {
  readonly #options: Mp4Options;
  readonly #folder: WholeFolder;
  readonly #output: Output<Mp4OutputFormat, StreamTarget>;
  readonly #source: EncodedVideoPacketSource;
  readonly #rawName: string;
  readonly #sound: SoundTrack | undefined;
  /** The last packet that is not empty; how long it lasts is known when the next one comes. */
  #last: VideoPacket | undefined;
  #frames = 0;
  #packets = 0;

  private constructor(options: Mp4Options, folder: WholeFolder) {
    const { file, width, height, framesPerSecond, decoderConfig, metadata } = options;
    this.#options = options;
    this.#folder = folder;
    this.#rawName = `${basename(file)}.packets`;
    // The header comes last in this draft, so that packets can be written before their sizes are known.
    const format = new Mp4OutputFormat({ fastStart: false });
    const target = fileTarget(folder.draft(this.#rawName));
    this.#output = new Output({ format, target });
    this.#source = new EncodedVideoPacketSource('avc');
    this.#output.addVideoTrack(this.#source, {
      frameRate: framesPerSecond,
      decoderConfig: { ...decoderConfig, codedWidth: width, codedHeight: height },
    });
    // Packets before 0 s make an edit list, by which players leave out what the encoder put in front.
    const { sound } = options;
    this.#sound = sound && new SoundTrack(this.#output, sound, -sound.delay);
    const { title, description } = metadata;
    // `desc` is where iTunes, and with it ffmpeg and VLC, look for a description.
    this.#output.setMetadataTags({
      title,
      raw: description === undefined ? {} : { desc: description },
    });
  }

  /**
   * @throws CannotWriteError when the folder takes no files
   * @throws VideoFileError when the chapters are not in order
   */
  static async create(options: Mp4Options): Promise<Mp4Writer> {
    checkChapters(options, options.frames);
    const folder = await WholeFolder.open(dirname(options.file));
    const writer = new Mp4Writer(options, folder);
    await writer.#writing(() => writer.#output.start());
    return writer;
  }

  /**
   * Adds the next frame; resolves when there is room for another.
   *
   * @throws VideoFileError when a frame is missing, twice, or the first is no key frame
   */
  async add({ data, frame, key }: VideoPacket): Promise<void> {
    if (frame !== this.#frames) {
      throw new VideoFileError(
        `Frame ${this.#frames} of the video is missing: ${frame} came instead.`,
      );
    }
    if (frame === 0 && !key)
      throw new VideoFileError('The first frame of the video is no key frame.');
    if (data.length > 0) {
      await this.#writeLast();
      this.#last = { data, frame, key };
    }
    this.#frames++;
  }

  async #writeLast(): Promise<void> {
    if (this.#last === undefined) return;
    const { data, frame, key } = this.#last;
    const rate = this.#options.framesPerSecond;
    const duration = (this.#frames - frame) / rate;
    const packet = new EncodedPacket(data, key ? 'key' : 'delta', frame / rate, duration);
    this.#packets++;
    await this.#writing(async () => {
      await this.#source.add(packet);
      await this.#sound?.upTo(this.#frames / rate);
    });
  }

  /**
   * Finishes the file, reads it back and puts it into its place.
   *
   * @throws VideoFileError when frames are missing or the file is not what it was to be
   * @throws CannotWriteError
   */
  async finish(): Promise<Mp4Facts> {
    const { file, chapters, frames = this.#frames } = this.#options;
    if (this.#frames === 0) throw new VideoFileError('The video has no frames.');
    if (this.#frames !== frames) {
      throw new VideoFileError(`The video has ${this.#frames} frames and should have ${frames}.`);
    }
    checkChapters(this.#options, frames);
    const draft = this.#folder.draft(basename(file));
    await this.#writeLast();
    await this.#writing(async () => {
      await this.#sound?.upTo(Number.POSITIVE_INFINITY);
      await this.#output.finalize();
      await placeMovieFirst(this.#folder.draft(this.#rawName), draft, chapters);
      await this.#folder.discard(this.#rawName);
    });
    const facts = await inspectMp4(draft);
    this.#compare(facts);
    await this.#folder.commit();
    return facts;
  }

  /** Deletes everything that is not finished. */
  async abort(): Promise<void> {
    if (this.#output.state === 'started') await this.#output.cancel().catch(() => undefined);
    await this.#folder.abort();
  }

  #writing<Result>(work: () => Promise<Result>): Promise<Result> {
    // The file may be a draft of somebody else, whose name says nothing to people; its folder does.
    return writing(dirname(this.#options.file), work);
  }

  #compare(facts: Mp4Facts): void {
    const { width, height, framesPerSecond, chapters, metadata } = this.#options;
    const isConstant = this.#packets === this.#frames;
    const constant: Pair[] = [
      ['frame rate', rounded(facts.framesPerSecond), rounded(framesPerSecond)],
      ['constant rate', facts.constantRate, true],
    ];
    const pairs: Pair[] = [
      ['width', facts.width, width],
      ['height', facts.height, height],
      ['frame count', facts.frames, this.#packets],
      ['duration', rounded(facts.seconds), rounded(this.#frames / framesPerSecond)],
      ...(isConstant ? constant : []),
      ['header in front', facts.fastStart, true],
      ['title', facts.title, metadata.title],
      ['number of chapters', facts.chapters.length, Math.min(chapters.length, 255)],
    ];
    const wrong = pairs.find(([, found, wanted]) => found !== wanted);
    if (wrong === undefined) return;
    const [name, found, wanted] = wrong;
    throw new VideoFileError(
      `The video was not written correctly: its ${name} is ${found} instead of ${wanted}. ` +
        'Render it again; if that does not help, the disk or this program is at fault.',
    );
  }
}

type Pair = readonly [name: string, found: unknown, wanted: unknown];

const rounded = (value: number) => Math.round(value * 1e6) / 1e6;

function checkChapters({ chapters, framesPerSecond }: Mp4Options, frames?: number): void {
  const starts = chapters.map(({ seconds }) => Math.round(seconds * framesPerSecond));
  for (const [index, start] of starts.entries()) {
    const { title, seconds } = chapters[index];
    const place = `The chapter "${title}" at ${seconds} s`;
    if (index === 0 && start !== 0) {
      throw new VideoFileError(`${place} is the first and has to begin at 0 s, with the video.`);
    }
    if (index > 0 && !(start > starts[index - 1])) {
      throw new VideoFileError(`${place} does not begin after "${chapters[index - 1].title}".`);
    }
    if (frames !== undefined && start >= frames) {
      throw new VideoFileError(`${place} begins after the video's end.`);
    }
  }
}
