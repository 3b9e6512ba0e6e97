import { Node, type NodeProps } from '@motion-canvas/2d';
import { createSignal, type SimpleSignal, type ThreadGenerator } from '@motion-canvas/core';
import { withoutPadding } from '../../run/displayed-digits.ts';
import type { ShownValue } from '../../run/run.ts';
import { inter } from '../fonts.ts';
import { withAlpha } from '../paint.ts';
import { circle } from '../shapes.ts';
import { drawTextWithNumbers } from '../text.ts';
import type { Theme } from '../theme.ts';
import { type Themed, themed } from '../theme-context.ts';
import type { Corner } from './slope-triangle.ts';

/** The second point of a secant, and what the secant measures. */
export interface SecantMark {
  readonly place: Corner;
  readonly step: ShownValue;
  readonly slope: ShownValue;
}

export interface SecantMarksProps extends NodeProps {
  /** The scene's when left out. */
  theme?: Theme;
  marks: readonly SecantMark[];
  /** The side of the curve on which there is room for words. */
  side: 'left' | 'right';
}

const LABEL = { size: 28, gap: 30, pitch: 38 } as const;
const RING = 9;
const SHIFT = 12;

/**
 * Rings on a curve where secants meet it again, each with its nudge and the slope that it measures. Where
 * rings stand close together, every other label is left out.
 *
 * @example
 * const marks = new SecantMarks({ theme, side: 'left', marks: [{ place: plot.at(2.4, 51.84), step, slope }] });
 * yield* marks.show(0);
 */
export class SecantMarks extends Node {
  readonly #props: Themed<SecantMarksProps>;
  readonly #shown: readonly SimpleSignal<number>[];
  readonly #labelled: readonly boolean[];
  /** On a level curve the label stands over its ring. */
  readonly #level: boolean;
  /** How far labels move up or down, away from the line on whose side they stand. */
  readonly #shift: number;

  constructor(given: SecantMarksProps) {
    super(given);
    const props = themed(given);
    this.#props = props;
    this.#shown = props.marks.map(() => createSignal(0));
    const heights = props.marks.map(({ place }) => place.y);
    this.#level = Math.max(...heights) - Math.min(...heights) < LABEL.pitch;
    const [first, end] = [props.marks[0], props.marks.at(-1)].map((mark) => mark?.place);
    const run = (first?.x ?? 0) - (end?.x ?? 0);
    const climbs = Math.sign(run) * ((first?.y ?? 0) - (end?.y ?? 0)) < 0;
    this.#shift = climbs === (props.side === 'left') ? -SHIFT : SHIFT;
    let last = Number.POSITIVE_INFINITY;
    this.#labelled = props.marks.map(({ place }) => {
      if (Math.abs(place.y - last) < LABEL.pitch) return false;
      last = place.y;
      return true;
    });
  }

  /** One ring with its label. */
  *show(index: number): ThreadGenerator {
    yield* (this.#shown[index] as SimpleSignal<number>)(1, 0.3);
  }

  protected override draw(context: CanvasRenderingContext2D): void {
    const { theme, marks, side } = this.#props;
    const level = this.#level;
    for (const [index, { place, ...mark }] of marks.entries()) {
      const [step, slope] = [withoutPadding(mark.step), withoutPadding(mark.slope)];
      const alpha = (this.#shown[index] as SimpleSignal<number>)();
      withAlpha(context, alpha, () => {
        context.strokeStyle = theme.gradient;
        context.lineWidth = 3;
        context.beginPath();
        circle(context, place.x, place.y, RING);
        context.stroke();
      });
      if (!this.#labelled[index]) continue;
      const gap = level ? 0 : LABEL.gap;
      const x = place.x + (side === 'left' ? -gap : gap);
      const text = `nudge ${step.text}: ${slope.text}`;
      drawTextWithNumbers(context, text, [step, slope], x, place.y + (level ? -40 : this.#shift), {
        font: inter(LABEL.size, 500),
        color: theme.secondary,
        align: side === 'left' ? 'right' : 'left',
        baseline: 'middle',
        alpha,
      });
    }
    this.drawChildren(context);
  }
}
