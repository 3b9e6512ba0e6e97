import type { ShownValue } from 'gradreel/lesson';
import { inter, type Theme, textWidth } from 'gradreel/stage';
import {
  type BackwardPicture,
  FAN_X,
  LEAST_INSIDE,
  laneCurrent,
  OPEN_LEFT,
  tipX,
  trunkCurrent,
} from './backward-course.ts';
import type { BackwardState } from './backward-state.ts';
import type { Current } from './current.ts';
import { DIAGRAM } from './diagram-geometry.ts';
import { drawNumeral } from './diagram-text.ts';

const { lensX, reluX, squareX } = DIAGRAM;

/** The slopes as numerals, which ride in the heads of their currents. */
export function drawSlopeNumerals(
  context: CanvasRenderingContext2D,
  theme: Theme,
  picture: BackwardPicture,
  state: BackwardState,
): void {
  const { slopes, widths, focusLane } = picture;
  const { lossByY, lossByZ } = slopes;
  drawTrunkNumeral(context, theme, picture, state);
  for (const [index, slope] of slopes.lanes.entries()) {
    const front = (state.lanes[index] as () => number)();
    if (front >= FAN_X - 120) continue;
    const current = laneCurrent(picture, index);
    // The numeral goes out before the lens and comes up changed behind it.
    const passed = front < (OPEN_LEFT + lensX) / 2;
    const value: ShownValue = passed ? slope : lossByZ;
    const alpha = passed
      ? Math.min(1, Math.max(0, (tipX(widths.width(slope.number)) + 96 - front) / 60))
      : Math.min(1, Math.max(0, (front - lensX + 10) / 40));
    const width = lossByY.number === 0 || lossByZ.number === 0 ? 0 : widths.width(value.number);
    const place = headPlace(context, theme, current, front, width, value);
    drawNumeral(context, value, {
      ...place,
      alpha,
      size:
        index === focusLane && passed && width >= LEAST_INSIDE
          ? Math.min(92, width * 0.58)
          : place.size,
    });
  }
}

function drawTrunkNumeral(
  context: CanvasRenderingContext2D,
  theme: Theme,
  picture: BackwardPicture,
  state: BackwardState,
): void {
  const { slopes, widths } = picture;
  const front = state.trunk();
  const value = front > reluX ? slopes.lossByY : slopes.lossByZ;
  const anyLane = state.lanes.some((lane) => lane() < FAN_X - 30);
  if (front > squareX - 60 || value.number === 0 || anyLane) return;
  const current = trunkCurrent(picture);
  const place = headPlace(context, theme, current, front, widths.width(value.number), value);
  drawNumeral(context, value, place);
}

/** In a wide head the numeral stands inside, before a narrow one it stands at the tip. */
function headPlace(
  context: CanvasRenderingContext2D,
  theme: Theme,
  current: Current,
  front: number,
  width: number,
  { text }: ShownValue,
) {
  const tip = Math.max(front, current.from);
  const inside = width >= LEAST_INSIDE;
  const size = inside ? Math.min(50, width * 0.74) : 40;
  const x = inside ? tip + 30 : tip - 14;
  // The numeral's middle rides on the current's middle line.
  const half = Math.min(70, textWidth(context, text, inter(size, 700)) / 2);
  return {
    x,
    y: current.middle(inside ? x + half : tip),
    size,
    width: inside ? 150 : 124,
    color: inside ? theme.inkOnBright : theme.gradient,
    align: (inside ? 'left' : 'right') as CanvasTextAlign,
  };
}
