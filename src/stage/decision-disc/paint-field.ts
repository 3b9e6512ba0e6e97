import { type PlaneField, planeRow } from '../../nn/index.ts';
import { channels, mixColours } from '../colour.ts';
import type { Theme } from '../theme.ts';

/** Which part of the plane a picture shows, and how finely. */
export interface FieldView {
  /** Middle, in units of the data; y points up. */
  readonly x: number;
  readonly y: number;
  /** From the middle to the rim, in units of the data. */
  readonly reach: number;
  /** Pixels of the picture's side. */
  readonly size: number;
}

/** Confidence p of the leading class as the share of its region's colour: never quite none, never linear. */
function depth(p: number, classes: number): number {
  const sure = Math.max(0, (p - 1 / classes) / (1 - 1 / classes));
  return 0.14 + 0.86 * sure ** 1.15;
}

const SHADES = 512;
/** Contours of equal confidence. */
const CONTOURS = [0.5, 0.7, 0.9];
const CONTOUR = { alpha: 0.16, width: 1 } as const;
/** Width of the boundary in a large picture; in a small one it is thinner, down to half. */
const BOUNDARY_WIDTH = 2.6;
const LARGE = 400;
/** How visible a boundary is where confidence does not change; it is whole at this change a pixel. */
const FAINT = 0.22;
const CLEAR = 0.002;
const HALO = { alpha: 0.1, fall: 7 } as const;

/**
 * A round picture of what a network decides: the colour of a place is the leading class, its depth that
 * class's probability, and lines run where two classes are equal and where confidence is .5, .7, .9.
 *
 * Lines are found place by place, as distance ≈ margin / |∇margin|: exact for the boundary inside a straight
 * piece of a ReLU network, first order for the contours. No grid is traced, so no corner is cut.
 *
 * @returns RGBA, `size`·`size`·4 bytes; transparent outside of the circle
 */
export function paintField(
  field: PlaneField,
  theme: Theme,
  view: FieldView,
): Uint8ClampedArray<ArrayBuffer> {
  const { size } = view;
  const line = BOUNDARY_WIDTH * (0.5 + 0.5 * Math.min(1, size / LARGE));
  const { classes } = field;
  const pixels = new Uint8ClampedArray(size * size * 4);
  const shades = shadesOf(theme, classes);
  const [inkR, inkG, inkB] = channels(theme.ink);
  const unit = (2 * view.reach) / size;
  const row = planeRow(classes, size);
  const { score, slopeX, slopeY } = row;
  const middle = size / 2;
  for (let v = 0; v < size; v++) {
    const half = Math.sqrt(Math.max(0, (middle + 1) ** 2 - (v + 0.5 - middle) ** 2));
    const from = Math.max(0, Math.floor(middle - half));
    const count = Math.min(size, Math.ceil(middle + half)) - from;
    if (count <= 0) continue;
    const y = view.y - (v + 0.5 - middle) * unit;
    field.scoreRow(y, view.x + (from + 0.5 - middle) * unit, unit, count, row);
    for (let i = 0; i < count; i++) {
      const o = i * classes;
      let first = 0;
      for (let k = 1; k < classes; k++) {
        if ((score[o + k] as number) > (score[o + first] as number)) first = k;
      }
      const top = score[o + first] as number;
      let total = 0;
      let nearest = Number.POSITIVE_INFINITY;
      // ∇p of the leader is p·Σ pₖ·(∇s₁ − ∇sₖ).
      let climbX = 0;
      let climbY = 0;
      for (let k = 0; k < classes; k++) {
        const margin = top - (score[o + k] as number);
        const odds = Math.exp(-margin);
        total += odds;
        if (k === first) continue;
        const dx = (slopeX[o + first] as number) - (slopeX[o + k] as number);
        const dy = (slopeY[o + first] as number) - (slopeY[o + k] as number);
        nearest = Math.min(nearest, margin / Math.sqrt(dx * dx + dy * dy));
        climbX += odds * dx;
        climbY += odds * dy;
      }
      const p = 1 / total;
      const climb = p * p * Math.sqrt(climbX * climbX + climbY * climbY) * unit;
      const distance = nearest / unit;
      // NaN where classes are equal and stay equal: no line there.
      let ink =
        distance < 40
          ? Math.max(coverage(distance, line), HALO.alpha * Math.exp(-distance / HALO.fall))
          : 0;
      // Between classes that are nearly equal far and wide there is hardly a boundary.
      if (ink > 0) ink *= FAINT + (1 - FAINT) * Math.min(1, climb / CLEAR);
      for (const level of CONTOURS) {
        if (ink >= CONTOUR.alpha || !(climb > 0)) break;
        const away = Math.abs(p - level) / climb;
        if (away < 2) ink = Math.max(ink, CONTOUR.alpha * coverage(away, CONTOUR.width));
      }
      const shade =
        3 * (first * SHADES + Math.round(((p - 1 / classes) / (1 - 1 / classes)) * (SHADES - 1)));
      const at = 4 * (v * size + from + i);
      pixels[at] = blend(shades[shade] as number, inkR, ink);
      pixels[at + 1] = blend(shades[shade + 1] as number, inkG, ink);
      pixels[at + 2] = blend(shades[shade + 2] as number, inkB, ink);
      pixels[at + 3] = 255;
    }
  }
  return pixels;
}

/** How much of a pixel a line covers whose middle is so far away. */
function coverage(distance: number, width: number): number {
  return Math.min(1, Math.max(0, width / 2 + 0.5 - distance));
}

function blend(from: number, to: number, t: number): number {
  return from + (to - from) * t;
}

/** RGB of every class at every depth of confidence. */
function shadesOf(theme: Theme, classes: number): Uint8ClampedArray {
  const shades = new Uint8ClampedArray(classes * SHADES * 3);
  for (let k = 0; k < classes; k++) {
    const { region } = theme.classes[k % theme.classes.length] as { region: string };
    for (let s = 0; s < SHADES; s++) {
      const p = 1 / classes + (s / (SHADES - 1)) * (1 - 1 / classes);
      const colour = mixColours(theme.background, region, depth(p, classes));
      shades.set(channels(colour), 3 * (k * SHADES + s));
    }
  }
  return shades;
}
