import { mixColours } from '../colour.ts';
import type { Theme } from '../theme.ts';

/** Top and bottom of a fill. */
export type Fill = readonly [string, string];

/** How cells of arrays look in a theme. Ink is readable on all of them. */
export interface CellPalette {
  readonly tile: Fill;
  readonly raised: Fill;
  readonly resting: Fill;
  /** From a negative value near zero to the largest, zero itself, and from small to large positive. */
  readonly negative: readonly [string, string];
  readonly zero: string;
  readonly positive: readonly [string, string];
  /** A gradient that waits: deep, with an edge in the gradient's colour. */
  readonly gradient: Fill;
  /** Silhouettes behind what moves. */
  readonly silhouette: string;
  /** Round dots: memory that was never allocated. */
  readonly dots: string;
  /** Inside of a ghost, where something may pass behind it. */
  readonly ghost: string;
  /** Around tiles, where a pale fill is too close to the background. */
  readonly edge: string | null;
  /** Beneath what is lifted. */
  readonly shadow: string;
}

const PALETTES: Readonly<Record<Theme['name'], CellPalette>> = {
  dark: {
    tile: ['#293453', '#222C48'],
    raised: ['#4A5A84', '#3B4A70'],
    resting: ['#1B243D', '#1B243D'],
    negative: ['#4A291E', '#B04A0E'],
    zero: '#1B243D',
    positive: ['#1B3F66', '#2A70B4'],
    gradient: ['#4B3158', '#3F2A4C'],
    silhouette: '#8FA0CE',
    dots: '#B8C1D6',
    ghost: '#111933',
    edge: null,
    shadow: '#03060E',
  },
  light: {
    tile: ['#E4EAF5', '#DAE2F0'],
    raised: ['#C3D1EA', '#B4C4E2'],
    resting: ['#F0F3F9', '#F0F3F9'],
    negative: ['#F8E6D8', '#EDB58A'],
    zero: '#EEF1F7',
    positive: ['#DFEBF8', '#97C3EE'],
    gradient: ['#F5E6FA', '#EFDAF6'],
    silhouette: '#5A6FA8',
    dots: '#414C66',
    ghost: '#F6F8FC',
    edge: '#AEB9CE',
    shadow: '#8A94AC',
  },
};

export function cellPalette(theme: Theme): CellPalette {
  return PALETTES[theme.name];
}

/**
 * Fill of a cell by the sign and size of its value: deep near zero, strong at the largest of the array.
 *
 * @param largest largest |value| of the array; zeros alone when 0
 * @example
 * signFill(palette, -6, 6) // '#b04a0e'
 */
export function signFill(palette: CellPalette, value: number, largest: number): string {
  if (value === 0 || Number.isNaN(value)) return palette.zero;
  const size = Number.isFinite(value) && largest > 0 ? Math.min(1, Math.abs(value) / largest) : 1;
  const [small, large] = value < 0 ? palette.negative : palette.positive;
  return mixColours(small, large, size);
}

/** The focus as the colour of a numeral: deeper in the light theme, where tiles are pale. */
export function litColour(theme: Theme, focus: string): string {
  return theme.name === 'light' ? mixColours(focus, '#000000', 0.42) : focus;
}
