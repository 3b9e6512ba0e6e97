import { formatNumber } from '../../run/number-format.ts';
import { Ruler } from '../../run/ruler.ts';
import type { ShownValue } from '../../run/run.ts';
import type { Shown } from '../../run/shown.ts';
import { mixColours } from '../colour.ts';
import { inter, mono } from '../fonts.ts';
import { drawMarker } from '../marker.ts';
import type { Point } from '../neuron/geometry.ts';
import { fitSize, withAlpha, withGlow } from '../paint.ts';
import { circle } from '../shapes.ts';
import { drawSourced, drawText, drawTextWithNumbers } from '../text.ts';
import type { Theme } from '../theme.ts';
import type { NetworkPlan } from './geometry.ts';

interface NodeStyle {
  readonly theme: Theme;
  /** The point's coordinates stand in the inputs, 0 to 1. */
  readonly valued: number;
  /** The probabilities stand beside the outputs, 0 to 1. */
  readonly answered: number;
}

/** The two inputs, and the "1" whose threads are the biases. */
export function drawSources(
  context: CanvasRenderingContext2D,
  { sources, sourceRadius: r, one, oneRadius }: NetworkPlan,
  {
    theme,
    valued,
    inputs,
    names,
  }: NodeStyle & { readonly inputs: readonly ShownValue[]; readonly names?: readonly Shown[] },
): void {
  for (const [i, input] of inputs.entries()) {
    const place = sources[i] as Point;
    const rim = mixColours(theme.ink, theme.focus, valued);
    ring(context, place, r, { fill: theme.background, rim, width: 3 });
    const lifted = valued * (r + 26);
    const above = { x: place.x, y: place.y - lifted };
    if (names === undefined) drawName(context, theme, 'x', String(i + 1), above);
    else drawOwnName(context, theme, names[i] as Shown, { x: place.x, y: place.y - r - 26 });
    if (valued <= 0.5) continue;
    const text = formatNumber(input.number, { decimals: 2 });
    const size = fitSize(context, text, (px) => inter(px, 600), { size: 34, width: r * 1.62 });
    drawText(context, { ...input, text }, place.x, place.y + 1, {
      font: inter(size, 600),
      color: theme.ink,
      align: 'center',
      baseline: 'middle',
      alpha: (valued - 0.5) * 2,
    });
  }
  drawOne(context, theme, sources[inputs.length] as Point, Math.min(r, 26));
  drawOne(context, theme, one, oneRadius);
}

/** z = Σ wᵢ·xᵢ + b·1: a bias is the weight of an input that is always 1. */
const BIAS_INPUT = new Ruler('the input of a bias', [1]);

function drawOne(context: CanvasRenderingContext2D, theme: Theme, place: Point, r: number): void {
  ring(context, place, r, { fill: theme.background, rim: theme.rule, width: 2.5 });
  drawText(context, BIAS_INPUT.shown(1), place.x, place.y + 1, {
    font: inter(24, 500),
    color: theme.secondary,
    align: 'center',
    baseline: 'middle',
  });
}

/** A letter with a small number that belongs to its name. */
function drawName(
  context: CanvasRenderingContext2D,
  theme: Theme,
  letter: string,
  index: string,
  { x, y }: Point,
): void {
  const size = 32;
  drawText(context, letter, x - 6, y, {
    font: inter(size, 600),
    color: theme.ink,
    align: 'center',
    baseline: 'middle',
  });
  drawSourced(() => {
    context.font = inter(24, 600);
    context.textAlign = 'left';
    context.fillText(index, x + 4, y + 9);
  });
}

/** What a table calls a column, above its input. */
function drawOwnName(
  context: CanvasRenderingContext2D,
  theme: Theme,
  name: Shown,
  { x, y }: Point,
): void {
  drawText(context, name, x, y, {
    font: inter(26, 600),
    color: theme.ink,
    align: 'center',
    baseline: 'middle',
  });
}

