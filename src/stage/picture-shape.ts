/** Sides of a picture. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** The stage: what scenes are laid out on, in the middle of every picture. */
export const WIDE: PictureSize = { width: 1920, height: 1080 };

/** A picture as the stage sees it. */
export interface StagePicture {
  /** The picture in the stage's pixels: as large as the stage, and larger one way where its shape is another. */
  readonly size: PictureSize;
  /** Pixels of the picture per pixel of the stage. */
  readonly scale: number;
}

/**
 * How the stage lies in a picture: all of it is seen, as large as it can be. Where the shapes differ by less than two
 * pixels, as in 854×480, the stage fills the picture.
 *
 * @param picture in pixels
 * @example
 * stagePicture({ width: 1080, height: 1080 }) // { size: { width: 1920, height: 1920 }, scale: 0.5625 }
 */
export function stagePicture({ width, height }: PictureSize): StagePicture {
  const scales = [width / WIDE.width, height / WIDE.height];
  const largest = Math.max(...scales);
  const over = [WIDE.width * largest - width, WIDE.height * largest - height];
  if (over.every((pixels) => pixels > -1e-6 && pixels < 2)) return { size: WIDE, scale: largest };
  const scale = Math.min(...scales);
  return { size: { width: width / scale, height: height / scale }, scale };
}

/** Where what stands around the stage has its place, whatever the picture's shape. */
export interface PictureFrame {
  /** Pixels of the stage per pixel of the frame. */
  readonly scale: number;
  /** The picture in the frame's pixels, of which its shorter side has 1080. */
  readonly width: number;
  readonly height: number;
  /** Free at either side. */
  readonly margin: number;
  /** The height that is free below the stage, as it is above. */
  readonly room: number;
  /** Whether captions stand there, and not at the picture's bottom edge within the stage. */
  readonly captionsBelow: boolean;
}

/** Two lines of captions, with a little around them, need so much below the stage. */
const LEAST_ROOM = 130;

/**
 * The frame around the stage: chrome, captions and questions are as large in a picture of any shape as in the wide
 * one with the same shorter side, for a tall picture is looked at on a screen as wide as that one is high.
 *
 * @param picture in pixels of the stage, or of anything else
 * @example
 * pictureFrame({ width: 1920, height: 1080 }) // { scale: 1, width: 1920, height: 1080, margin: 96, room: 0, … }
 */
export function pictureFrame(picture: PictureSize): PictureFrame {
  const scale = Math.min(picture.width, picture.height) / WIDE.height;
  const [width, height] = [picture.width / scale, picture.height / scale];
  const stageHeight = Math.min(height, (width * WIDE.height) / WIDE.width);
  const room = (height - stageHeight) / 2;
  return {
    scale,
    width,
    height,
    margin: Math.round((96 * Math.min(width, WIDE.width)) / WIDE.width),
    room,
    captionsBelow: room >= LEAST_ROOM,
  };
}
