/**
 * What KaTeX's output consists of once it is laid out. All lengths are in em of the formula, x to
 * the right from the formula's left edge, y down from its baseline.
 */

/** An axis-parallel rectangle, y down. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** One character of one of KaTeX's fonts. */
export interface Glyph {
  readonly kind: 'glyph';
  readonly text: string;
  /** CSS font without the size: `italic 400 KaTeX_Math`. */
  readonly face: string;
  /** Font size. */
  readonly size: number;
  /** Pen position: left end of the glyph's baseline. */
  readonly x: number;
  readonly y: number;
}

/** A filled rectangle: fraction bar, rule, frame side, table line. */
export interface Rule {
  readonly kind: 'rule';
  readonly box: Box;
  /** Length of a dash and of a gap, for dashed lines. */
  readonly dash?: number;
}

/** Matrix (a, b, c, d, e, f) as in `CanvasRenderingContext2D.transform`. */
export type Matrix = readonly [number, number, number, number, number, number];

/** A piece of SVG: root sign, tall bracket, stretchy accent or brace, strike-out. */
export interface Outline {
  readonly kind: 'outline';
  /** SVG path data in the units of `matrix`. */
  readonly d: string;
  /** From path units to em. */
  readonly matrix: Matrix;
  /** Window through which it is seen: KaTeX cuts stretchy pieces from very long ones. */
  readonly clip: Box;
  /** Stroke width in path units; filled when absent. */
  readonly stroke?: number;
}

/** Anything that is drawn with one colour at one place. */
export type Shape = Glyph | Rule | Outline;

/** Kind of atom in TeX's sense, which decides spacing (and unary against binary minus). */
export type Atom = 'ord' | 'op' | 'bin' | 'rel' | 'open' | 'close' | 'punct' | 'inner';

/** A symbol of a formula where KaTeX put it. */
export interface LaidSymbol {
  /** The character; `√` for a root sign, empty for bars, braces and accents made of paths. */
  readonly text: string;
  /** Place in reading order. */
  readonly index: number;
  /** Names of the `\part`s around it, outermost first. */
  readonly parts: readonly string[];
  readonly atom: Atom;
  /** Inside a subscript, superscript, limit or root index. */
  readonly script: boolean;
  /** Number of the text KaTeX set in one piece: the letters of a word share it. */
  readonly run: number;
  /** Colour written in the tex; the formula's own where it is null. */
  readonly color: string | null;
  readonly shape: Shape;
  /** Bounds of the ink. */
  readonly box: Box;
}

/** A formula laid out. */
export interface FormulaLayout {
  readonly tex: string;
  readonly width: number;
  /** Extent above the baseline. */
  readonly ascent: number;
  /** Extent below the baseline. */
  readonly descent: number;
  readonly symbols: readonly LaidSymbol[];
}

/** The smallest box around all of them; undefined for none. */
export function unionBox(boxes: readonly Box[]): Box | undefined {
  if (boxes.length === 0) return undefined;
  const left = Math.min(...boxes.map((box) => box.x));
  const top = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** The part two boxes share; of size 0 where they do not meet. */
export function intersectBox(a: Box, b: Box): Box {
  const x = Math.max(a.x, b.x);
  const y = Math.max(a.y, b.y);
  return {
    x,
    y,
    width: Math.max(0, Math.min(a.x + a.width, b.x + b.width) - x),
    height: Math.max(0, Math.min(a.y + a.height, b.y + b.height) - y),
  };
}
