import { initial, Node, type NodeProps, signal } from '@motion-canvas/2d';
import {
  all,
  createSignal,
  easeInOutCubic,
  linear,
  type SignalValue,
  type SimpleSignal,
  type ThreadGenerator,
  Vector2,
} from '@motion-canvas/core';
import type { PlaneField } from '../../nn/index.ts';
import { drawMarker } from '../marker.ts';
import { withAlpha, withGlow } from '../paint.ts';
import { circle } from '../shapes.ts';
import type { Theme } from '../theme.ts';
import { type Themed, themed } from '../theme-context.ts';
import { FieldBitmaps } from './field-bitmaps.ts';

/** A point of the data with its class, in units of the data. */
export interface DiscPoint {
  readonly x: number;
  readonly y: number;
  readonly label: number;
}

export interface DecisionDiscProps extends NodeProps {
  /** The scene's when left out. */
  theme?: Theme;
  points: readonly DiscPoint[];
  /** What the network says at an epoch. */
  field: (epoch: number) => PlaneField;
  /** Middle and radius of the disc in units of the data. */
  centre: readonly [number, number];
  reach: number;
  /** Radius in pixels. */
  radius?: SignalValue<number>;
  /** Radius of a marker in pixels; it follows the disc's when left out. */
  marker?: SignalValue<number>;
}

/**
 * A plane as a disc: data points, and behind them what a network decides at one epoch: regions whose depth
 * is the confidence, boundaries where two classes are equal. No box, no axes; y points up.
 *
 * The picture is painted once an epoch and kept. An epoch between two checkpoints shows the one before: what
 * `field` gives is drawn, nothing is blended.
 *
 * @example
 * const disc = new DecisionDisc({
 *   theme, points, field: (epoch) => checkpoints.at(epoch).plane, centre: [0, 0], reach: 1.12, radius: 338,
 * });
 * yield* disc.arrive(1.2); yield* disc.lit(1, 0.6); disc.epoch(200);
 */
export class DecisionDisc extends Node {
  @initial(300)
  @signal()
  declare readonly radius: SimpleSignal<number, this>;

  @initial(null)
  @signal()
  declare readonly marker: SimpleSignal<number | null, this>;

  /** Which network is shown. */
  readonly epoch: SimpleSignal<number, this> = createSignal<number, this>(0);
  /** The empty disc: from nothing (0) to its rim (1). */
  readonly shown: SimpleSignal<number, this> = createSignal<number, this>(0);
  /** Points from none (0) to all (1), each class in its own order, all classes together. */
  readonly arrived: SimpleSignal<number, this> = createSignal<number, this>(0);
  /** The regions behind the points. */
  readonly lit: SimpleSignal<number, this> = createSignal<number, this>(0);
  /** The point that is looked at, or −1; its ring, and a cross-hair through the disc. */
  readonly sample: SimpleSignal<number, this> = createSignal<number, this>(-1);
  readonly ring: SimpleSignal<number, this> = createSignal<number, this>(0);
  readonly crosshair: SimpleSignal<number, this> = createSignal<number, this>(0);
  /** Points that the network gets wrong; a ✗ appears in them. */
  readonly missed: SimpleSignal<readonly number[], this> = createSignal<readonly number[], this>(
    [],
  );
  readonly crossed: SimpleSignal<number, this> = createSignal<number, this>(0);
  /** Points that get a ring when the wrong ones are crossed: those that would be overlooked. */
  readonly ringed: SimpleSignal<readonly number[], this> = createSignal<readonly number[], this>(
    [],
  );
  /** The rim in the colour of the focus: it is this picture that is spoken of. */
  readonly focused: SimpleSignal<number, this> = createSignal<number, this>(0);

  readonly #disc: Themed<DecisionDiscProps>;
  readonly #bitmaps: FieldBitmaps;
  /** When each point arrives, from 0 to 1. */
  readonly #turns: readonly number[];
  /** While the disc changes its size, pictures keep the larger one. */
  #painted: number | null = null;

