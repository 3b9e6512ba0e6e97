import { mixColours } from '../colour.ts';
import { enterShown } from '../displayed-numbers.ts';
import { mono } from '../fonts.ts';
import { drawSourced } from '../text.ts';
import { asWording, type TextCheck } from '../text-check.ts';
import type { Theme } from '../theme.ts';
import type { CodeLine, CodeToken, TokenKind } from './python.ts';
import { type MovedToken, rewriteTokens } from './rewrite.ts';

/** Width of a character of JetBrains Mono in font sizes. */
export const MONO_WIDTH = 0.6;

export interface CodeStyle {
  readonly theme: Theme;
  readonly size: number;
  readonly weight: 500 | 700;
  /** From resting (0) to the line that runs now (1). */
  readonly lit?: number;
  /** Colours of names that stand for something on the stage. */
  readonly names?: Readonly<Record<string, string>>;
  readonly alpha?: number;
  readonly check?: TextCheck;
}

/**
 * Colours of code: hues mean signs, classes and gradients on this stage, so syntax is told apart by
 * lightness and weight. What is called is the brightest; keywords and signs step back.
 */
function tokenColour(theme: Theme, { kind, text }: CodeToken, style: CodeStyle): string {
  const named = kind === 'name' ? style.names?.[text] : undefined;
  if (named !== undefined) return named;
  const rest = RESTING[kind];
  const from = rest === 'ink' ? mixColours(theme.secondary, theme.ink, 0.6) : theme[rest];
  const to = kind === 'comment' ? theme.secondary : rest === 'ink' ? theme.ink : theme.secondary;
  return mixColours(from, to, style.lit ?? 0);
}

const RESTING: Readonly<Record<TokenKind, 'ink' | 'secondary' | 'tertiary'>> = {
  call: 'ink',
  name: 'ink',
  number: 'ink',
  string: 'ink',
  keyword: 'secondary',
  operator: 'secondary',
  punctuation: 'tertiary',
  comment: 'tertiary',
};

/** Draws a line of code with its first character at the origin, on its middle line. */
export function drawCode(
  context: CanvasRenderingContext2D,
  line: CodeLine,
  style: CodeStyle,
): void {
  write(context, line, style, () => {
    for (const token of line.tokens) {
      context.fillStyle = tokenColour(style.theme, token, style);
      drawToken(context, token, token.column, 0, style);
    }
  });
}

/** A line on its way to another one; `t` from 0 to 1. */
export function drawRewrite(
  context: CanvasRenderingContext2D,
  [before, after]: readonly [CodeLine, CodeLine],
  t: number,
  style: CodeStyle,
): void {
  write(context, t < 0.5 ? before : after, style, () => {
    const base = context.globalAlpha;
    for (const moved of rewriteTokens(before, after)) drawMoved(context, moved, t, style, base);
    context.globalAlpha = base;
  });
}

function drawMoved(
  context: CanvasRenderingContext2D,
  { from, to, arc }: MovedToken,
  t: number,
  style: CodeStyle,
  base: number,
): void {
  const token = (to ?? from) as CodeToken;
  const start = (from ?? token).column;
  const column = start + ((to ?? token).column - start) * t;
  const appears = Math.max(0, 2 * t - 1);
  const leaves = Math.max(0, 1 - 2 * t);
  context.globalAlpha = base * (from === undefined ? appears : to === undefined ? leaves : 1);
  if (context.globalAlpha <= 0) return;
  context.fillStyle = tokenColour(style.theme, token, style);
  drawToken(context, token, column, arc * Math.sin(Math.PI * t) * style.size * 0.62, style);
}

function write(
  context: CanvasRenderingContext2D,
  { text, tokens }: CodeLine,
  { alpha = 1, check = {} }: CodeStyle,
  draw: () => void,
): void {
  if (alpha <= 0) return;
  const numbers = tokens.flatMap(({ shown }) => shown ?? []);
  for (const shown of numbers) enterShown(shown);
  const outer = context.globalAlpha;
  context.globalAlpha = outer * alpha;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  asWording({ text, numbers, check }, () => drawSourced(draw));
  context.globalAlpha = outer;
}

function drawToken(
  context: CanvasRenderingContext2D,
  { kind, text }: CodeToken,
  column: number,
  y: number,
  { size, weight }: CodeStyle,
): void {
  const isStrong = kind === 'call' || kind === 'keyword';
  context.font = mono(size, isStrong ? 700 : weight);
  const cell = size * MONO_WIDTH;
  // One character a cell: columns stay columns whatever the kerning.
  for (const [index, character] of [...text].entries()) {
    context.fillText(character, (column + index) * cell, y);
  }
}
