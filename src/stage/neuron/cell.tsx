import { Node, type NodeProps } from '@motion-canvas/2d';
import { createSignal, type SimpleSignal } from '@motion-canvas/core';
import { withAlpha } from '../paint.ts';
import type { Theme } from '../theme.ts';
import { themed } from '../theme-context.ts';
import { BAR_WIDTH, BarState, drawBar } from './bar.ts';
import { drawPedestal, PedestalState, pedestalX } from './bias-pedestal.ts';
import { drawEquation, EquationState } from './equation.ts';
import { drawFlight, FlightState } from './flight.ts';
import type { Point, Ruler } from './geometry.ts';
import { drawLevelGlow, drawLevelLine, LevelLineState } from './level-line.ts';
import { drawLevelNumeral, LevelNumeralState, numeralEnd } from './level-numeral.ts';
import { drawPreview, LevelPreviewState } from './level-preview.ts';
import { drawMembrane } from './membrane.ts';
import { drawRuler, RulerState } from './ruler.ts';
import { drawSocket } from './socket.ts';

export interface CellProps extends NodeProps {
  /** The scene's when left out. */
  theme?: Theme;
  ruler: Ruler;
}

/**
 * The inside of a neuron: the ruler, the bar of the running total, products on their way, and the level
 * line with its numeral. One node, drawn in one pass: each part has its state here and its drawing in a
 * file of its own.
 *
 * @example
 * const cell = new Cell({ theme, ruler: rulerFor([0, 4.8]) });
 * yield* cell.membrane(1, 1.2); yield* cell.level.level(1.6, 0.9);
 */
export class Cell extends Node {
  /** From nothing (0) to a closed membrane (1). */
  readonly membrane: SimpleSignal<number, this> = createSignal<number, this>(0);
  /** The place of the result while there is none yet. */
  readonly socket: SimpleSignal<number, this> = createSignal<number, this>(0);
  readonly ruler: RulerState;
  readonly equation = new EquationState();
  readonly flight = new FlightState();
  readonly bar = new BarState();
  readonly pedestal = new PedestalState();
  readonly level = new LevelLineState();
  readonly numeral = new LevelNumeralState();
  readonly preview = new LevelPreviewState();
  readonly #theme: Theme;

  constructor(given: CellProps) {
    const { theme, ruler, ...props } = themed(given);
    super(props);
    this.#theme = theme;
    this.ruler = new RulerState(ruler);
  }

  /** The y of a level of the bar: the ruler's, raised by the bias. */
  readonly barY = (level: number): number => this.ruler.y(level + this.pedestal.foot());

  /** Where a name that follows the numeral begins. */
  numeralEnd(): Point {
    return numeralEnd(this.numeral, this.#lineY());
  }

  #lineY(): number {
    return this.barY(this.level.level());
  }

  protected override draw(context: CanvasRenderingContext2D): void {
    const theme = this.#theme;
    const barX = this.bar.x();
    const lineY = this.#lineY();
    withAlpha(context, Math.min(1, this.membrane() * 3), () =>
      drawMembrane(context, theme, this.membrane()),
    );
    withAlpha(context, this.ruler.shown(), () => {
      const sides = {
        left: pedestalX(this.pedestal, this.bar),
        middle: barX + BAR_WIDTH / 2,
        right: barX + BAR_WIDTH,
        line: this.level.shown() > 0 ? lineY : Number.POSITIVE_INFINITY,
      };
      drawRuler(context, theme, this.ruler, sides);
    });
    withAlpha(context, this.level.shown(), () => drawLevelGlow(context, theme, barX, lineY));
    drawPedestal(context, theme, this.pedestal, this.bar, this.ruler);
    drawBar(context, theme, this.bar, this.barY);
    drawFlight(context, theme, this.flight, barX, this.barY);
    drawEquation(context, theme, this.equation);
    withAlpha(context, this.socket(), () => drawSocket(context, theme));
    withAlpha(context, this.preview.shown(), () => {
      const next = this.preview.next();
      if (next === null) return;
      const place = { barX, from: lineY, to: this.barY(next.level) };
      drawPreview(context, theme, next, place);
    });
    withAlpha(context, this.level.shown(), () => {
      drawLevelLine(context, theme, barX, lineY);
      drawLevelNumeral(context, theme, this.numeral, lineY);
    });
    this.drawChildren(context);
  }
}
