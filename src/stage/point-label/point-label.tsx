import { Node, type NodeProps } from '@motion-canvas/2d';
import { createSignal, type SimpleSignal, type ThreadGenerator } from '@motion-canvas/core';
import { inter } from '../fonts.ts';
import { withAlpha } from '../paint.ts';
import { roundRect } from '../shapes.ts';
import { drawText, type Label, labelText, textWidth } from '../text.ts';
import type { Theme } from '../theme.ts';
import { type Themed, themed } from '../theme-context.ts';

export interface PointLabelProps extends NodeProps {
  /** The scene's when left out. */
  theme?: Theme;
  label: Label;
  /** The point that it labels, in its parent's pixels; it may move. */
  at: () => { readonly x: number; readonly y: number };
  /** Where the label begins, from the point. */
  offset?: readonly [number, number];
}

/**
 * A label beside a point of a plot, which goes along when the axis bends.
 *
 * @example
 * const label = new PointLabel({ theme, label: run.value('losses[20]'), at: () => plot.curve('loss').place(20) });
 * plot.add(label); yield* label.appear();
 */
export class PointLabel extends Node {
  readonly shown: SimpleSignal<number, this> = createSignal<number, this>(0);
  readonly #props: Themed<PointLabelProps>;

  constructor(given: PointLabelProps) {
    super(given);
    const props = themed(given);
    this.#props = props;
  }

  *appear(): ThreadGenerator {
    yield* this.shown(1, 0.3);
  }

  protected override draw(context: CanvasRenderingContext2D): void {
    const { theme, label, at, offset = [14, -34] } = this.#props;
    const { x, y } = at();
    const font = inter(34, 700);
    // A plate of the ground's colour: no rule strikes the label through.
    withAlpha(context, this.shown() * 0.85, () => {
      const width = textWidth(context, labelText(label), font);
      context.fillStyle = theme.background;
      context.beginPath();
      roundRect(context, x + offset[0] - 8, y + offset[1] - 20, width + 16, 40, 10);
      context.fill();
    });
    drawText(context, label, x + offset[0], y + offset[1], {
      font,
      color: theme.ink,
      baseline: 'middle',
      alpha: this.shown(),
    });
    this.drawChildren(context);
  }
}
