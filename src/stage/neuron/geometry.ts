import { scaleLinear } from 'd3-scale';

/** A point of the 1920×1080 picture, from its top left corner. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The neuron while it is the subject: a circle large enough to look inside. */
export const CELL = { x: 1190, y: 498, r: 378 } as const;

/** Where an input stands, how large its token is, and where its edge enters the cell. */
export interface InputPlace extends Point {
  readonly r: number;
  readonly port: Point;
}

const TOKEN_X = 222;
const TOKEN_R = 76;
const TOKENS = { top: 220, bottom: 776, maxPitch: 278 } as const;
const PORTS = { maxPitch: 148, span: 540 } as const;

/**
 * Places for `count` inputs, from top to bottom; up to three of full size, more of them closer and smaller.
 *
 * @example
 * inputPlaces(1) // [{ x: 222, y: 498, r: 76, port: { x: 812, y: 498 } }]
 */
export function inputPlaces(count: number): InputPlace[] {
  const middle = CELL.y;
  const span = TOKENS.bottom - TOKENS.top;
  const pitch = count === 1 ? 0 : Math.min(TOKENS.maxPitch, span / (count - 1));
  const r = count <= 3 ? TOKEN_R : Math.min(TOKEN_R, pitch * 0.4);
  const portPitch = count === 1 ? 0 : Math.min(PORTS.maxPitch, PORTS.span / (count - 1));
  return Array.from({ length: count }, (_, index) => {
    const offset = index - (count - 1) / 2;
    const portY = middle + offset * portPitch;
    const portX = CELL.x - Math.sqrt(CELL.r ** 2 - (portY - CELL.y) ** 2);
    return { x: TOKEN_X, y: middle + offset * pitch, r, port: { x: portX, y: portY } };
  });
}

/**
 * The places between two arrangements, while inputs make room for another one. Ports slide along the
 * membrane.
 *
 * @example
 * mixPlaces(inputPlaces(3), inputPlaces(4), 0.5) // four places; the fourth stands where it will stay
 */
export function mixPlaces(
  from: readonly InputPlace[],
  to: readonly InputPlace[],
  t: number,
): InputPlace[] {
  return to.map((place, index) => {
    const start = from[index] ?? place;
    const mix = (a: number, b: number) => a + (b - a) * t;
    const portY = mix(start.port.y, place.port.y);
    return {
      x: place.x,
      y: mix(start.y, place.y),
      r: mix(start.r, place.r),
      port: { x: CELL.x - Math.sqrt(CELL.r ** 2 - (portY - CELL.y) ** 2), y: portY },
    };
  });
}

/** Widest edge; one edge unit (a weight of 1) is at most 36 px wide. */
const EDGE = { perUnit: 36, widest: 44 } as const;

/**
 * Pixels of edge width per unit of |weight|: one factor for the whole lesson, no offset.
 *
 * @example
 * edgeScale([0.2, 0.8, -0.5]) // 36
 * edgeScale([0.2, -4]) // 11
 */
export function edgeScale(weights: readonly number[]): number {
  const largest = Math.max(...weights.map(Math.abs), Number.MIN_VALUE);
  return Math.min(EDGE.perUnit, EDGE.widest / largest);
}

/** The vertical ruler inside the cell: where zero lies and how long one unit is. */
export interface Ruler {
  readonly unit: number;
  readonly zeroY: number;
}

const RULER = { top: 178, bottom: 778, maxUnit: 224 } as const;

/**
 * The ruler that has room for all these levels and for zero; small levels have at most 224 px a unit, but
 * at least a third of the height.
 *
 * @example
 * rulerFor([1.6, 4.8]) // { unit: 125, zeroY: 778 }
 */
export function rulerFor(levels: readonly number[]): Ruler {
  const lowest = Math.min(0, ...levels);
  const highest = Math.max(0, ...levels);
  const height = RULER.bottom - RULER.top;
  const range = highest - lowest;
  const unit = range === 0 ? RULER.maxUnit : Math.min(maxUnit(range), height / range);
  return { unit, zeroY: RULER.bottom + lowest * unit };
}

/** Small totals may be magnified: at least a third of the height is used. */
function maxUnit(range: number): number {
  return Math.max(RULER.maxUnit, (RULER.bottom - RULER.top) / 3 / range);
}

/**
 * The y of a level on a ruler.
 *
 * @example
 * levelY({ unit: 125, zeroY: 778 }, 4.8) // 178
 */
export function levelY({ unit, zeroY }: Ruler, level: number): number {
  return zeroY - level * unit;
}

/**
 * Tick positions for a ruler: round numbers, about three over the height of the cell.
 *
 * @example
 * rulerTicks({ unit: 125, zeroY: 778 }) // [0, 2, 4]
 */
export function rulerTicks({ unit, zeroY }: Ruler): number[] {
  const lowest = (zeroY - (CELL.y + CELL.r)) / unit;
  const highest = (zeroY - (CELL.y - CELL.r)) / unit;
  const scale = scaleLinear().domain([lowest, highest]);
  const count = Math.max(1, Math.floor((2 * CELL.r) / 230));
  const ticks = scale.ticks(count);
  // Zero alone measures nothing.
  return ticks.length > 1 ? ticks : scale.ticks(2 * count);
}

/**
 * A point on the edge from a token to its port, a cubic with horizontal tangents; t from 0 to 1.
 *
 * @example
 * edgePoint(inputPlaces(1)[0], 0.5) // { x: 555, y: 498 }
 */
export function edgePoint(place: InputPlace, t: number): Point {
  const start = { x: place.x + place.r, y: place.y };
  const middle = (start.x + place.port.x) / 2;
  const s = 1 - t;
  return {
    x: s ** 3 * start.x + 3 * s ** 2 * t * middle + 3 * s * t ** 2 * middle + t ** 3 * place.port.x,
    y:
      s ** 3 * start.y +
      3 * s ** 2 * t * start.y +
      3 * s * t ** 2 * place.port.y +
      t ** 3 * place.port.y,
  };
}
