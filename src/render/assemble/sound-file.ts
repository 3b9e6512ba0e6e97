import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { ALL_FORMATS, FilePathSource, Input } from 'mediabunny';
import { WrongUseError } from '../errors.ts';

/** What a sound file says about itself. */
export interface SoundFile {
  readonly file: string;
  /** Without its folder. */
  readonly name: string;
  readonly seconds: number;
  readonly channels: number;
  /** Samples a second. */
  readonly rate: number;
}

const FORMATS = 'WAV, MP3, AAC (m4a), FLAC, Ogg or WebM';

/**
 * Reads what a sound file is, without decoding it: whoever calls this before a render is not told at its end.
 *
 * @throws WrongUseError when it is missing, a folder, empty, no sound, a video without sound, or in a codec
 * that browsers do not have
 * @example
 * const { seconds } = await readSoundFile('voice.wav');
 */
export async function readSoundFile(file: string): Promise<SoundFile> {
  const found = await stat(file).catch((cause: Error) => {
    throw new WrongUseError(`There is no sound file ${file} that can be read.`, { cause });
  });
  if (!found.isFile()) throw new WrongUseError(`${file} is no file. Give a ${FORMATS} file.`);
  if (found.size === 0) throw new WrongUseError(`${file} is empty. Record it again.`);
  const input = new Input({ formats: ALL_FORMATS, source: new FilePathSource(file) });
  try {
    const track = await input.getPrimaryAudioTrack().catch((cause: Error) => {
      throw new WrongUseError(`${file} is no sound that can be read. Give ${FORMATS}.`, { cause });
    });
    if (track === null) {
      throw new WrongUseError(`${file} holds no sound. Give ${FORMATS}.`);
    }
    const codec = await track.getCodec();
    if (codec === null || !isKnown(codec)) {
      throw new WrongUseError(
        `${file} is encoded as ${codec ?? 'nothing that is known'}, which browsers do not read. Give ${FORMATS}.`,
      );
    }
    const [start, end] = [await track.getFirstTimestamp(), await track.computeDuration()];
    const seconds = end - Math.max(0, start);
    if (!(seconds > 0)) throw new WrongUseError(`${file} holds no sound: it is 0 s long.`);
    const [channels, rate] = [await track.getNumberOfChannels(), await track.getSampleRate()];
    return { file, name: basename(file), seconds, channels, rate };
  } finally {
    input.dispose();
  }
}

/** Codecs that Chromium decodes. */
function isKnown(codec: string): boolean {
  return (
    ['aac', 'mp3', 'opus', 'vorbis', 'flac'].includes(codec) || /^(pcm-|ulaw|alaw)/.test(codec)
  );
}
