export interface Brace {
  readonly left: number;
  readonly right: number;
  /** The height of its two arms; the ends stand above, the point below. */
  readonly y: number;
}

/** How far the point of a brace hangs below its arms. */
const BRACE_POINT = 16;
const END = { height: 12, width: 14 } as const;
const POINT_WIDTH = 12;

/**
 * A brace that opens upwards and gathers what stands above it to its point in the middle.
 *
 * @example
 * drawBrace(context, theme.tertiary, { left: 1100, right: 1500, y: 640 });
 */
export function drawBrace(
  context: CanvasRenderingContext2D,
  colour: string,
  { left, right, y }: Brace,
): void {
  const middle = (left + right) / 2;
  context.strokeStyle = colour;
  context.lineWidth = 2.5;
  context.lineCap = 'round';
  context.beginPath();
  context.moveTo(left, y - END.height);
  context.quadraticCurveTo(left, y, left + END.width, y);
  context.lineTo(middle - POINT_WIDTH, y);
  context.quadraticCurveTo(middle, y, middle, y + BRACE_POINT);
  context.quadraticCurveTo(middle, y, middle + POINT_WIDTH, y);
  context.lineTo(right - END.width, y);
  context.quadraticCurveTo(right, y, right, y - END.height);
  context.stroke();
}
