import { mathText, SourcedFormula, type Theme } from 'gradreel/stage';
import { DIAGRAM } from './diagram-geometry.ts';
import type { DiagramShape, LaneShape } from './diagram-shape.ts';
import type { DiagramValues } from './diagram-values.ts';
import { height } from './forward-sum.ts';
import { centreOfSlot } from './lane-numerals.ts';
import { lossNameY, nameX, nameY } from './sum-numerals.ts';

const { laneX, squareX } = DIAGRAM;

/** What the names of a diagram stand beside, and how much of them is there. */
export interface NamedDiagram {
  readonly theme: Theme;
  readonly values: DiagramValues;
  readonly focusLane: number;
  readonly shape: () => DiagramShape;
  /** The x that a lane, or the sum, has reached. */
  readonly laneFront: (lane: number) => number;
  readonly sumFront: () => number;
  readonly squareFilled: () => number;
  readonly ghost: () => number;
  readonly slopeNames: () => number;
}

/** All names of a diagram: of lanes, of their slopes, of the sum and of the loss. */
export function diagramNames(diagram: NamedDiagram): SourcedFormula[] {
  const lanes = diagram.values.lanes.map((_, lane) => lane);
  return [
    ...lanes.map((lane) => laneName(diagram, lane)),
    ...lanes.map((lane) => slopeName(diagram, lane)),
    letter(diagram, 'z'),
    letter(diagram, 'y'),
    lossName(diagram),
  ];
}

function laneAt({ shape }: NamedDiagram, lane: number): LaneShape {
  return shape().lanes[lane] as LaneShape;
}

/** How much of a name is there when something comes up to it. */
function comesUp(front: number, from: number, reach: number): number {
  return Math.min(1, Math.max(0, (front - from) / reach));
}

/** The letter of a weight or the bias, at the left of its lane. */
function laneName(diagram: NamedDiagram, lane: number): SourcedFormula {
  const { theme, values, laneFront, ghost } = diagram;
  return new SourcedFormula({
    tex: values.lanes[lane]?.name ?? '',
    align: 'left',
    fontSize: values.lanes.length <= 4 ? 48 : 40,
    fill: theme.secondary,
    position: () => [DIAGRAM.nameX, centreOfSlot(laneAt(diagram, lane))],
    opacity: () => comesUp(laneFront(lane), laneX - 40, 40) * (1 - ghost()),
  });
}

/** ∂L/∂w at the left of a lane; in one line where there are many. */
function slopeName(diagram: NamedDiagram, lane: number): SourcedFormula {
  const { theme, values, focusLane, slopeNames } = diagram;
  const name = values.lanes[lane]?.name ?? '';
  const stacked = values.lanes.length <= 4;
  const inFocus = lane === focusLane;
  const size = laneAt(diagram, lane).slot.height < 90 ? 30 : inFocus ? 48 : 40;
  return new SourcedFormula({
    tex: stacked ? `\\frac{\\partial L}{\\partial ${name}}` : `\\partial L/\\partial ${name}`,
    fontSize: stacked ? size : 34,
    fill: inFocus ? theme.ink : theme.secondary,
    position: () => [DIAGRAM.nameX + 84, centreOfSlot(laneAt(diagram, lane))],
    opacity: slopeNames,
  });
}

/** z or y, over its ribbon. */
function letter({ theme, shape, sumFront, ghost }: NamedDiagram, which: 'z' | 'y'): SourcedFormula {
  return new SourcedFormula({
    tex: which,
    fontSize: 48,
    fill: theme.focus,
    position: () => [nameX(which, shape()[which]), nameY(shape()[which], shape())],
    opacity: () => comesUp(sumFront(), which === 'z' ? 1190 : 1370, 50) * (1 - ghost()),
  });
}

/** What the loss is the square of, over its square. */
function lossName({ theme, values, shape, squareFilled, ghost }: NamedDiagram): SourcedFormula {
  const { target } = values;
  const isZero = target.number === 0;
  const number = `\\part{target}{${mathText(target)}}`;
  const written = target.number < 0 ? `(${number})` : number;
  const name: SourcedFormula = new SourcedFormula({
    tex: isZero ? 'L = y^2' : `L = (y - ${written})^2`,
    ...(isZero ? {} : { numbers: { target: { text: target.text, path: target.path } } }),
    fontSize: 48,
    fill: theme.gradient,
    position: () => {
      const half = Math.max(height(shape().square) / 2, name.size().width / 2);
      return [squareX + half, lossNameY(shape())];
    },
    opacity: () => Math.min(1, squareFilled() * 4) * (1 - ghost()),
  });
  return name;
}
