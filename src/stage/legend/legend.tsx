import { Node, type NodeProps } from '@motion-canvas/2d';
import { createSignal, type SimpleSignal } from '@motion-canvas/core';
import { hatch } from '../block.ts';
import { NEGATIVE_DASH } from '../edge-legend.ts';
import { inter } from '../fonts.ts';
import { drawMarker } from '../marker.ts';
import { withAlpha } from '../paint.ts';
import { roundRect } from '../shapes.ts';
import { drawText, type Label, labelText, measuringContext, textWidth } from '../text.ts';
import type { Theme } from '../theme.ts';
import { type Themed, themed } from '../theme-context.ts';

/** What stands before an entry's words. */
export type Sample =
  /** The marker of a class of data points. */
  | { readonly kind: 'class'; readonly label: number }
  /** A curve. */
  | { readonly kind: 'line'; readonly colour: string; readonly dash?: readonly number[] }
  /** A weight's edge: solid and blue, or dashed and orange. */
  | { readonly kind: 'edge'; readonly sign: 1 | -1 }
  /** A value's area: plain, or hatched. */
  | { readonly kind: 'area'; readonly sign: 1 | -1 }
  /** Memory: it holds a value; it was allocated and is empty; it was never allocated. */
  | { readonly kind: 'memory'; readonly state: 'value' | 'socket' | 'ghost' };

/** One sample with its words. */
export interface LegendEntry {
  readonly sample: Sample;
  readonly label: Label;
}

export interface LegendProps extends NodeProps {
  /** The scene's when left out. */
  theme?: Theme;
  entries: readonly LegendEntry[];
  /** Beside each other, or one below the other. */
  direction?: 'row' | 'column';
  size?: number;
}

const GAP = { sample: 16, entry: 48 } as const;

/**
 * What marks mean: a sample as it is drawn in the picture, and its words. The node's position is the middle of
 * the left end (row) or of the first line (column).
 *
 * @example
 * view.add(new Legend({ theme, position: [-864, 380], entries: [
 *   { sample: { kind: 'class', label: 0 }, label: 'first arm' },
 *   { sample: { kind: 'edge', sign: -1 }, label: 'negative weight' },
 * ] }));
 */
export class Legend extends Node {
  /** How many entries are there; the last one fades in with the fraction. */
  readonly count: SimpleSignal<number>;
  readonly #props: Themed<LegendProps>;

  constructor(given: LegendProps) {
    const props = themed(given);
    const { theme, entries, direction, size, ...rest } = props;
    super(rest);
    this.#props = props;
    this.count = createSignal(entries.length);
  }

  /** Where each entry begins, and where the last one ends (in a row). */
  #places(): { readonly x: number; readonly y: number }[] {
    const { entries, direction = 'row', size = 28 } = this.#props;
    if (direction === 'column') return entries.map((_, row) => ({ x: 0, y: row * size * 1.7 }));
    const context = measuringContext();
    let x = 0;
    return entries.map(({ sample, label }) => {
      const place = { x, y: 0 };
      const words = textWidth(context, labelText(label), inter(size, 500));
      x += sampleWidth(sample, size) + GAP.sample + words + GAP.entry;
      return place;
    });
  }

  protected override draw(context: CanvasRenderingContext2D): void {
    const { theme, entries, direction = 'row', size = 28 } = this.#props;
    const places = this.#places();
    const widest = Math.max(...entries.map(({ sample }) => sampleWidth(sample, size)));
    for (const [index, { sample, label }] of entries.entries()) {
      const { x, y } = places[index] as { x: number; y: number };
      const width = direction === 'column' ? widest : sampleWidth(sample, size);
      withAlpha(context, Math.min(1, this.count() - index), () => {
        context.save();
        context.translate(x + width / 2, y);
        drawSample(context, theme, sample, size);
        context.restore();
        drawText(context, label, x + width + GAP.sample, y, {
          font: inter(size, 500),
          color: theme.secondary,
          baseline: 'middle',
        });
      });
    }
    this.drawChildren(context);
  }
}

function sampleWidth({ kind }: Sample, size: number): number {
  return kind === 'line' || kind === 'edge' ? 63 : kind === 'class' ? size : size * 1.2;
}

/** A sample around (0, 0). */
function drawSample(
  context: CanvasRenderingContext2D,
  theme: Theme,
  sample: Sample,
  size: number,
): void {
  if (sample.kind === 'class')
    drawMarker(context, theme, 0, 0, { label: sample.label, r: size / 2.4 });
  else if (sample.kind === 'line') drawLine(context, sample.colour, 5, sample.dash);
  else if (sample.kind === 'edge') {
    const { strong, underlay } = sample.sign < 0 ? theme.negative : theme.positive;
    if (sample.sign < 0) drawLine(context, underlay, 12);
    drawLine(context, strong, 12, sample.sign < 0 ? NEGATIVE_DASH : []);
  } else if (sample.kind === 'area') drawArea(context, theme, sample.sign, size * 1.2);
  else drawMemory(context, theme, sample.state, size * 1.2);
}

function drawLine(
  context: CanvasRenderingContext2D,
  colour: string,
  width: number,
  dash: readonly number[] = [],
): void {
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.setLineDash([...dash]);
  context.beginPath();
  context.moveTo(-31.5, 0);
  context.lineTo(31.5, 0);
  context.stroke();
  context.setLineDash([]);
}

function drawArea(
  context: CanvasRenderingContext2D,
  theme: Theme,
  sign: 1 | -1,
  side: number,
): void {
  const { block, stripe } = sign < 0 ? theme.negative : theme.positive;
  context.beginPath();
  roundRect(context, -side / 2, -side / 2, side, side, 5);
  context.fillStyle = block[1];
  context.fill();
  if (sign > 0) return;
  context.clip();
  hatch(context, { x: -side / 2, top: -side / 2, bottom: side / 2, width: side }, stripe);
}

/** VISUAL.md: solid tile, dark socket with an outline, round dots. */
function drawMemory(
  context: CanvasRenderingContext2D,
  theme: Theme,
  state: 'value' | 'socket' | 'ghost',
  side: number,
): void {
  context.beginPath();
  roundRect(context, -side / 2, -side / 2, side, side, 5);
  context.lineWidth = 2.5;
  if (state === 'value') {
    context.fillStyle = theme.tokenResting;
    context.fill();
    context.strokeStyle = theme.tokenRim;
    context.lineWidth = 1.5;
    context.stroke();
    return;
  }
  context.strokeStyle = state === 'ghost' ? theme.tertiary : theme.rule;
  if (state === 'ghost') {
    context.lineCap = 'round';
    context.setLineDash([0.1, 6.5]);
  } else {
    context.fillStyle = theme.socket;
    context.fill();
  }
  context.stroke();
}
