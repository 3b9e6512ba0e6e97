import { Node, type NodeProps } from '@motion-canvas/2d';
import { all, createSignal, easeInOutCubic, type ThreadGenerator } from '@motion-canvas/core';
import { translucent } from '../colour.ts';
import { withAlpha, withGlow } from '../paint.ts';
import { roundRect } from '../shapes.ts';
import type { Theme } from '../theme.ts';
import { type Themed, themed } from '../theme-context.ts';
import { type Box, mixBoxes, padded } from './grid.ts';

export interface EnclosureProps extends NodeProps {
  /** The scene's when left out. */
  theme?: Theme;
  /** The theme's focus when left out. */
  colour?: string;
}

const STYLE = { width: 5, pad: 9, radius: 18 } as const;

/**
 * A line around cells that are looked at together: a row, a column, a column with what is above it. It
 * moves as one window.
 *
 * @example
 * yield* enclosure.show(matrix.box({ column: 2 })); yield* enclosure.slide(matrix.box({ row: 2 }));
 */
export class Enclosure extends Node {
  readonly #from = createSignal<Box | null>(null);
  readonly #to = createSignal<Box | null>(null);
  readonly #moved = createSignal(1);
  readonly shown = createSignal(0);
  readonly #props: Themed<EnclosureProps>;

  constructor(given: EnclosureProps = {}) {
    super(given);
    const props = themed(given);
    this.#props = props;
  }

  *show(box: Box, seconds = 0.25): ThreadGenerator {
    this.#from(box);
    this.#to(box);
    yield* this.shown(1, seconds);
  }

  *slide(box: Box, seconds = 0.6): ThreadGenerator {
    this.#from(this.#box() ?? box);
    this.#to(box);
    this.#moved(0);
    yield* all(this.#moved(1, seconds, easeInOutCubic), this.shown(1, Math.min(0.2, seconds)));
  }

  *hide(seconds = 0.25): ThreadGenerator {
    yield* this.shown(0, seconds);
  }

  #box(): Box | null {
    const [from, to] = [this.#from(), this.#to()];
    return from === null || to === null ? to : mixBoxes(from, to, this.#moved());
  }

  protected override draw(context: CanvasRenderingContext2D): void {
    const box = this.#box();
    if (box === null) return;
    const colour = this.#props.colour ?? this.#props.theme.focus;
    withAlpha(context, this.shown(), () => {
      const { x, y, width, height } = padded(box, STYLE.pad);
      context.strokeStyle = colour;
      context.lineWidth = STYLE.width;
      withGlow(context, translucent(colour, 0.35), 12, () => {
        context.beginPath();
        roundRect(context, x, y, width, height, STYLE.radius);
        context.stroke();
      });
    });
  }
}
