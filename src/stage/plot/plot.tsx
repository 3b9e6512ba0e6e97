import { Node, type NodeProps } from '@motion-canvas/2d';
import { createSignal, type SimpleSignal } from '@motion-canvas/core';
import type { Theme } from '../theme.ts';
import { themed } from '../theme-context.ts';
import { Axis, type AxisProps } from './axis.ts';
import { Curve, type CurveProps, type Place, type PlotArea } from './curve.ts';
import { drawAxes } from './draw-axes.ts';
import { Scatter, type ScatterProps } from './scatter.ts';
import { drawTags } from './tags.ts';

export interface PlotProps extends NodeProps {
  /** The scene's when left out. */
  theme?: Theme;
  /** Width and height of the area between the axes, in pixels; its middle is the node's position. */
  size: readonly [number, number];
  xAxis: AxisProps;
  yAxis: AxisProps;
  curves?: Readonly<Record<string, CurveProps>>;
  scatters?: Readonly<Record<string, ScatterProps>>;
}

/** Curves may reach so far out of the area: half their width and a little. */
const CLIP_MARGIN = 8;

/**
 * Curves and points over two axes, drawn in one pass. Axes bend with all that is on them; curves are drawn
 * number by number; points carry the marker of their class. Everything comes from arrays of the run.
 *
 * @example
 * const plot = new Plot({
 *   theme, size: [1200, 420], position: [60, -140],
 *   xAxis: { domain: [0, 200], name: 'updates' },
 *   yAxis: { domain: [0, 40], name: 'loss', grid: 1 },
 *   curves: { loss: { y: run.array('loss'), colour: theme.gradient, glow: 14, head: 9 } },
 * });
 * view.add(plot);
 * plot.curve('loss').upTo(0);
 * yield* plot.curve('loss').upTo(200, 2.4, linear);
 * yield* plot.yAxis.bendTo('log', [1e-4, 100]);
 */
export class Plot extends Node {
  readonly xAxis: Axis;
  readonly yAxis: Axis;
  /** Width and height of the area between the axes. */
  readonly width: SimpleSignal<number>;
  readonly height: SimpleSignal<number>;
  readonly #curves: ReadonlyMap<string, Curve>;
  readonly #scatters: ReadonlyMap<string, Scatter>;
  readonly #theme: Theme;

  constructor(given: PlotProps) {
    const { theme, size, xAxis, yAxis, curves = {}, scatters = {}, ...props } = themed(given);
    super(props);
    this.#theme = theme;
    this.xAxis = new Axis(xAxis);
    this.yAxis = new Axis(yAxis);
    this.width = createSignal(size[0]);
    this.height = createSignal(size[1]);
    this.#curves = new Map(
      Object.entries(curves).map(([name, curve]) => [name, new Curve(curve, this.#area)]),
    );
    this.#scatters = new Map(
      Object.entries(scatters).map(([name, points]) => [name, new Scatter(points, this.#area)]),
    );
  }

  readonly #area = (): PlotArea => ({
    x: this.xAxis,
    y: this.yAxis,
    width: this.width(),
    height: this.height(),
  });

  /** @throws RangeError when there is no curve of this name. */
  curve(name: string): Curve {
    return found(this.#curves, name, 'curve');
  }

  /** @throws RangeError when there are no points of this name. */
  scatter(name: string): Scatter {
    return found(this.#scatters, name, 'scatter');
  }

  /** Where a pair of numbers lies, in the plot's own pixels: the place for a child of the plot. */
  at(x: number, y: number): Place {
    return {
      x: (this.xAxis.fraction(x) - 0.5) * this.width(),
      y: (0.5 - this.yAxis.fraction(y)) * this.height(),
    };
  }

  /** Where a pair of numbers lies for a node that stands beside the plot, such as a loupe. */
  atOutside(x: number, y: number): Place {
    const { x: left, y: top } = this.at(x, y);
    const { x: outerX, y: outerY } = this.localToParent().transformPoint(new DOMPoint(left, top));
    return { x: outerX, y: outerY };
  }

  protected override draw(context: CanvasRenderingContext2D): void {
    const area = this.#area();
    drawAxes(context, this.#theme, area);
    context.save();
    clipToArea(context, area);
    for (const curve of this.#curves.values()) curve.draw(context);
    for (const points of this.#scatters.values()) points.draw(context, this.#theme);
    context.restore();
    drawTags(context, this.#theme, [...this.#curves.values()], area);
    this.drawChildren(context);
  }
}

/** What lies outside of the axes' domains is not drawn; heads and glows at the ends are. */
function clipToArea(context: CanvasRenderingContext2D, { width, height }: PlotArea): void {
  context.beginPath();
  context.rect(
    -width / 2 - CLIP_MARGIN * 4,
    -height / 2 - CLIP_MARGIN,
    width + CLIP_MARGIN * 8,
    height + 2 * CLIP_MARGIN,
  );
  context.clip();
}

function found<T>(map: ReadonlyMap<string, T>, name: string, what: string): T {
  const one = map.get(name);
  if (one === undefined) {
    throw new RangeError(
      `The plot has no ${what} "${name}". It has ${[...map.keys()].join(', ') || 'none'}.`,
    );
  }
  return one;
}
