import { BBox, useScene } from '@motion-canvas/core';

/** More than the picture at each side, so that no size leaves an edge. */
const BORDER = 8;

/** The picture of the scene that is being played, and a little more, from its middle. */
export function wholePicture(): BBox {
  const { width, height } = useScene().getSize();
  return new BBox(
    -width / 2 - BORDER,
    -height / 2 - BORDER,
    width + 2 * BORDER,
    height + 2 * BORDER,
  );
}
