import { Node, type NodeProps } from '@motion-canvas/2d';
import { createSignal, easeInOutCubic, type ThreadGenerator } from '@motion-canvas/core';
import {
  drawText,
  type Label,
  MONO_MIDDLE,
  mixColours,
  mono,
  roundRect,
  type Theme,
  type Themed,
  themed,
  translucent,
  type Way,
  withAlpha,
} from 'gradreel/stage';

interface Point {
  readonly x: number;
  readonly y: number;
}

export interface ArcTrailProps extends NodeProps {
  /** The scene's when left out. */
  theme?: Theme;
  /** The way of the number's middle; the line is drawn for a part of it, outside of where it starts and lands. */
  from: Point;
  to: Point;
  way: Way;
  between: readonly [number, number];
  /** The number that took this way. */
  label: Label;
}

/** States of the way, as shares of its time; the digit is the message, so they carry it. */
const STATES = [0.4, 0.55, 0.7];
const CHIP = 76;
const STEPS = 40;

/**
 * The way that a number took along an arc, with some of its states and an arrow at the end.
 *
 * @example
 * yield* trail.draw(0.9); yield* trail.shown(0, 0.3);
 */
export class ArcTrail extends Node {
  readonly drawn = createSignal(0);
  readonly shown = createSignal(1);
  readonly #props: Themed<ArcTrailProps>;

  constructor(given: ArcTrailProps) {
    super(given);
    const props = themed(given);
    this.#props = props;
  }

  /** Follows the number for so many seconds. */
  *follow(seconds = 0.9): ThreadGenerator {
    yield* this.drawn(1, seconds, easeInOutCubic);
  }

  protected override draw(context: CanvasRenderingContext2D): void {
    const drawn = this.drawn();
    if (drawn <= 0) return;
    withAlpha(context, this.shown(), () => {
      this.#drawLine(context, drawn);
      for (const [index, t] of STATES.entries()) {
        if (t <= drawn) this.#drawState(context, t, index);
      }
    });
  }

  #point(t: number): Point {
    const { from, to, way } = this.#props;
    return way(from, to, t);
  }

  #drawLine(context: CanvasRenderingContext2D, drawn: number): void {
    const { theme, between } = this.#props;
    const [start, last] = between;
    const reached = Math.min(drawn, last);
    if (reached <= start) return;
    context.strokeStyle = translucent(theme.focus, 0.75);
    context.lineWidth = 4;
    context.lineCap = 'round';
    context.lineJoin = 'round';
    context.beginPath();
    for (let step = 0; step <= STEPS; step++) {
      const { x, y } = this.#point(start + ((reached - start) * step) / STEPS);
      context.lineTo(x, y);
    }
    if (drawn >= last) {
      const [end, before] = [this.#point(last), this.#point(last - 0.03)];
      const angle = Math.atan2(end.y - before.y, end.x - before.x);
      for (const side of [-1, 1]) {
        const barb = angle + Math.PI + side * 0.6;
        context.moveTo(end.x, end.y);
        context.lineTo(end.x + 20 * Math.cos(barb), end.y + 20 * Math.sin(barb));
      }
    }
    context.stroke();
  }

  #drawState(context: CanvasRenderingContext2D, t: number, index: number): void {
    const { theme, label } = this.#props;
    const { x, y } = this.#point(t);
    const share = 0.3 + 0.22 * index;
    context.fillStyle = mixColours(theme.background, theme.focus, share);
    context.beginPath();
    roundRect(context, x - CHIP / 2, y - CHIP / 2, CHIP, CHIP, 12);
    context.fill();
    const size = 40;
    drawText(context, label, x, y + size * MONO_MIDDLE, {
      font: mono(size, 700),
      // Pale in the light theme, however far it has come.
      color: share > 0.4 && theme.name === 'dark' ? theme.inkOnBright : theme.ink,
      align: 'center',
    });
  }
}