  constructor(given: DecisionDiscProps) {
    super(given);
    const props = themed(given);
    this.#disc = props;
    this.#bitmaps = new FieldBitmaps(props.theme);
    this.#turns = turnsOf(props.points);
  }

  /** The points come one after the other. */
  *arrive(seconds: number): ThreadGenerator {
    yield* all(this.shown(1, 0.4), this.arrived(1, seconds, linear));
  }

  /** Moves and resizes the disc; the picture is painted for the larger size meanwhile. */
  *travel(to: { x: number; y: number; radius: number }, seconds = 1.2): ThreadGenerator {
    this.#painted = Math.max(this.radius(), to.radius);
    yield* all(
      this.position([to.x, to.y], seconds, easeInOutCubic),
      this.radius(to.radius, seconds, easeInOutCubic),
    );
    this.#painted = null;
  }

  /** Where a point of the data lies, in the disc's own space. */
  place({ x, y }: { x: number; y: number }): Vector2 {
    const [cx, cy] = this.#disc.centre;
    const scale = this.radius() / this.#disc.reach;
    return new Vector2((x - cx) * scale, (cy - y) * scale);
  }

  /** The same in the space of the disc's parent. */
  placeInParent(point: { x: number; y: number }): Vector2 {
    return this.place(point).add(this.position());
  }

  /**
   * Draws a part of the plane around (0, 0) of the context, for a loupe: regions and points around a place,
   * with markers of radius `marker`.
   */
  drawDetail(
    context: CanvasRenderingContext2D,
    place: { x: number; y: number },
    { reach, r, marker }: { reach: number; r: number; marker: number },
  ): void {
    const { theme, points, field } = this.#disc;
    const view = { ...place, reach, size: 2 * Math.ceil(r) };
    const bitmap = this.#bitmaps.get(field(this.epoch()), view);
    context.drawImage(bitmap, -r, -r, 2 * r, 2 * r);
    const missed = new Set(this.missed());
    points.forEach((point, i) => {
      const x = ((point.x - place.x) / reach) * r;
      const y = ((place.y - point.y) / reach) * r;
      if (Math.hypot(x, y) > r + marker) return;
      const isMissed = missed.has(i) && this.crossed() > 0.5;
      drawMarker(context, theme, x, y, { label: point.label, r: marker, missed: isMissed });
    });
  }

  protected override draw(context: CanvasRenderingContext2D): void {
    const { theme } = this.#disc;
    const r = this.radius();
    withAlpha(context, this.shown(), () => {
      this.#drawField(context, r);
      this.#drawPoints(context);
      this.#drawSample(context, r);
    });
    this.drawChildren(context);
    if (this.focused() <= 0) return;
    withAlpha(context, this.focused(), () => {
      context.lineWidth = 4.5;
      context.strokeStyle = theme.focus;
      context.beginPath();
      circle(context, 0, 0, r);
      context.stroke();
    });
  }

  #drawField(context: CanvasRenderingContext2D, r: number): void {
    const { theme, centre, reach } = this.#disc;
    if (this.focused() > 0) {
      withAlpha(context, this.focused(), () =>
        withGlow(context, theme.focus, 34, () => {
          context.fillStyle = theme.background;
          outline(context, r);
          context.fill();
        }),
      );
    }
    context.fillStyle = theme.cell[1];
    outline(context, r);
    context.fill();
    const lit = this.lit();
    if (lit > 0) {
      const size = 2 * Math.ceil(this.#painted ?? r);
      const view = { x: centre[0], y: centre[1], reach, size };
      const bitmap = this.#bitmaps.get(this.#disc.field(this.epoch()), view);
      context.save();
      outline(context, r);
      context.clip();
      context.imageSmoothingQuality = 'high';
      context.globalAlpha *= lit;
      context.drawImage(bitmap, -r, -r, 2 * r, 2 * r);
      context.restore();
    }
    context.lineWidth = 2;
    context.strokeStyle = theme.rule;
    withAlpha(context, 0.7, () => {
      outline(context, r);
      context.stroke();
    });
  }

