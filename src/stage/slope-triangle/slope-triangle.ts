import { createSignal, easeInOutCubic, type ThreadGenerator } from '@motion-canvas/core';
import { inter } from '../fonts.ts';
import { fitSize, withAlpha } from '../paint.ts';
import { circle } from '../shapes.ts';
import { drawText, type Label, labelText } from '../text.ts';
import type { Theme } from '../theme.ts';

/** A point of the picture, from the middle of what the triangle is drawn in. */
export interface Corner {
  readonly x: number;
  readonly y: number;
}

/** What a loupe over a slope shows, in points of the picture. */
export interface MagnifiedSlope {
  readonly from: Corner;
  readonly to: Corner;
  /** Where the tangent is after the run. */
  readonly touch: Corner;
  /** The curve, with points ever closer to `from`. */
  readonly curve: readonly Corner[];
}

/** What the two legs say. */
export interface SlopeTriangleLabels {
  /** How far along, such as `+0.0001`. */
  readonly run: Label;
  /** How far up or down. */
  readonly rise: Label;
}

/** How long the legs are in a loupe, at most, in pixels. */
const SIZE = { run: 200, rise: 320 } as const;
const LINE = 6;
const LABEL = 38;

/**
 * A slope as a triangle: one leg along, one leg up, from a point of a curve to another. The run is drawn
 * first, with the places that the point passes on the curve; then the rise.
 *
 * @example
 * const triangle = new SlopeTriangle(theme, { run: run.value('nudge.h'), rise: run.value('nudge.rise') });
 * // in a loupe's content: triangle.draw(context, view.at(start), view.at(nudged), view.r)
 * yield* triangle.go(); yield* triangle.rise();
 */
export class SlopeTriangle {
  /** How far the point has gone along the curve. */
  readonly along = createSignal(0);
  /** How much of the rise is drawn. */
  readonly up = createSignal(0);

  constructor(
    private readonly theme: Theme,
    private readonly labels: SlopeTriangleLabels,
  ) {}

  /**
   * The factor, of two digits, at which a triangle has a good size in a loupe.
   *
   * @example
   * SlopeTriangle.magnification({ x: 0, y: 0 }, { x: 0.02, y: -0.04 }) // 7800
   */
  static magnification(from: Corner, to: Corner): number {
    const along = SIZE.run / Math.abs(to.x - from.x);
    const up = SIZE.rise / Math.abs(to.y - from.y);
    return Number(Math.min(along, up).toPrecision(2));
  }

  /** The point goes along by the run. */
  *go(): ThreadGenerator {
    yield* this.along(1, 0.6, easeInOutCubic);
  }

  /** The rise is measured. */
  *rise(): ThreadGenerator {
    yield* this.up(1, 0.6, easeInOutCubic);
  }

  /**
   * The content of a loupe: the curve, its tangent on top of it, and the triangle. The whole moves a little,
   * so that the triangle and its labels stand in the middle.
   */
  drawMagnified(
    context: CanvasRenderingContext2D,
    { at, r }: { readonly at: (point: Corner) => Corner; readonly r: number },
    { from, to, touch, curve }: MagnifiedSlope,
  ): void {
    const [start, end, beside] = [at(from), at(to), at(touch)];
    const right = end.x >= start.x;
    const shift = { x: -(start.x + end.x) / 2 + (right ? -76 : 76), y: -(start.y + end.y) / 2 };
    const moved = ({ x, y }: Corner) => ({ x: x + shift.x, y: y + shift.y });
    const { theme } = this;
    context.lineCap = 'butt';
    context.lineJoin = 'round';
    context.beginPath();
    for (const point of curve) {
      const { x, y } = moved(at(point));
      // What is far outside of the loupe would cost a canvas its precision.
      if (Math.abs(x) < 20 * r && Math.abs(y) < 20 * r) context.lineTo(x, y);
    }
    context.strokeStyle = theme.secondary;
    context.lineWidth = 12;
    context.stroke();
    const [a, b] = [moved(start), moved(beside)];
    const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
    const reach = (4 * r) / length;
    context.beginPath();
    context.moveTo(a.x - (b.x - a.x) * reach, a.y - (b.y - a.y) * reach);
    context.lineTo(a.x + (b.x - a.x) * reach, a.y + (b.y - a.y) * reach);
    context.strokeStyle = theme.gradient;
    context.lineWidth = 5;
    context.stroke();
    this.draw(context, a, moved(end), r);
  }

