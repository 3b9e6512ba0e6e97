import {
  all,
  createSignal,
  delay,
  easeInOutCubic,
  type SimpleSignal,
  type ThreadGenerator,
} from '@motion-canvas/core';
import { mixColours, translucent } from '../colour.ts';
import { type Box, middleOf, mixBoxes } from '../matrix/grid.ts';
import { cellPalette } from '../matrix/palette.ts';
import { linearFill, roundRect } from '../shapes.ts';
import type { Theme } from '../theme.ts';

/** One real number that is read at several places. */
export interface StretchedTile {
  /** The tile that holds it. */
  readonly from: () => Box;
  /** Where it is read, in any order. */
  readonly ghosts: () => readonly Box[];
  /** 0 to 1: in the focus colour. */
  readonly lit: () => number;
}

const SILHOUETTES = [14, 30, 46] as const;
const BAND = { near: 0.5, middle: 0.17, far: 0.07 } as const;
/** Beyond its tile a band falls off within so many pixels, so that numerals on it stay readable. */
const FALL_OFF = 44;

/**
 * The movement of broadcasting: every tile leaves a band behind it that reaches all places where its
 * number is read; the tile itself stays.
 *
 * @example
 * const stretch = new Stretch(theme, tiles);
 * matrix.between = (context) => stretch.draw(context);
 * yield* stretch.play(0.9, (tile, ghost) => cellOf(tile, ghost).addendShown);
 */
export class Stretch {
  readonly progress: SimpleSignal<number> = createSignal(0);
  readonly alpha: SimpleSignal<number> = createSignal(1);

  constructor(
    private readonly theme: Theme,
    private readonly tiles: readonly StretchedTile[],
    private readonly focus: string = theme.focus,
  ) {}

  /**
   * The bands grow; a ghost appears as its band passes it.
   *
   * @param appear the signal that shows the ghost of a tile, by their positions in the lists
   */
  *play(
    seconds: number,
    appear: (tile: number, ghost: number) => SimpleSignal<number, unknown>,
  ): ThreadGenerator {
    const ghosts = this.tiles.flatMap((tile, index) =>
      passings(tile).map((share, ghost) => ({ share, signal: appear(index, ghost) })),
    );
    yield* all(
      this.progress(1, seconds, easeInOutCubic),
      ...ghosts.map(({ share, signal }) =>
        delay(seconds * easedTime(share), signal(1, 0.2) as ThreadGenerator),
      ),
    );
  }

  /** Draws the bands as far as they have come. */
  draw(context: CanvasRenderingContext2D): void {
    const progress = this.progress();
    if (progress <= 0 || this.alpha() <= 0) return;
    for (const tile of this.tiles) this.#drawBand(context, tile, progress);
  }

  #drawBand(context: CanvasRenderingContext2D, tile: StretchedTile, progress: number): void {
    const from = tile.from();
    const reach = reachOf(tile);
    const palette = cellPalette(this.theme);
    const colour = mixColours(palette.silhouette, this.focus, tile.lit());
    const band = mixBoxes(from, reach, progress);
    const isDown = isVertical(from, reach);
    const [x0, y0, x1, y1] = isDown
      ? [0, from.y, 0, band.y + band.height]
      : [from.x, 0, band.x + band.width, 0];
    // A lit band is paler: its numerals are lit as well.
    const alpha = this.alpha() * (1 - 0.25 * tile.lit());
    const length = isDown ? y1 - y0 : x1 - x0;
    const beyond = (isDown ? from.height : from.width) + FALL_OFF;
    context.fillStyle = linearFill(
      context,
      [x0, y0, x1, y1],
      [
        [0, translucent(colour, BAND.near * alpha)],
        [Math.min(0.95, beyond / Math.max(1, length)), translucent(colour, BAND.middle * alpha)],
        [1, translucent(colour, BAND.far * alpha)],
      ],
    );
    context.beginPath();
    roundRect(context, band.x, band.y, band.width, band.height, 10);
    context.fill();
    SILHOUETTES.toReversed().forEach((step, index) => {
      const shift = step * Math.min(1, progress * 2);
      context.fillStyle = translucent(colour, (0.12 + 0.08 * index) * alpha);
      context.beginPath();
      const [x, y] = isDown ? [from.x, from.y + shift] : [from.x + shift, from.y];
      roundRect(context, x, y, from.width, from.height, 10);
      context.fill();
    });
  }
}

/** The box from the tile to its farthest ghost. */
function reachOf(tile: StretchedTile): Box {
  const boxes = [tile.from(), ...tile.ghosts()];
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  return {
    x,
    y,
    width: Math.max(...boxes.map((box) => box.x + box.width)) - x,
    height: Math.max(...boxes.map((box) => box.y + box.height)) - y,
  };
}

function isVertical(from: Box, reach: Box): boolean {
  return reach.height - from.height > reach.width - from.width;
}

/** At which share of its way the front of a band passes each ghost's middle. */
function passings(tile: StretchedTile): number[] {
  const from = tile.from();
  const reach = reachOf(tile);
  const share = (at: number, start: number, end: number) =>
    Math.abs(end - start) < 1 ? 0 : Math.max(0, Math.min(1, (at - start) / (end - start)));
  return tile.ghosts().map((ghost) => {
    const { x, y } = middleOf(ghost);
    return Math.max(
      share(x, from.x + from.width, reach.x + reach.width),
      share(y, from.y + from.height, reach.y + reach.height),
    );
  });
}

/** The time at which an ease in-out cubic has come so far. */
function easedTime(share: number): number {
  return share < 0.5 ? Math.cbrt(share / 4) : 1 - Math.cbrt((1 - share) / 4);
}
