import { Node, type NodeProps } from '@motion-canvas/2d';
import {
  createSignal,
  easeOutCubic,
  type SimpleSignal,
  type ThreadGenerator,
} from '@motion-canvas/core';
import type { ShownValue } from '../../run/run.ts';
import { inter } from '../fonts.ts';
import { drawTextWithNumbers } from '../text.ts';
import type { Theme } from '../theme.ts';
import { type Themed, themed } from '../theme-context.ts';

/** A line of words in which some parts are numbers of the run. */
export interface NoteLine {
  readonly text: string;
  readonly numbers: readonly ShownValue[];
}

export interface FactorNoteProps extends NodeProps {
  /** The scene's when left out. */
  theme?: Theme;
  factor: ShownValue;
  /** What it is a factor of, and why. */
  lines: readonly NoteLine[];
  colour: string;
}

const SIZE = { factor: 92, line: 30 } as const;
const PITCH = 42;

/**
 * A factor set large, `×0.9409`, with a line or two on what it multiplies. The node's position is the left
 * end of the factor's middle line.
 *
 * @example
 * const note = new FactorNote({ theme, factor: run.value('factor'), colour: theme.gradient, lines: [] });
 * yield* note.land();
 */
export class FactorNote extends Node {
  readonly shown: SimpleSignal<number, this> = createSignal<number, this>(0);
  readonly #props: Themed<FactorNoteProps>;

  constructor(given: FactorNoteProps) {
    super(given);
    const props = themed(given);
    this.#props = props;
  }

  /** It lands: a little too large, then in its size. */
  *land(): ThreadGenerator {
    yield* this.shown(1, 0.3, easeOutCubic);
  }

  protected override draw(context: CanvasRenderingContext2D): void {
    const { theme, factor, lines, colour } = this.#props;
    const shown = this.shown();
    if (shown <= 0) return;
    const size = SIZE.factor * (1.12 - 0.12 * shown);
    drawTextWithNumbers(context, `×${factor.text}`, [factor], 0, 0, {
      font: inter(size, 800),
      color: colour,
      baseline: 'middle',
      alpha: shown,
    });
    for (const [index, { text, numbers }] of lines.entries()) {
      drawTextWithNumbers(context, text, numbers, 4, SIZE.factor * 0.78 + index * PITCH, {
        font: inter(SIZE.line, 500),
        color: theme.secondary,
        baseline: 'middle',
        alpha: shown,
      });
    }
    this.drawChildren(context);
  }
}
