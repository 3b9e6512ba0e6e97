import type { PictureSettings } from '../render/page/protocol.ts';
import type { Format } from '../render/plan/form.ts';

/** Names of picture sizes and rates, as after `--quality`. */
export const qualities = {
  draft: { width: 854, height: 480, framesPerSecond: 30 },
  standard: { width: 1920, height: 1080, framesPerSecond: 60 },
  '4k': { width: 3840, height: 2160, framesPerSecond: 60 },
} as const satisfies Record<string, PictureSettings>;

export type Quality = keyof typeof qualities;

/** A GIF of full size and rate is larger than any page wants. */
const GIF: PictureSettings = { width: 960, height: 540, framesPerSecond: 15 };

/** A size as after `--size`. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** What decides about a picture's size and rate. */
export interface PictureOptions {
  readonly quality?: Quality;
  readonly size?: Size;
  readonly fps?: number;
  readonly format?: Format;
}

/** The size and rate for the options of a command. */
export function pictureOf({ quality, size, fps, format }: PictureOptions): PictureSettings {
  const usual = format === 'gif' ? GIF : qualities.standard;
  const { width, height, framesPerSecond } = quality === undefined ? usual : qualities[quality];
  return { width, height, ...size, framesPerSecond: fps ?? framesPerSecond };
}

/**
 * A size as a person writes it, `1280x720`; undefined when it is none that can be encoded.
 *
 * @example
 * readSize('1280×720') // { width: 1280, height: 720 }
 */
export function readSize(text: string): Size | undefined {
  const [, width, height] = /^(\d{2,5})[x×](\d{2,5})$/i.exec(text.trim()) ?? [];
  const size = { width: Number(width), height: Number(height) };
  const sides = [size.width, size.height];
  return sides.every((side) => side % 2 === 0 && side >= 16 && side <= 8192) ? size : undefined;
}

/** A picture's size and rate for people: `1920×1080@60`. */
export function pictureText({ width, height, framesPerSecond }: PictureSettings): string {
  return `${width}×${height}@${framesPerSecond}`;
}
