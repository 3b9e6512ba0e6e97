import { Node, type NodeProps } from '@motion-canvas/2d';
import {
  createSignal,
  linear,
  type SignalValue,
  type SimpleSignal,
  type ThreadGenerator,
  unwrap,
  type Vector2,
} from '@motion-canvas/core';
import {
  circle,
  type Theme,
  type Themed,
  themed,
  threadPoint,
  traceThread,
  withAlpha,
} from 'gradreel/stage';

export interface LeadsProps extends NodeProps {
  /** The scene's when left out. */
  theme?: Theme;
  from: SignalValue<Vector2>;
  to: readonly SignalValue<Vector2>[];
  /** How far from their ends the leads stop. */
  gaps: readonly [number, number];
}

/**
 * Lines that carry what one thing is to where it is used: a point's coordinates to the inputs of a network.
 * A light runs along them.
 *
 * @example
 * new Leads({ theme, from: () => disc.placeInParent(point), to: [() => network.source(0), () => network.source(1)], gaps: [24, 40] })
 */
export class Leads extends Node {
  /** The light on its way, 0 to 1. */
  readonly light: SimpleSignal<number, this> = createSignal<number, this>(0);
  readonly #leads: Themed<LeadsProps>;

  constructor(props: LeadsProps) {
    super(props);
    this.#leads = themed(props);
  }

  /** The leads grow with the light at their tips. */
  *carry(seconds = 0.8): ThreadGenerator {
    this.light(0);
    yield* this.light(1, seconds, linear);
  }

  protected override draw(context: CanvasRenderingContext2D): void {
    const light = this.light();
    if (light <= 0) return;
    const { theme, from, to, gaps } = this.#leads;
    const start = unwrap(from);
    context.lineWidth = 3;
    context.lineCap = 'round';
    for (const target of to) {
      const end = unwrap(target);
      const thread = {
        from: { x: start.x + gaps[0], y: start.y },
        to: { x: end.x - gaps[1], y: end.y },
      };
      context.strokeStyle = theme.focus;
      withAlpha(context, 0.55, () => {
        context.beginPath();
        traceThread(context, thread, 0, light);
        context.stroke();
      });
      if (light >= 1) continue;
      const { x, y } = threadPoint(thread, light);
      context.fillStyle = theme.focus;
      context.beginPath();
      circle(context, x, y, 8);
      context.fill();
    }
  }
}
