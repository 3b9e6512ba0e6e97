/**
 * Draws where nothing of it is painted: whatever throws while it is drawn throws here, in a fraction of the time.
 *
 * @example
 * await unpainted(context, () => scene.render(context));
 */
export async function unpainted(
  context: CanvasRenderingContext2D,
  draw: () => Promise<void>,
): Promise<void> {
  context.save();
  context.beginPath();
  context.clip();
  try {
    await draw();
  } finally {
    context.restore();
  }
}
