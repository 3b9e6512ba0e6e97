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

/** A recorded narration or a music bed, and how it lies under the video. */
export interface SoundRequest {
  readonly file: string;
  /** Seconds into the video at which it begins; negative leaves its beginning out. */
  readonly offset: number;
  /** How much louder (or, negative, quieter) it becomes. */
  readonly decibels: number;
}

/** Encoded sound, as long as the video. */
export interface Sound {
  readonly codec: 'aac' | 'opus';
  readonly config: AudioDecoderConfig;
  readonly packets: readonly EncodedPacket[];
}

/**
 * Reads, places and encodes a sound file: AAC for MP4, Opus for WebM. It is cut or padded to the video.
 *
 * @throws WrongUseError when there is no such file, or the browser cannot read it
 */
export async function encodeSound(
  page: LessonPage,
  { file, offset, decibels }: SoundRequest,
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
    const packets: EncodedPacket[] = [];
    for await (const packet of new EncodedPacketSink(track).packets()) packets.push(packet);
    return { codec: format === 'mp4' ? 'aac' : 'opus', config, packets };
  } finally {
    input.dispose();
  }
}
