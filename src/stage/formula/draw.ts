import { cssFont } from './metrics.ts';
import type { Shape } from './shape.ts';

/** Glyphs are drawn at this font size and scaled: one font string a face, whatever the size. */
const PEN_SIZE = 100;

/**
 * A rotation too small to see. The rasteriser snaps the baselines of unrotated text to whole pixels,
 * glyph by glyph, so that a formula in slow motion would wobble; rotated text it places to a quarter
 * pixel in both directions.
 */
const NO_SNAP = 1e-5;

const paths = new Map<string, Path2D>();

/**
 * Draws a shape in the context's fill style, the context being scaled to em with the origin at the
 * formula's baseline.
 */
export function drawShape(context: CanvasRenderingContext2D, shape: Shape): void {
  if (shape.kind === 'glyph') {
    const scale = shape.size / PEN_SIZE;
    context.save();
    context.transform(scale, scale * NO_SNAP, 0, scale, shape.x, shape.y);
    context.font = cssFont(shape.face, PEN_SIZE);
    context.fillText(shape.text, 0, 0);
    context.restore();
    return;
  }
  if (shape.kind === 'rule') {
    const { x, y, width, height } = shape.box;
    if (shape.dash) drawDashes(context, shape.box, shape.dash);
    else context.fillRect(x, y, width, height);
    return;
  }
  const { clip } = shape;
  context.save();
  context.beginPath();
  context.rect(clip.x, clip.y, clip.width, clip.height);
  context.clip();
  context.transform(...shape.matrix);
  if (shape.stroke === undefined) {
    context.fill(path(shape.d));
  } else {
    context.strokeStyle = context.fillStyle;
    context.lineWidth = shape.stroke;
    context.stroke(path(shape.d));
  }
  context.restore();
}

/** Settings all glyphs share; to be called once before the shapes of a formula. */
export function prepareContext(context: CanvasRenderingContext2D): void {
  context.textAlign = 'left';
  context.textBaseline = 'alphabetic';
  context.direction = 'ltr';
  context.letterSpacing = '0px';
  context.wordSpacing = '0px';
  context.fontKerning = 'none'; // the layout holds the kerning already
  context.textRendering = 'geometricPrecision'; // no hinting, fractions of a pixel
}

function drawDashes(
  context: CanvasRenderingContext2D,
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
  dash: number,
): void {
  const length = Math.max(width, height);
  // An odd number of equal pieces, so that the line begins and ends with a dash.
  const pieces = Math.max(1, 2 * Math.round((length / dash - 1) / 2) + 1);
  const step = length / pieces;
  for (let i = 0; i < pieces; i += 2) {
    if (width >= height) context.fillRect(x + i * step, y, step, height);
    else context.fillRect(x, y + i * step, width, step);
  }
}

function path(d: string): Path2D {
  let known = paths.get(d);
  if (!known) {
    if (paths.size > 1000) paths.clear();
    known = new Path2D(d);
    paths.set(d, known);
  }
  return known;
}
