import { inter } from '../fonts.ts';
import { drawText } from '../text.ts';
import type { Theme } from '../theme.ts';
import type { Curve, PlotArea } from './curve.ts';
import { spread } from './spread.ts';

const TAG = { size: 32, gap: 20, pitch: 40 } as const;

/**
 * Writes at the end of each curve what it is. Tags of curves that end close together make room
 * for each other, and none leaves the plot's height.
 */
export function drawTags(
  context: CanvasRenderingContext2D,
  theme: Theme,
  curves: readonly Curve[],
  { height }: PlotArea,
): void {
  const tags = curves.flatMap((curve) => {
    const { tag, tagSide = 'right' } = curve.props;
    const alpha = Math.min(curve.shown(), curve.tagShown());
    const { x, y } = curve.head();
    if (tag === undefined || alpha <= 0 || Number.isNaN(y)) return [];
    const label = typeof tag === 'function' ? tag(curve.reached()) : tag;
    const reach = (curve.props.head ?? 0) + TAG.gap;
    const vertical = (tagSide === 'below' ? 1 : -1) * (reach + TAG.size / 2);
    const place = tagSide === 'right' ? { x: x + reach, y } : { x, y: y + vertical };
    const align = tagSide === 'right' ? 'left' : 'center';
    return [{ label, alpha, ...place, end: { x, y }, colour: curve.colour(), align }] as const;
  });
  const rows = spread(
    tags.map(({ y }) => y),
    TAG.pitch,
    [-height / 2, height / 2],
  );
  for (const [index, { label, alpha, x, end, colour, align }] of tags.entries()) {
    drawText(context, label, x, rows[index] as number, {
      align,
      font: inter(TAG.size, 600),
      color: colour,
      padding: theme.tertiary,
      baseline: 'middle',
      alpha,
      check: { labels: end },
    });
  }
}
