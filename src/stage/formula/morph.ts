import { type Matching, matchSymbols } from './match.ts';
import type { Box, FormulaLayout, LaidSymbol, Matrix, Shape } from './shape.ts';

/** Something to draw: a shape, possibly on its way, with the symbols it stands for. */
export interface Sprite {
  readonly shape: Shape;
  /** Applied before the shape is drawn. */
  readonly transform?: Matrix;
  /** Where its ink is now. */
  readonly box: Box;
  readonly alpha: number;
  /** The symbol of the old formula, if it was in it. */
  readonly from?: LaidSymbol;
  /** The symbol of the new formula, if it will be in it. */
  readonly to?: LaidSymbol;
}

/** A formula on its way to another. */
export interface Morph {
  readonly from: FormulaLayout;
  readonly to: FormulaLayout;
  readonly matching: Matching;
  /** From 0 to 1, eased. */
  readonly progress: number;
}

/** How far what stays in place must be moved because the box around it changes. */
export interface Shift {
  readonly x: number;
  readonly y: number;
}

/** Prepares a morph; pure in its arguments. */
export function prepareMorph(from: FormulaLayout, to: FormulaLayout): Morph {
  return { from, to, matching: matchSymbols(from.symbols, to.symbols), progress: 0 };
}

/** The sprites of a formula at rest. */
export function restingSprites({ symbols }: FormulaLayout): Sprite[] {
  return symbols.map((symbol) => ({
    shape: symbol.shape,
    box: symbol.box,
    alpha: 1,
    from: symbol,
    to: symbol,
  }));
}

/**
 * The sprites of a morph at its progress. Matched symbols travel; what leaves is gone at half time,
 * what enters begins then, so that no two texts lie on each other. A part whose content is replaced
 * as a whole travels from the old place to the new one while it changes.
 *
 * @param leaving what keeps the old formula's things in place while the box around them changes
 * @param entering the same for the new formula's things
 */
export function morphSprites(morph: Morph, leaving: Shift, entering: Shift): Sprite[] {
  const { from, to, matching, progress: t } = morph;
  const sprites: Sprite[] = [];
  for (const symbol of matching.leaving) {
    const drift = partDrift(symbol, from, to, matching);
    const shift = drift ? scaled(drift, t) : leaving;
    const alpha = Math.max(0, 1 - 2 * t);
    if (alpha > 0) sprites.push({ ...moved(symbol, shift), alpha, from: symbol });
  }
  for (const symbol of matching.entering) {
    const drift = partDrift(symbol, to, from, matching);
    const shift = drift ? scaled(drift, 1 - t) : entering;
    const alpha = Math.max(0, 2 * t - 1);
    if (alpha > 0) sprites.push({ ...moved(symbol, shift), alpha, to: symbol });
  }
  for (const [a, b] of matching.pairs) sprites.push(...pairSprites(a, b, t));
  return sprites;
}

function pairSprites(a: LaidSymbol, b: LaidSymbol, t: number): Sprite[] {
  const box = lerpBox(a.box, b.box, t);
  const shape = lerpShape(a.shape, b.shape, t);
  if (shape) return [{ shape, box, alpha: 1, from: a, to: b }];
  // Another shape for the same thing (a larger Σ, a taller bracket): one dissolves into the other
  // while both fill the box on its way.
  return [
    { shape: a.shape, transform: between(a.box, box), box, alpha: 1 - t, from: a, to: b },
    { shape: b.shape, transform: between(b.box, box), box, alpha: t, from: a, to: b },
  ].filter(({ alpha }) => alpha > 0);
}

/** The shape between two that differ only in place and size; undefined if they differ otherwise. */
function lerpShape(a: Shape, b: Shape, t: number): Shape | undefined {
  if (a.kind === 'glyph' && b.kind === 'glyph') {
    if (a.text !== b.text || a.face !== b.face) return undefined;
    return { ...b, size: mix(a.size, b.size, t), x: mix(a.x, b.x, t), y: mix(a.y, b.y, t) };
  }
  if (a.kind === 'rule' && b.kind === 'rule') {
    if ((a.dash === undefined) !== (b.dash === undefined)) return undefined;
    return { ...b, box: lerpBox(a.box, b.box, t) };
  }
  if (a.kind === 'outline' && b.kind === 'outline') {
    if (a.d !== b.d || a.stroke !== b.stroke) return undefined;
    const matrix = b.matrix.map((value, i) => mix(a.matrix[i], value, t));
    return { ...b, matrix: matrix as unknown as Matrix, clip: lerpBox(a.clip, b.clip, t) };
  }
  return undefined;
}

/**
 * For a symbol in a part that both formulas name and of which nothing matches: the way from its
 * part here to that part there.
 */
function partDrift(
  symbol: LaidSymbol,
  here: FormulaLayout,
  there: FormulaLayout,
  { pairs }: Matching,
): Shift | undefined {
  const inPart = (name: string) => (s: LaidSymbol) => s.parts.includes(name);
  const name = symbol.parts.findLast((part) => there.symbols.some(inPart(part)));
  if (name === undefined || pairs.some(([a, b]) => inPart(name)(a) || inPart(name)(b))) {
    return undefined;
  }
  const a = middle(here.symbols.filter(inPart(name)));
  const b = middle(there.symbols.filter(inPart(name)));
  return { x: b.x - a.x, y: b.y - a.y };
}

/** Middle of the ink horizontally, baseline of the first glyph vertically. */
function middle(symbols: readonly LaidSymbol[]): Shift {
  const left = Math.min(...symbols.map(({ box }) => box.x));
  const right = Math.max(...symbols.map(({ box }) => box.x + box.width));
  const { shape, box } = symbols[0];
  return { x: (left + right) / 2, y: shape.kind === 'glyph' ? shape.y : box.y + box.height / 2 };
}

function moved({ shape, box }: LaidSymbol, { x, y }: Shift) {
  return {
    shape,
    transform: [1, 0, 0, 1, x, y] as Matrix,
    box: { ...box, x: box.x + x, y: box.y + y },
  };
}

function scaled({ x, y }: Shift, factor: number): Shift {
  return { x: x * factor, y: y * factor };
}

/** The map of box a onto box b. */
function between(a: Box, b: Box): Matrix {
  const sx = a.width > 0 ? b.width / a.width : 1;
  const sy = a.height > 0 ? b.height / a.height : 1;
  return [sx, 0, 0, sy, b.x - a.x * sx, b.y - a.y * sy];
}

function lerpBox(a: Box, b: Box, t: number): Box {
  return {
    x: mix(a.x, b.x, t),
    y: mix(a.y, b.y, t),
    width: mix(a.width, b.width, t),
    height: mix(a.height, b.height, t),
  };
}

/** Linear interpolation that meets both ends exactly. */
export function mix(a: number, b: number, t: number): number {
  return a === b ? a : a * (1 - t) + b * t;
}
