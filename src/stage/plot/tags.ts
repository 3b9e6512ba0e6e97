import { inter } from '../fonts.ts';
import { drawText } from '../text.ts';
import type { Theme } from '../theme.ts';
import type { Curve, Frame } from './curve.ts';

const TAG = { size: 32, gap: 20, pitch: 40 } as const;

/**
 * Writes at the end of each curve what it is. Tags of curves that end close together make room
 * for each other, and none leaves the plot's height.
 */
export function drawTags(
  context: CanvasRenderingContext2D,
  theme: Theme,
  curves: readonly Curve[],
  { height }: Frame,
): void {
  const tags = curves.flatMap((curve) => {
    const { tag, tagSide = 'right' } = curve.props;
    const alpha = Math.min(curve.shown(), curve.tagShown());
    const { x, y } = curve.head();
    if (tag === undefined || alpha <= 0 || Number.isNaN(y)) return [];
    const label = typeof tag === 'function' ? tag(Math.floor(curve.upTo() + 1e-6)) : tag;
    const reach = (curve.props.head ?? 0) + TAG.gap;
    const vertical = (tagSide === 'below' ? 1 : -1) * (reach + TAG.size / 2);
    const place = tagSide === 'right' ? { x: x + reach, y } : { x, y: y + vertical };
    const align = tagSide === 'right' ? 'left' : 'center';
    return [{ label, alpha, ...place, colour: curve.colour(), align }] as const;
  });
  const rows = spread(
    tags.map(({ y }) => y),
    TAG.pitch,
    [-height / 2, height / 2],
  );
  for (const [index, { label, alpha, x, colour, align }] of tags.entries()) {
    drawText(context, label, x, rows[index] as number, {
      align,
      font: inter(TAG.size, 600),
      color: colour,
      padding: theme.tertiary,
      baseline: 'middle',
      alpha,
    });
  }
}

/**
 * Moves numbers apart until neighbours are `pitch` away from each other, as little as possible and within
 * bounds while there is room; their order stays.
 *
 * @example
 * spread([100, 104], 40, [0, 400]) // [82, 122]
 */
export function spread(
  wanted: readonly number[],
  pitch: number,
  [low, high]: readonly [number, number],
): number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => wanted[a]! - wanted[b]! || a - b);
  // Neighbours that are too close form a group around their mean; groups that touch become one.
  const groups: { members: number[]; centre: number }[] = [];
  for (const index of order) {
    let group = { members: [index], centre: clamp(wanted[index] as number, low, high) };
    for (;;) {
      const last = groups.at(-1);
      const reach = ((last?.members.length ?? 0) + group.members.length) / 2;
      if (last === undefined || group.centre - last.centre >= reach * pitch - 1e-9) break;
      groups.pop();
      const members = [...last.members, ...group.members];
      const mean = members.reduce((sum, at) => sum + (wanted[at] as number), 0) / members.length;
      const half = ((members.length - 1) * pitch) / 2;
      group = { members, centre: clamp(mean, low + half, high - half) };
    }
    groups.push(group);
  }
  const placed = [...wanted];
  for (const { members, centre } of groups) {
    members.forEach((index, row) => {
      placed[index] = centre + (row - (members.length - 1) / 2) * pitch;
    });
  }
  return placed;
}

function clamp(value: number, low: number, high: number): number {
  return low > high ? (low + high) / 2 : Math.max(low, Math.min(high, value));
}