  /** Radius of a marker: 7 px on a large disc, not under 4. */
  #markerRadius(): number {
    return this.marker() ?? Math.min(7, Math.max(4, this.radius() * 0.0195));
  }

  #drawPoints(context: CanvasRenderingContext2D): void {
    const { theme, points } = this.#disc;
    const arrived = this.arrived();
    if (arrived <= 0) return;
    const r = this.#markerRadius();
    const crossed = this.crossed();
    const missed = crossed > 0 ? new Set(this.missed()) : undefined;
    for (let i = 0; i < points.length; i++) {
      const point = points[i] as DiscPoint;
      // The last tenth of the time belongs to each point's own growth.
      const grown = Math.min(1, (arrived * 1.1 - (this.#turns[i] as number)) * 10);
      if (grown <= 0) continue;
      const { x, y } = this.place(point);
      const isMissed = missed?.has(i) ?? false;
      const size = r * (isMissed ? 1 + 0.35 * crossed : 1) * (2 - grown) * grown;
      drawMarker(context, theme, x, y, {
        label: point.label,
        r: size,
        missed: isMissed && crossed > 0.5,
      });
    }
    if (crossed > 0) withAlpha(context, crossed, () => this.#drawRings(context, r * 2.3));
  }

  #drawRings(context: CanvasRenderingContext2D, r: number): void {
    const { theme, points } = this.#disc;
    for (const i of this.ringed()) {
      const { x, y } = this.place(points[i] as DiscPoint);
      for (const [colour, width] of [
        [theme.background, 6],
        [theme.ink, 3],
      ] as const) {
        context.strokeStyle = colour;
        context.lineWidth = width;
        context.beginPath();
        circle(context, x, y, r);
        context.stroke();
      }
    }
  }

  #drawSample(context: CanvasRenderingContext2D, r: number): void {
    const { theme, points } = this.#disc;
    const point = points[this.sample()];
    if (point === undefined) return;
    const { x, y } = this.place(point);
    const crosshair = this.crosshair();
    if (crosshair > 0) {
      withAlpha(context, 0.75 * crosshair, () => {
        context.strokeStyle = theme.focus;
        context.lineWidth = 2;
        context.setLineDash([3, 7]);
        const [across, up] = [Math.sqrt(r * r - y * y), Math.sqrt(r * r - x * x)];
        context.beginPath();
        context.moveTo(x - (x + across) * crosshair, y);
        context.lineTo(x + (across - x) * crosshair, y);
        context.moveTo(x, y - (y + up) * crosshair);
        context.lineTo(x, y + (up - y) * crosshair);
        context.stroke();
        context.setLineDash([]);
      });
    }
    const ring = this.ring();
    if (ring <= 0) return;
    const marker = this.#markerRadius();
    withAlpha(context, ring, () => {
      drawMarker(context, theme, x, y, { label: point.label, r: marker * 1.35 });
      context.strokeStyle = theme.focus;
      context.lineWidth = 4;
      context.beginPath();
      circle(context, x, y, marker * (2.9 + 1.6 * (1 - ring)));
      context.stroke();
    });
  }
}

/** Begins the path of the disc's edge. */
function outline(context: CanvasRenderingContext2D, r: number): void {
  context.beginPath();
  circle(context, 0, 0, r);
}

/** Each class in the order of its points, all classes at once: arms grow from their beginnings. */
function turnsOf(points: readonly DiscPoint[]): number[] {
  const sizes = new Map<number, number>();
  for (const { label } of points) sizes.set(label, (sizes.get(label) ?? 0) + 1);
  const before = new Map<number, number>();
  return points.map(({ label }) => {
    const turn = before.get(label) ?? 0;
    before.set(label, turn + 1);
    return turn / (sizes.get(label) as number);
  });
}
