import { mixColours } from '../colour.ts';
import { dottedLine } from '../matrix/dots.ts';
import { type Box, middleOf, mixBoxes } from '../matrix/grid.ts';
import type { Theme } from '../theme.ts';
import { boxNow, type SlotStyle } from './draw.ts';
import { toothBoxes } from './geometry.ts';
import type { LinkState, ShapeSlots } from './shape-slots.tsx';

const LINE = { clear: 16, width: 4, dot: 6.5, pitch: 14 } as const;
/** From a dotted edge to the dotted teeth on it. */
const TOOTH_CLEAR = 16;
/** Distance of the ends of a fan at the one. */
const FAN = 18;

/** What connects the two lengths of an axis: lines from tooth to tooth, a dotted fan, or a cross. */
export function drawLink(
  context: CanvasRenderingContext2D,
  slots: ShapeSlots,
  link: LinkState,
  axis: number,
  style: SlotStyle,
): void {
  const upper = boxNow(slots, 'upper', axis);
  const lower = boxNow(slots, 'lower', axis);
  const top = upper.y + upper.height + LINE.clear;
  const bottom = lower.y - LINE.clear;
  const meeting = slots.meeting(axis);
  if (meeting === 'clash') {
    drawCross(
      context,
      { x: middleOf(upper).x, y: (top + bottom) / 2 },
      link.crossed(),
      style.theme,
    );
    return;
  }
  if (link.drawn() <= 0) return;
  const counts = [slots.upper, slots.lower].map(({ row }) => row.aligned[axis]?.number ?? 1);
  const most = toothBoxes(upper, 0, Math.max(...counts)).map((box) => middleOf(box).x);
  if (meeting === 'equal') {
    context.fillStyle = style.theme.ink;
    const length = (bottom - top) * link.drawn();
    for (const x of most) context.fillRect(x - LINE.width / 2, top, LINE.width, length);
    return;
  }
  const isLower = meeting === 'lower stretches';
  const middle = middleOf(upper).x;
  const colour = mixColours(style.palette.dots, style.focus, link.lit());
  most.forEach((x, index) => {
    const gathered = middle + (index - (most.length - 1) / 2) * FAN;
    const at = mixBoxes(boxAt(gathered, 0), boxAt(x, 0), link.opened()).x;
    const many = { x, y: (isLower ? top : bottom) + (isLower ? 6 : -6) };
    const clear = 10 + 14 * link.opened();
    const one = { x: at, y: isLower ? bottom - clear : top + clear };
    const [from, to] = link.fromUpper() === isLower ? [many, one] : [one, many];
    const style = { colour, size: LINE.dot, pitch: LINE.pitch, drawn: link.drawn() };
    dottedLine(context, from, to, style);
  });
  drawOpenedTeeth(
    context,
    isLower ? lower : upper,
    isLower ? lower.y - TOOTH_CLEAR : upper.y + upper.height + TOOTH_CLEAR,
    most.length,
    {
      colour,
      shown: link.opened() * (link.fromUpper() ? 0 : 1),
    },
  );
}

/** The one reads as many: dotted teeth that spread from its middle. */
function drawOpenedTeeth(
  context: CanvasRenderingContext2D,
  box: Box,
  edge: number,
  count: number,
  { colour, shown }: { colour: string; shown: number },
): void {
  if (shown <= 0) return;
  const middle = middleOf(box).x;
  for (const tooth of toothBoxes(box, edge, count)) {
    const spread = mixBoxes({ ...tooth, x: middle - tooth.width / 2 }, tooth, shown);
    const y = spread.y + spread.height / 2;
    dottedLine(
      context,
      { x: spread.x + 4, y },
      { x: spread.x + spread.width - 4, y },
      { colour, size: 9, pitch: 15 },
    );
  }
}

function boxAt(x: number, y: number): Box {
  return { x, y, width: 0, height: 0 };
}

function drawCross(
  context: CanvasRenderingContext2D,
  { x, y }: { x: number; y: number },
  shown: number,
  theme: Theme,
): void {
  if (shown <= 0) return;
  const arm = 34 * shown;
  context.save();
  context.strokeStyle = theme.ink;
  context.lineWidth = 9;
  context.lineCap = 'round';
  context.beginPath();
  context.moveTo(x - arm, y - arm);
  context.lineTo(x + arm, y + arm);
  context.moveTo(x - arm, y + arm);
  context.lineTo(x + arm, y - arm);
  context.stroke();
  context.restore();
}
