import type { Box } from './shape.ts';

const ascents = new Map<string, number>();
const inks = new Map<string, Box>();
let pen: CanvasRenderingContext2D | undefined;

/**
 * Distance in CSS pixels from the top of the browser's box around a text to its baseline. The
 * browser rounds it to whole pixels, so it is measured per size, not computed from the font.
 *
 * @param root attached element in which to measure; it must hand down the text rendering of the text
 *   in question, since with it Chromium rounds the same font's ascent differently
 * @param face CSS font without size, `italic 400 KaTeX_Math`
 */
export function faceAscent(root: HTMLElement, face: string, px: number): number {
  const key = `${face} ${px}`;
  const known = ascents.get(key);
  if (known !== undefined) return known;
  const line = document.createElement('div');
  line.style.cssText = `position: absolute; white-space: nowrap; font: ${cssFont(face, px)};`;
  const letter = document.createTextNode('x');
  const baseline = document.createElement('span');
  // An empty inline block stands with its bottom edge on the baseline.
  baseline.style.cssText = 'display: inline-block; width: 0; height: 0;';
  line.append(letter, baseline);
  root.append(line);
  const range = document.createRange();
  range.selectNode(letter);
  const ascent = baseline.getBoundingClientRect().bottom - range.getBoundingClientRect().top;
  line.remove();
  ascents.set(key, ascent);
  return ascent;
}

/** The face at a size as CSS `font`. */
export function cssFont(face: string, px: number): string {
  const [style, weight, family] = face.split(' ');
  return `${style} ${weight} ${px}px ${family}`;
}

/** Bounds of a glyph's ink in em of its font, from the pen position. */
export function glyphInk(face: string, text: string): Box {
  const key = `${face} ${text}`;
  const known = inks.get(key);
  if (known) return known;
  pen ??= document.createElement('canvas').getContext('2d') as CanvasRenderingContext2D;
  const px = 1000;
  pen.textRendering = 'geometricPrecision'; // unhinted, whatever the browser's flags
  pen.font = cssFont(face, px);
  const m = pen.measureText(text);
  const ink = {
    x: -m.actualBoundingBoxLeft / px,
    y: -m.actualBoundingBoxAscent / px,
    width: (m.actualBoundingBoxLeft + m.actualBoundingBoxRight) / px,
    height: (m.actualBoundingBoxAscent + m.actualBoundingBoxDescent) / px,
  };
  inks.set(key, ink);
  return ink;
}
