import { linearFill, roundRect, type Theme } from 'gradreel/stage';

/** The slider of a zip around its own middle: narrow above, wide below, with its pull. */
export function drawSlider(context: CanvasRenderingContext2D, theme: Theme, scale: number): void {
  context.save();
  context.scale(scale, scale);
  context.save();
  context.shadowColor = `${theme.background}B0`;
  context.shadowBlur = 18 * context.getTransform().a;
  context.fillStyle = theme.focus;
  context.beginPath();
  context.moveTo(-36, -34);
  context.arcTo(36, -34, 60, 34, 10);
  context.arcTo(60, 34, -60, 34, 10);
  context.arcTo(-60, 34, -36, -34, 10);
  context.arcTo(-36, -34, 36, -34, 10);
  context.closePath();
  context.fill();
  context.restore();
  const isDark = theme.name === 'dark';
  context.fillStyle = linearFill(
    context,
    [-13, 0, 13, 0],
    [
      [0, isDark ? '#E9DA83' : '#B58B1C'],
      [1, isDark ? '#CDBD66' : '#6E5100'],
    ],
  );
  context.beginPath();
  roundRect(context, -13, -12, 26, 102, 13);
  roundRect(context, -4.5, 62, 9, 20, 4.5);
  context.fill('evenodd');
  context.restore();
}
