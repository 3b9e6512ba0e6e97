import { drawText, inter, type Theme } from 'gradreel/stage';
import type { BackwardState } from './backward-state.ts';
import { DIAGRAM } from './diagram-geometry.ts';
import type { ForwardState } from './forward-state.ts';
import type { ShownPass } from './shown-pass.ts';

const { nameX, lensX, right } = DIAGRAM;
const HEADING_Y = 122;
const PRODUCT_X = 752;
const NOTE_Y = 908;

/** Draws the headings of the columns, and beneath the picture what its thickness or width means. */
export function drawHeadings(
  context: CanvasRenderingContext2D,
  theme: Theme,
  pass: ShownPass,
  forward: ForwardState,
  backward: BackwardState,
): void {
  const { scale } = pass.picture().widths;
  const ghost = forward.ghost();
  const style = { font: inter(26, 500), color: theme.tertiary, baseline: 'middle' } as const;
  const alpha = forward.headings() * (1 - ghost);
  const lens = Math.max(...forward.lanes.map((state) => state.lens()));
  drawText(context, 'weight', nameX, HEADING_Y, { ...style, alpha });
  drawText(context, '× input', lensX, HEADING_Y, {
    ...style,
    align: 'center',
    alpha: alpha * lens,
  });
  const product = Math.max(...forward.lanes.map(({ front }) => (front() - lensX) / 200));
  drawText(context, '= product', PRODUCT_X, HEADING_Y, {
    ...style,
    align: 'center',
    alpha: alpha * Math.min(1, Math.max(0, product)),
  });
  const note = { ...style, font: inter(28, 500) };
  const ruler = pass.newRuler()
    ? 'Thickness is value, on a new ruler: the old one was too short.'
    : 'Thickness is value: one ruler for the whole picture.';
  drawText(context, ruler, nameX, NOTE_Y, { ...note, alpha });
  const flows = Math.min(1, (right - backward.trunk()) / 60);
  const says =
    scale === 'linear'
      ? 'Width is the size of the slope, to scale.'
      : 'Width is the size of the slope, on a log scale.';
  drawText(context, says, nameX, NOTE_Y, { ...note, alpha: ghost * flows });
}
