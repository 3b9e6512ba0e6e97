import {
  DIAGRAM,
  type DiagramNumbers,
  type DiagramRuler,
  type Layer,
  stackLayers,
} from './diagram-geometry.ts';
import type { DiagramValues } from './diagram-values.ts';

/** A lane as it lies on the picture; thicknesses in pixels, 0 or more. */
export interface LaneShape {
  readonly centre: number;
  /** Before its lens and behind it. */
  readonly before: number;
  readonly after: number;
  /** Where the rays meet if the factor turns the sign. */
  readonly crossX: number | null;
  /** Where its product lies in the stack. */
  readonly layer: Layer;
  /** Too thin for numerals: they stand above it. */
  readonly thin: boolean;
  readonly slot: { readonly top: number; readonly height: number };
}

/** All places of a forward pass on the picture. */
export interface DiagramShape {
  readonly unit: number;
  readonly ground: number;
  readonly lanes: readonly LaneShape[];
  /** The heights between which z, y and the square lie. */
  readonly z: Layer;
  readonly y: Layer;
  readonly square: Layer;
  readonly targetY: number;
}

/** Below this a ribbon has no room for a numeral. */
export const THIN = 28;

/** The numbers of a forward pass that have a thickness. */
export function diagramNumbers({ lanes, z, y, target }: DiagramValues): DiagramNumbers {
  return {
    lanes: lanes.map(({ value, product }) => ({ value: value.number, product: product.number })),
    z: z.number,
    y: y.number,
    target: target.number,
  };
}

/**
 * Lays a forward pass out on a ruler.
 *
 * @example
 * diagramShape(numbers, diagramRuler([numbers])).lanes[2] // { centre: 628, before: 106, after: 319, … }
 */
export function diagramShape(numbers: DiagramNumbers, ruler: DiagramRuler): DiagramShape {
  const { unit, ground, slots } = ruler;
  const layers = stackLayers(
    numbers.lanes.map(({ product }) => product),
    ruler,
  );
  const lanes = numbers.lanes.map(({ value, product }, index): LaneShape => {
    const slot = slots[index] ?? { top: DIAGRAM.top, height: 0 };
    const before = Math.abs(value) * unit;
    const after = Math.abs(product) * unit;
    const thickest = Math.max(before, after);
    const thin = thickest < THIN;
    return {
      centre:
        slot.top + slot.height / 2 + (thin ? Math.min(14, (slot.height - thickest) / 2 - 4) : 0),
      before,
      after,
      crossX: value * product < 0 ? crossing(before, after, 1) : null,
      layer: layers[index] as Layer,
      thin,
      slot,
    };
  });
  const level = (value: number) => ground - value * unit;
  const [y, target] = [level(numbers.y), level(numbers.target)];
  return {
    unit,
    ground,
    lanes,
    z: layer(ground, level(numbers.z)),
    y: layer(ground, y),
    square: layer(y, target),
    targetY: target,
  };
}

/** The picture between two passes, while the values step from one update to the next. */
export function mixShapes(from: DiagramShape, to: DiagramShape, t: number): DiagramShape {
  const mix = (a: number, b: number) => a + (b - a) * t;
  const mixLayers = (a: Layer, b: Layer): Layer => ({
    top: mix(a.top, b.top),
    bottom: mix(a.bottom, b.bottom),
  });
  return {
    ...to,
    lanes: to.lanes.map((lane, index) => {
      const old = from.lanes[index] as LaneShape;
      return {
        ...lane,
        before: mix(old.before, lane.before),
        after: mix(old.after, lane.after),
        centre: mix(old.centre, lane.centre),
        layer: mixLayers(old.layer, lane.layer),
      };
    }),
    z: mixLayers(from.z, to.z),
    y: mixLayers(from.y, to.y),
    square: mixLayers(from.square, to.square),
    targetY: mix(from.targetY, to.targetY),
  };
}

/** Where rays cross that leave a lens `before` thick and are `after` thick 120 px on. */
export function crossing(before: number, after: number, direction: 1 | -1): number {
  const reach = DIAGRAM.openX - DIAGRAM.lensX;
  if (before + after === 0) return DIAGRAM.lensX + direction * reach;
  return DIAGRAM.lensX + direction * reach * (before / (before + after));
}

function layer(a: number, b: number): Layer {
  return { top: Math.min(a, b), bottom: Math.max(a, b) };
}
