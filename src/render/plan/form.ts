import { WrongUseError } from '../errors.ts';
import type { FrameForm, Medium, PictureSettings } from '../page/protocol.ts';

/** What a render makes. */
export type Format = 'mp4' | 'webm' | 'gif' | 'png';

/** Who encodes: the browser's encoder in the page, or x264 of an installed ffmpeg. */
export type EncoderName = 'fast' | 'master';

/**
 * Constant: every frame lasts equally long, as video editors want it. Variable: frames like the last are left
 * out, and the one before lasts longer.
 */
export type Timing = 'constant' | 'variable';

/** The form of a render's picture. */
export interface OutputForm {
  readonly format: Format;
  /** Whether the background is left out. */
  readonly transparent: boolean;
  readonly encoder: EncoderName;
  /** Constant when left out. */
  readonly timing?: Timing;
}

/**
 * Browsers show an image of a GIF for at least two hundredths of a second; a shorter time is taken for a
 * mistake and made ten times as long.
 */
const MOST_GIF_FRAMES_PER_SECOND = 50;

export const STANDARD_FORM: OutputForm = { format: 'mp4', transparent: false, encoder: 'fast' };

/**
 * What has to leave the page for a form.
 *
 * @throws WrongUseError for a form that cannot be
 */
export function frameForm(
  { format, transparent, encoder, timing = 'constant' }: OutputForm,
  { framesPerSecond }: Pick<PictureSettings, 'framesPerSecond'>,
): FrameForm {
  if (transparent && (format === 'mp4' || format === 'gif')) {
    throw new WrongUseError(
      `${format} cannot be transparent. Leave --transparent out, or choose --format webm or png.`,
    );
  }
  if (encoder === 'master' && format !== 'mp4') {
    throw new WrongUseError(
      `--encoder master makes H.264 with x264: it goes with --format mp4, not ${format}.`,
    );
  }
  if (timing === 'variable' && (encoder === 'master' || (format !== 'mp4' && format !== 'webm'))) {
    throw new WrongUseError(
      '--vfr goes with what the browser encodes as mp4 or webm: leave it out, or --encoder master and --format.',
    );
  }
  if (format === 'gif' && framesPerSecond > MOST_GIF_FRAMES_PER_SECOND) {
    throw new WrongUseError(
      `A GIF has at most ${MOST_GIF_FRAMES_PER_SECOND} frames a second, not ${framesPerSecond}. Set --fps ${MOST_GIF_FRAMES_PER_SECOND} or less.`,
    );
  }
  const media: Record<Format, Medium> = {
    mp4: encoder === 'master' ? 'raw' : 'h264',
    webm: 'vp9',
    gif: 'gif',
    png: 'png',
  };
  return { medium: media[format], transparent, timing };
}
