import type { ShownValue } from 'gradreel/lesson';
import { drawText, inter, type Theme, translucent } from 'gradreel/stage';
import { type BackwardPicture, FAN_X, trunkY } from './backward-course.ts';
import type { BackwardState } from './backward-state.ts';
import { DIAGRAM } from './diagram-geometry.ts';
import type { DiagramShape } from './diagram-shape.ts';
import { drawFactor, type NumeralPlace } from './diagram-text.ts';
import { height, middle } from './forward-sum.ts';

const { lensX, reluX, squareX } = DIAGRAM;
/** A square from this side on has room for its factor and for the lengths of its sides. */
export const LEAST_ROOMY = 160;

/** The local slopes: what each station multiplies by. */
export function drawFactors(
  context: CanvasRenderingContext2D,
  theme: Theme,
  { values, slopes, shape, widths, focusLane }: BackwardPicture,
  state: BackwardState,
): void {
  const trunkHalf = widths.width(slopes.lossByY.number) / 2;
  const side = height(shape.square);
  /** A factor where it is known, before that the question. */
  const station = (value: ShownValue, known: number, place: NumeralPlace, tight = false) => {
    drawFactor(context, value, {
      ...place,
      alpha: known,
      // Where there is little room, the hair runs beneath the factor.
      ...(tight ? { plate: translucent(theme.background, 0.86 * state.plates()) } : {}),
    });
    drawText(context, '×?', place.x, place.y, {
      font: inter(place.size, 600),
      color: theme.secondary,
      align: place.align ?? 'center',
      baseline: 'middle',
      alpha: state.asked() * Math.max(0, 1 - 2 * known),
    });
  };
  // Beside a small square the factor stands on the side of it where no target is.
  const away = values.y.number >= values.target.number ? -1 : 1;
  const large = side >= LEAST_ROOMY;
  station(slopes.lossByY, state.squareFactor(), {
    x: large ? squareX + side / 2 : squareX + side + 140,
    y: middle(shape.square) + away * (large ? 62 + Math.max(trunkHalf * 0.6, 12) : trunkHalf + 52),
    size: large ? 80 : 64,
    width: large ? side - 40 : 200,
    color: theme.ink,
  });
  const [fromY, shut] = [middle(shape.square), slopes.yByZ.number === 0];
  // The current comes from above where the square hangs high: then the factor stands behind the lens.
  const behind = !shut && fromY < trunkY(shape) - 24;
  station(
    slopes.yByZ,
    state.reluFactor(),
    {
      x: reluX + (behind ? -62 : 62),
      y: (shut ? fromY : trunkY(shape)) - trunkHalf - 40,
      size: 46,
      width: 112,
      color: theme.ink,
    },
    height(shape.y) < 110,
  );
  const laneHalf = widths.width(slopes.lossByZ.number) / 2;
  for (const [index, lane] of values.lanes.entries()) {
    if (lane.input === undefined) continue;
    const { centre, slot } = shape.lanes[index] as DiagramShape['lanes'][number];
    const inFocus = index === focusLane;
    const size = Math.min(inFocus ? 60 : 42, slot.height * 0.5);
    station(
      lane.input,
      (state.laneFactors[index] as () => number)(),
      {
        x: lensX + 36,
        y: centre - laneHalf - size * 0.62 - 2,
        size,
        width: 190,
        color: inFocus ? theme.focus : theme.ink,
        align: 'left',
      },
      slot.height < 90,
    );
  }
  const reach = Math.max(trunkHalf, 14) + 32;
  const below = trunkY(shape) + reach + 36 < 880;
  for (const [line, words] of ['copied', 'to each'].entries()) {
    drawText(
      context,
      words,
      FAN_X - 14,
      trunkY(shape) + (below ? reach : -reach - 36) + 36 * line,
      {
        font: inter(28, 500),
        color: theme.secondary,
        baseline: 'middle',
        alpha: state.copied(),
      },
    );
  }
}
