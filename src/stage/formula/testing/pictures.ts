import { BBox, Vector2 } from '@motion-canvas/core';

/** Number of bytes in which two pictures differ. */
export function differing(a: ImageData, b: ImageData): number {
  let count = Math.abs(a.data.length - b.data.length);
  for (let i = 0; i < a.data.length; i++) if (a.data[i] !== b.data[i]) count++;
  return count;
}

/** Bounds of the pixels whose red is at least `level`. */
export function inkBounds({ data, width, height }: ImageData, level: number): BBox {
  const points: Vector2[] = [];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (data[4 * (y * width + x)] >= level) {
        points.push(new Vector2(x, y), new Vector2(x + 1, y + 1));
      }
    }
  }
  return BBox.fromPoints(...points);
}
