import { Node, type NodeProps } from '@motion-canvas/2d';
import {
  createSignal,
  easeInOutCubic,
  type SimpleSignal,
  type ThreadGenerator,
  waitFor,
} from '@motion-canvas/core';
import { mixColours } from '../colour.ts';
import { withAlpha, withGlow } from '../paint.ts';
import { circle, radialFill } from '../shapes.ts';
import type { Theme } from '../theme.ts';
import { themed } from '../theme-context.ts';
import { CELL, type Point } from './geometry.ts';

export interface NetworkAroundProps extends NodeProps {
  /** The scene's when left out. */
  theme?: Theme;
  /** How many neurons stand before the one that is opened. */
  inputs: number;
}

const RING = 36;
const COLUMNS = { first: 380, pitch: 386 } as const;
const ROWS = { middle: 498, pitch: 136, span: 640 } as const;
/** The column of the neuron that is opened. */
const CHOSEN = 2;

interface Column {
  readonly places: readonly Point[];
}

/**
 * A network of neurons, none of them with a number yet, from which one is opened: the camera goes into it
 * until its rim is the membrane of the cutaway. A map of where the lesson is, not a picture of data: all
 * edges are alike.
 *
 * @example
 * const network = new NetworkAround({ theme, inputs: 3 });
 * yield* network.appear(); yield* network.enter();
 */
export class NetworkAround extends Node {
  /** Columns that have appeared, as a share of all. */
  readonly appeared: SimpleSignal<number, this> = createSignal<number, this>(0);
  /** How much the chosen neuron stands out. */
  readonly chosen: SimpleSignal<number, this> = createSignal<number, this>(0);
  /** From the whole network (0) to the inside of the chosen neuron (1). */
  readonly zoom: SimpleSignal<number, this> = createSignal<number, this>(0);
  readonly #theme: Theme;
  readonly #columns: readonly Column[];

  constructor(given: NetworkAroundProps) {
    const { theme, inputs, ...props } = themed(given);
    super(props);
    this.#theme = theme;
    this.#columns = [Math.max(2, inputs), inputs, 5, 2].map((count, index) => ({
      places: column(count, COLUMNS.first + index * COLUMNS.pitch),
    }));
  }

  /** The neurons appear from left to right; then one of them stands out, with the edges that reach it. */
  *appear(): ThreadGenerator {
    yield* this.appeared(1, 1.1);
    yield* waitFor(0.7);
    yield* this.chosen(1, 0.4);
  }

  /** The camera goes into the chosen neuron. */
  *enter(): ThreadGenerator {
    yield* this.zoom(1, 1.6, easeInOutCubic);
  }

  /** The neuron that is opened. */
  #chosenPlace(): Point {
    const { places } = this.#columns[CHOSEN] as Column;
    return places[Math.floor(places.length / 2)] as Point;
  }

  protected override draw(context: CanvasRenderingContext2D): void {
    const zoom = this.zoom();
    const from = this.#chosenPlace();
    // A camera that goes in evenly: every second magnifies by the same factor.
    const whole = CELL.r / RING;
    const scale = whole ** zoom;
    const moved = (scale - 1) / (whole - 1);
    const centre = {
      x: from.x + (CELL.x - from.x) * moved,
      y: from.y + (CELL.y - from.y) * moved,
    };
    const at = ({ x, y }: Point): Point => ({
      x: centre.x + (x - from.x) * scale,
      y: centre.y + (y - from.y) * scale,
    });
    // What is left behind is gone before the inputs of the one neuron come in.
    withAlpha(context, 1 - Math.max(0, (zoom - 0.15) / 0.35), () => {
      this.#drawEdges(context, at, scale);
      for (const [index, { places }] of this.#columns.entries()) {
        for (const place of places) {
          if (place !== from) this.#drawNeuron(context, at(place), scale, index);
        }
      }
    });
    this.#drawChosen(context, centre, scale);
  }

  #drawEdges(context: CanvasRenderingContext2D, at: (place: Point) => Point, scale: number): void {
    const theme = this.#theme;
    const chosen = this.#chosenPlace();
    const highlighted: [Point, Point][] = [];
    for (const [index, { places }] of this.#columns.slice(1).entries()) {
      const before = this.#columns[index] as Column;
      withAlpha(context, this.#share(index + 1), () => {
        context.beginPath();
        for (const place of places) {
          for (const source of before.places) {
            if (place === chosen) highlighted.push([source, place]);
            line(context, at(source), at(place), RING * scale);
          }
        }
        context.strokeStyle = theme.rule;
        context.lineWidth = 1.5;
        context.stroke();
      });
    }
    withAlpha(context, this.chosen(), () => {
      context.beginPath();
      for (const [source, place] of highlighted) line(context, at(source), at(place), RING * scale);
      context.strokeStyle = theme.focus;
      context.lineWidth = 3;
      context.stroke();
    });
  }

  #drawNeuron(
    context: CanvasRenderingContext2D,
    { x, y }: Point,
    scale: number,
    index: number,
  ): void {
    const theme = this.#theme;
    withAlpha(context, this.#share(index), () => {
      context.beginPath();
      circle(context, x, y, RING * scale);
      context.fillStyle = theme.cell[0];
      context.fill();
      context.strokeStyle = theme.membrane;
      context.lineWidth = 3;
      context.stroke();
    });
  }

  #drawChosen(context: CanvasRenderingContext2D, { x, y }: Point, scale: number): void {
    const theme = this.#theme;
    const lit = this.chosen() * (1 - this.zoom());
    const r = RING * scale;
    const ring = () => {
      context.beginPath();
      circle(context, x, y, r);
    };
    withAlpha(context, this.#share(CHOSEN), () => {
      if (lit > 0) {
        withAlpha(context, lit, () =>
          withGlow(context, theme.focus, 30, () => {
            ring();
            context.strokeStyle = theme.focus;
            context.lineWidth = 4;
            context.stroke();
          }),
        );
      }
      const fill = radialFill(context, { x: x, y: y, r: r }, [
        [0, theme.cell[0]],
        [1, theme.cell[1]],
      ]);
      ring();
      context.fillStyle = fill;
      context.fill();
      context.strokeStyle = mixColours(theme.membrane, theme.focus, lit);
      context.lineWidth = 4;
      context.stroke();
    });
  }

  /** How far a column has appeared. */
  #share(index: number): number {
    const place = this.appeared() * (this.#columns.length + 1) - index;
    return Math.min(1, Math.max(0, place));
  }
}

function column(count: number, x: number): Point[] {
  const pitch = count === 1 ? 0 : Math.min(ROWS.pitch, ROWS.span / (count - 1));
  return Array.from({ length: count }, (_, index) => ({
    x,
    y: ROWS.middle + (index - (count - 1) / 2) * pitch,
  }));
}

/** A line from rim to rim. */
function line(context: CanvasRenderingContext2D, from: Point, to: Point, r: number): void {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const [dx, dy] = [((to.x - from.x) / length) * r, ((to.y - from.y) / length) * r];
  context.moveTo(from.x + dx, from.y + dy);
  context.lineTo(to.x - dx, to.y - dy);
}
