import { useScene } from '@motion-canvas/core';
import { type PictureSize, pictureFrame, WIDE } from './picture-shape.ts';

// One rule for origins: positions count from the middle of the picture, as everywhere in Motion Canvas. Places
// that are thought of from the picture's top left corner, as on a drawing of 1920×1080 pixels, are turned into
// positions by `fromCorner`, or stand on a `Sheet`, whose own children count from there.

/** A part of the picture; its sides count from the picture's middle. */
export class Area {
  constructor(
    readonly left: number,
    readonly top: number,
    readonly right: number,
    readonly bottom: number,
  ) {}

  get width(): number {
    return this.right - this.left;
  }

  get height(): number {
    return this.bottom - this.top;
  }

  /** As a node's `size`. */
  get size(): [number, number] {
    return [this.width, this.height];
  }

  /** As a node's `position`. */
  get centre(): [number, number] {
    return this.at(0.5, 0.5);
  }

  /**
   * A place in it by shares of its width and height from its top left corner.
   *
   * @example
   * areas.ledger.at(1, 0) // the top right corner of the ledger
   */
  at(x: number, y: number): [number, number] {
    return [this.left + x * this.width, this.top + y * this.height];
  }

  /** The part from one share of its height to another. */
  rows(from: number, to: number): Area {
    return new Area(this.left, this.at(0, from)[1], this.right, this.at(0, to)[1]);
  }

  /** The part from one share of its width to another. */
  columns(from: number, to: number): Area {
    return new Area(this.at(from, 0)[0], this.top, this.at(to, 0)[0], this.bottom);
  }
}

/** What a picture is divided into. Areas overlap where one is a part of another. */
export interface PictureAreas {
  readonly picture: Area;
  /** Where subject matter may stand: below the chrome, above the captions, within the margins. */
  readonly safe: Area;
  /** Two equal parts for comparisons: side by side, one above the other where the picture is tall. */
  readonly left: Area;
  readonly right: Area;
  /** The mechanism, in seven of twelve columns, and the arithmetic or code beside it, in five. */
  readonly hero: Area;
  readonly ledger: Area;
  /** The one place of formulas: the upper part of the ledger. */
  readonly formula: Area;
  /** The band along the bottom: a loss over its epochs, the clock of a training. */
  readonly strip: Area;
}

const GUTTER = 24;
const CHROME = 120;
const CAPTIONS = 144;
/** Of the height that is safe. */
const SHARES = { formula: 0.25, strip: 0.28, hero: 7 / 12 } as const;

/**
 * The areas of a picture: of the scene's that is being played when no size is given. Where it is taller than
 * wide, what stands side by side stands one above the other.
 *
 * @example
 * const { hero, ledger } = pictureAreas();
 * const plot = new Plot({ size: hero.size, position: hero.centre, … });
 */
export function pictureAreas({ width, height }: PictureSize = sceneSize()): PictureAreas {
  const picture = new Area(-width / 2, -height / 2, width / 2, height / 2);
  const { scale, margin, room, captionsBelow } = pictureFrame({ width, height });
  const safe = new Area(
    picture.left + scale * margin,
    picture.top + scale * CHROME,
    picture.right - scale * margin,
    picture.bottom - scale * (captionsBelow ? room : CAPTIONS),
  );
  const isTall = height > width;
  const [left, right] = parted(safe, 1 / 2, isTall);
  const [hero, ledger] = parted(safe, SHARES.hero, isTall);
  return {
    picture,
    safe,
    left,
    right,
    hero,
    ledger,
    formula: ledger.rows(0, SHARES.formula),
    strip: safe.rows(1 - SHARES.strip, 1),
  };
}

/** Two parts with a gutter between them. */
function parted(area: Area, share: number, isTall: boolean): [Area, Area] {
  const { left, top, right, bottom } = area;
  if (isTall) {
    const middle = top + share * area.height;
    return [
      new Area(left, top, right, middle - GUTTER / 2),
      new Area(left, middle + GUTTER / 2, right, bottom),
    ];
  }
  const middle = left + share * area.width;
  return [
    new Area(left, top, middle - GUTTER / 2, bottom),
    new Area(middle + GUTTER / 2, top, right, bottom),
  ];
}

function sceneSize(): PictureSize {
  return useScene().getSize();
}

/**
 * The position of a place that is counted from the top left corner of the picture.
 *
 * @example
 * fromCorner(944, 222) // { x: -16, y: -318 } in a picture of 1920×1080
 */
export function fromCorner(
  x: number,
  y: number,
  { width, height }: PictureSize = WIDE,
): { x: number; y: number } {
  return { x: x - width / 2, y: y - height / 2 };
}
