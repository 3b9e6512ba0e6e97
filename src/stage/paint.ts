import { textWidth } from './text.ts';

/** The largest font size, from `size` down to `least`, in which the text keeps within `width`. */
export function fitSize(
  context: CanvasRenderingContext2D,
  text: string,
  font: (size: number) => string,
  { size, width, least = 24 }: { size: number; width: number; least?: number },
): number {
  const needed = textWidth(context, text, font(size));
  return needed <= width ? size : Math.max(least, (size * width) / needed);
}

/** Runs a drawing with an opacity of its own. */
export function withAlpha(
  context: CanvasRenderingContext2D,
  alpha: number,
  draw: () => void,
): void {
  if (!(alpha > 0)) return;
  const outer = context.globalAlpha;
  context.globalAlpha = outer * Math.min(1, alpha);
  draw();
  context.globalAlpha = outer;
}

/** A glow behind what is drawn next at the same place: the shape itself, blurred. */
export function withGlow(
  context: CanvasRenderingContext2D,
  colour: string,
  blur: number,
  draw: () => void,
): void {
  context.save();
  context.shadowColor = colour;
  context.shadowBlur = blur * context.getTransform().a;
  draw();
  context.restore();
}

/** An arrow with an open head, drawn as one stroke. */
export function arrow(
  context: CanvasRenderingContext2D,
  from: { x: number; y: number },
  to: { x: number; y: number },
  { colour, width, head = 14 }: { colour: string; width: number; head?: number },
): void {
  const angle = Math.atan2(to.y - from.y, to.x - from.x);
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.lineTo(to.x, to.y);
  for (const side of [-1, 1]) {
    const barb = angle + Math.PI + side * 0.7;
    context.moveTo(to.x, to.y);
    context.lineTo(to.x + head * Math.cos(barb), to.y + head * Math.sin(barb));
  }
  context.stroke();
}
