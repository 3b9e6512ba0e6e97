import { type Theme, translucent, withAlpha, withGlow } from 'gradreel/stage';
import { type BackwardPicture, FAN_X, laneCurrent, trunkCurrent } from './backward-course.ts';
import { LEAST_ROOMY } from './backward-factors.ts';
import type { BackwardState } from './backward-state.ts';
import { drawCurrent } from './current.ts';
import { DIAGRAM } from './diagram-geometry.ts';
import { drawNumeral } from './diagram-text.ts';
import { height } from './forward-sum.ts';

const { squareX, right } = DIAGRAM;

/** The currents themselves, the focus on top of the others. */
export function drawCurrents(
  context: CanvasRenderingContext2D,
  theme: Theme,
  picture: BackwardPicture,
  state: BackwardState,
): void {
  const { slopes, focusLane } = picture;
  const phase = state.phase();
  const order = slopes.lanes.map((_, index) => index);
  order.sort((a, b) => Number(a === focusLane) - Number(b === focusLane));
  for (const index of order) {
    const front = (state.lanes[index] as () => number)();
    if (front >= FAN_X || slopes.lossByZ.number === 0) continue;
    const focus = index === focusLane;
    drawCurrent(context, theme, laneCurrent(picture, index), { front, focus, phase });
  }
  const trunk = state.trunk();
  if (trunk < right && slopes.lossByY.number !== 0) {
    const tip = trunk > FAN_X + 30 && slopes.yByZ.number !== 0;
    drawCurrent(context, theme, trunkCurrent(picture), { front: trunk, focus: true, phase, tip });
  }
}

/** The two sides of the square that move when y does. */
export function drawSides(
  context: CanvasRenderingContext2D,
  theme: Theme,
  { values, shape }: BackwardPicture,
  state: BackwardState,
): void {
  const alpha = state.sides();
  const { top, bottom } = shape.square;
  const side = height(shape.square);
  if (alpha <= 0 || side < 1) return;
  const upwards = values.y.number >= values.target.number;
  withAlpha(context, alpha, () => {
    withGlow(context, translucent(theme.gradient, 0.6), 16, () => {
      context.fillStyle = theme.name === 'dark' ? '#FBE6FB' : theme.gradient;
      const y = upwards ? top - 15 : bottom + 3;
      context.fillRect(squareX, y, side, 12);
      context.fillRect(squareX + side + 3, top, 12, side);
    });
  });
  const size = 40;
  const above = upwards ? top - 44 : bottom + 44;
  const place = { size, width: 130, color: theme.gradient, alpha };
  drawNumeral(context, values.side, { ...place, x: squareX + Math.max(40, side / 2), y: above });
  if (side < LEAST_ROOMY) return;
  const y = upwards ? bottom - 34 : top + 34;
  drawNumeral(context, values.side, { ...place, x: squareX + side - 14, y, align: 'right' });
}
