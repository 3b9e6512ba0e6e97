import { circle } from './shapes.ts';
import type { ClassColours, Theme } from './theme.ts';

/** Shapes of data points: the second cue of a class beside its colour. */
const MARKER_SHAPES = ['circle', 'triangle', 'square'] as const;
export type MarkerShape = (typeof MARKER_SHAPES)[number];

/**
 * The shape of a class. Data sets with more than three classes begin again: their legend has to name them.
 *
 * @example
 * markerShape(1) // 'triangle'
 */
function markerShape(label: number): MarkerShape {
  return MARKER_SHAPES[label % MARKER_SHAPES.length] as MarkerShape;
}

/** The colours of a class. */
function classColours(theme: Theme, label: number): ClassColours {
  return theme.classes[label % theme.classes.length] as ClassColours;
}

/**
 * Adds a marker's outline to the current path. All shapes cover the same area, π·r², so that none looks
 * heavier: a square has sides of r·√π, a triangle of r·√(4π/√3).
 *
 * @example
 * context.beginPath(); traceMarker(context, markerShape(label), x, y, 7); context.fill();
 */
function traceMarker(
  context: CanvasRenderingContext2D,
  shape: MarkerShape,
  x: number,
  y: number,
  r: number,
): void {
  if (shape === 'circle') {
    context.moveTo(x + r, y);
    circle(context, x, y, r);
  } else if (shape === 'square') {
    const half = (r * Math.sqrt(Math.PI)) / 2;
    context.rect(x - half, y - half, 2 * half, 2 * half);
  } else {
    const side = r * Math.sqrt((4 * Math.PI) / Math.sqrt(3));
    const height = (side * Math.sqrt(3)) / 2;
    context.moveTo(x, y - (height * 2) / 3);
    context.lineTo(x + side / 2, y + height / 3);
    context.lineTo(x - side / 2, y + height / 3);
    context.closePath();
  }
}

/** How a marker looks beside its shape and place. */
export interface MarkerStyle {
  readonly label: number;
  readonly r: number;
  /** A dark ✗ inside: the network is wrong about this point. */
  readonly missed?: boolean;
}

/**
 * A data point: shape and colour of its class, with a rim in the colour of the background.
 *
 * @example
 * drawMarker(context, theme, 120, 80, { label: 2, r: 7 });
 */
export function drawMarker(
  context: CanvasRenderingContext2D,
  theme: Theme,
  x: number,
  y: number,
  { label, r, missed = false }: MarkerStyle,
): void {
  context.beginPath();
  traceMarker(context, markerShape(label), x, y, r);
  context.lineJoin = 'round';
  context.lineWidth = Math.max(2, r * 0.3);
  context.strokeStyle = theme.background;
  context.stroke();
  context.fillStyle = classColours(theme, label).marker;
  context.fill();
  if (!missed) return;
  const reach = r * 0.42;
  context.lineCap = 'round';
  context.lineWidth = Math.max(1.5, r * 0.26);
  context.beginPath();
  context.moveTo(x - reach, y - reach);
  context.lineTo(x + reach, y + reach);
  context.moveTo(x + reach, y - reach);
  context.lineTo(x - reach, y + reach);
  context.stroke();
}
