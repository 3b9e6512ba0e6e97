import type { PictureSettings } from '../render/page/protocol.ts';

/** Names of picture sizes and rates, as after `--quality`. */
export const qualities = {
  draft: { width: 854, height: 480, framesPerSecond: 30 },
  standard: { width: 1920, height: 1080, framesPerSecond: 60 },
  '4k': { width: 3840, height: 2160, framesPerSecond: 60 },
} as const satisfies Record<string, PictureSettings>;

export type Quality = keyof typeof qualities;

/** The size and rate for the options of a command. */
export function pictureOf({ quality, fps }: { quality: Quality; fps?: number }): PictureSettings {
  const picture = qualities[quality];
  return fps === undefined ? picture : { ...picture, framesPerSecond: fps };
}

/** A picture's size and rate for people: `1920×1080@60`. */
export function pictureText({ width, height, framesPerSecond }: PictureSettings): string {
  return `${width}×${height}@${framesPerSecond}`;
}