  /** Draws the triangle into a circle of radius `r` around (0, 0). */
  draw(context: CanvasRenderingContext2D, from: Corner, to: Corner, r: number): void {
    const { theme } = this;
    const along = this.along();
    const corner = { x: to.x, y: from.y };
    context.lineCap = 'butt';
    withAlpha(context, this.up() * 0.22, () => {
      context.fillStyle = theme.gradient;
      context.beginPath();
      context.moveTo(from.x, from.y);
      context.lineTo(corner.x, corner.y);
      context.lineTo(to.x, to.y);
      context.fill();
    });
    if (along > 0) {
      context.strokeStyle = theme.focus;
      context.lineWidth = LINE;
      context.beginPath();
      context.moveTo(from.x, from.y);
      context.lineTo(from.x + (corner.x - from.x) * along, from.y);
      context.stroke();
    }
    if (this.up() > 0) {
      context.strokeStyle = theme.gradient;
      context.lineWidth = LINE;
      context.beginPath();
      context.moveTo(corner.x, corner.y);
      context.lineTo(corner.x, corner.y + (to.y - corner.y) * this.up());
      context.stroke();
    }
    this.#drawPoints(context, from, to, along);
    this.#drawLabels(context, from, to, r);
  }

  /** Where the point started, where it is, and where it has just been. */
  #drawPoints(context: CanvasRenderingContext2D, from: Corner, to: Corner, along: number): void {
    const { theme } = this;
    const dot = (t: number, alpha: number, radius: number) =>
      withAlpha(context, alpha, () => {
        context.fillStyle = theme.focus;
        context.beginPath();
        const x = from.x + (to.x - from.x) * t;
        circle(context, x, from.y + (to.y - from.y) * t, radius);
        context.fill();
      });
    if (along > 0) {
      for (const [index, t] of [0.25, 0.5, 0.75].entries()) {
        if (t < along) dot(t, 0.2 + 0.12 * index, 13);
      }
      dot(along, 1, 17);
    }
    context.fillStyle = theme.background;
    context.strokeStyle = theme.ink;
    context.lineWidth = 5;
    context.beginPath();
    circle(context, from.x, from.y, 14);
    context.fill();
    context.stroke();
  }

  #drawLabels(context: CanvasRenderingContext2D, from: Corner, to: Corner, r: number): void {
    const { theme } = this;
    const right = to.x >= from.x;
    const down = to.y > from.y;
    const y = from.y + (down ? -36 : 40);
    const style = { baseline: 'middle' } as const;
    const size = (label: Label, width: number) =>
      fitSize(context, labelText(label), (px) => inter(px, 700), { size: LABEL, width, least: 24 });
    // Each label keeps within the circle at its own height.
    const chord = (height: number) => Math.sqrt(Math.max(0, r * r - height * height)) - 14;
    const runWidth = 2 * (chord(y) - Math.abs((from.x + to.x) / 2));
    drawText(context, this.labels.run, (from.x + to.x) / 2, y, {
      ...style,
      align: 'center',
      font: inter(size(this.labels.run, runWidth), 700),
      color: theme.focus,
      alpha: this.along(),
    });
    if (Math.abs(to.y - from.y) < 2 * size(this.labels.rise, 300)) {
      // A rise too low to stand beside: its label stands beyond the end, on the other side of the run's.
      const above = to.y + (down ? 44 : -50);
      drawText(context, this.labels.rise, to.x, above, {
        ...style,
        align: 'center',
        font: inter(size(this.labels.rise, chord(above)), 700),
        color: theme.gradient,
        alpha: this.up(),
      });
      return;
    }
    const middle = (from.y + to.y) / 2;
    const riseWidth = chord(middle) - Math.abs(to.x) - 22;
    drawText(context, this.labels.rise, to.x + (right ? 22 : -22), middle, {
      ...style,
      align: right ? 'left' : 'right',
      font: inter(size(this.labels.rise, riseWidth), 700),
      color: theme.gradient,
      alpha: this.up(),
    });
  }
}