/** Hidden neurons: lit by their activation, hollow when they are off. */
export function drawHiddenNodes(
  context: CanvasRenderingContext2D,
  { hidden, hiddenRadius: r }: NetworkPlan,
  {
    theme,
    activations,
    lit,
  }: NodeStyle & { readonly activations: readonly number[]; readonly lit: number },
): void {
  const largest = Math.max(...activations, 0);
  const dim = theme.name === 'dark' ? '#4A4F66' : '#C9C4AE';
  for (const [j, place] of hidden.entries()) {
    const value = activations[j] as number;
    if (lit <= 0.5) {
      ring(context, place, r, {
        fill: theme.background,
        rim: theme.ink,
        width: Math.min(2, r / 2),
      });
      continue;
    }
    const shown = (lit - 0.5) * 2;
    if (!(value > 0)) {
      ring(context, place, r * 0.85, { fill: theme.background, rim: theme.rule, width: 1.5 });
      continue;
    }
    const t = Math.sqrt(value / largest);
    const grown = r * (1.05 + 0.5 * t * shown);
    const fill = mixColours(dim, theme.focus, t);
    withAlpha(context, t * shown, () =>
      withGlow(context, theme.focus, 18 * t, () => disc(context, place, grown, fill)),
    );
    disc(context, place, grown, fill);
    context.lineWidth = 1.2;
    context.strokeStyle = theme.background;
    context.stroke();
  }
}

/** One output a class with its marker, and what the point's probability of it is. */
export function drawOutputs(
  context: CanvasRenderingContext2D,
  { outputs, outputRadius: r }: NetworkPlan,
  {
    theme,
    answered,
    classes,
    percent,
    names,
  }: NodeStyle & {
    readonly classes: number;
    readonly percent: readonly ShownValue[];
    readonly names?: readonly Shown[];
  },
): void {
  const numbers = percent.map(({ number }) => number);
  const leader = numbers.indexOf(Math.max(...numbers));
  // Nobody leads where all are about equal.
  const leads = (numbers[leader] as number) > 100 / classes + 1;
  for (let k = 0; k < classes; k++) {
    const place = outputs[k] as Point;
    const first = leads && k === leader ? answered : 0;
    if (first > 0) {
      withAlpha(context, first, () =>
        withGlow(context, theme.focus, 26, () => disc(context, place, r, theme.background)),
      );
    }
    const rim = mixColours(theme.ink, theme.focus, first);
    ring(context, place, r, { fill: theme.background, rim, width: 3 + first });
    drawMarker(context, theme, place.x, place.y + (k === 1 ? 3 : 0), { label: k, r: r * 0.44 });
    const name = names?.[k];
    if (name !== undefined) {
      drawText(context, name, place.x, place.y + r + 24, {
        font: inter(26, 500),
        color: theme.secondary,
        align: 'center',
        baseline: 'middle',
      });
    }
    if (answered <= 0) continue;
    const shown = percent[k] as ShownValue;
    const text = formatNumber(shown.number, { decimals: 0 });
    const size = first > 0 ? 48 : 36;
    drawTextWithNumbers(context, `${text} %`, [{ ...shown, text }], place.x + r + 20, place.y + 2, {
      font: mono(size, first > 0 ? 700 : 500),
      color: first > 0 ? theme.ink : theme.secondary,
      baseline: 'middle',
      alpha: answered,
    });
  }
}

function disc(context: CanvasRenderingContext2D, { x, y }: Point, r: number, fill: string): void {
  context.fillStyle = fill;
  context.beginPath();
  circle(context, x, y, r);
  context.fill();
}

function ring(
  context: CanvasRenderingContext2D,
  place: Point,
  r: number,
  { fill, rim, width }: { fill: string; rim: string; width: number },
): void {
  disc(context, place, r, fill);
  context.strokeStyle = rim;
  context.lineWidth = width;
  context.stroke();
}
