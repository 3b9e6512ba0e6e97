import { readFile } from 'node:fs/promises';
import {
  ALL_FORMATS,
  BufferSource,
  type EncodedPacket,
  EncodedPacketSink,
  Input,
} from 'mediabunny';
import type { LessonPage } from '../browser/lesson-page.ts';
import { GradreelError, WrongUseError } from '../errors.ts';

/** A recorded narration or a music bed, and how it lies under the lesson. */
export interface SoundRequest {
  readonly file: string;
  /**
   * When it begins: seconds into the lesson, negative to leave its beginning out; or a beat, as
   * `the-bias-lifts` or `the-bias-lifts+2.5`. A part of the lesson takes what is heard there.
   */
  readonly offset: number | string;
  /** How much louder (or, negative, quieter) it becomes. */
  readonly decibels: number;
}

/** Encoded sound, as long as the video but for what the codec puts in front and behind. */
export interface Sound {
  readonly codec: 'aac' | 'opus';
  readonly config: AudioDecoderConfig;
  /** In order of time, the first at 0 s. */
  readonly packets: readonly EncodedPacket[];
  /** Seconds at the beginning of the first packets that a decoder leaves out ("priming", "pre-skip"). */
  readonly delay: number;
  /** Seconds at the end of the last packet that are not heard. */
  readonly padding: number;
}

/** AAC of libavcodec begins with a frame of silence, which its first transform overlaps with. */
const AAC_PRIMING_SAMPLES = 1024;

/**
 * Reads, places and encodes a sound file: AAC for MP4, Opus for WebM. It is cut or padded to the video.
 *
 * @param offset seconds into the video at which it begins; negative leaves its beginning out
 * @throws WrongUseError when there is no such file, or the browser cannot read it
 */
export async function encodeSound(
  page: LessonPage,
  { file, offset, decibels }: SoundRequest & { readonly offset: number },
  format: 'mp4' | 'webm',
  seconds: number,
): Promise<Sound> {
  const contents = await readFile(file).catch((cause: Error) => {
    throw new WrongUseError(`There is no sound file ${file} that can be read.`, { cause });
  });
  const encoded = await page
    .sound(contents, { seconds, offset, decibels, format })
    .catch((cause: Error) => {
      if (!/decode/i.test(cause.message)) throw cause;
      throw new WrongUseError(
        `${file} is no sound that the browser can read. Give WAV, MP3, AAC (m4a), FLAC, Ogg or WebM.`,
        { cause },
      );
    });
  const input = new Input({ formats: ALL_FORMATS, source: new BufferSource(encoded) });
  try {
    const track = await input.getPrimaryAudioTrack();
    const config = await track?.getDecoderConfig();
    if (!track || !config) throw new GradreelError('The sound was not encoded.');
    const codec = format === 'mp4' ? 'aac' : 'opus';
    const delay = codec === 'aac' ? AAC_PRIMING_SAMPLES / config.sampleRate : preSkip(config);
    const end = delay + seconds;
    const packets: EncodedPacket[] = [];
    for await (const packet of new EncodedPacketSink(track).packets()) {
      // A hair less, so that a packet is not kept for the rounding of its time.
      if (packet.timestamp < end - 1e-6) packets.push(packet);
    }
    const last = packets.at(-1);
    const padding = last === undefined ? -1 : last.timestamp + last.duration - end;
    if (padding < -1e-6) throw new GradreelError('The sound was not encoded to its end.');
    return { codec, config, packets, delay, padding: Math.max(0, padding) };
  } finally {
    input.dispose();
  }
}

/** Seconds that an Opus decoder leaves out at the beginning (RFC 7845, section 5.1: bytes 10 and 11). */
function preSkip({ description }: AudioDecoderConfig): number {
  if (description === undefined) return 0;
  const bytes = ArrayBuffer.isView(description)
    ? new DataView(description.buffer, description.byteOffset, description.byteLength)
    : new DataView(description);
  return bytes.getUint16(10, true) / 48_000;
}
