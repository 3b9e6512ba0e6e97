import type { Box } from '../../lesson/check/moment.ts';

/** Neighbours that differ by this much, as the sum over red, green and blue, are no shade of one surface. */
const EDGE = 30;

/** Finds what is drawn in a picture by its edges; a soft light has none. */
export class Edges {
  readonly #marks: Uint8Array;
  readonly #width: number;
  readonly #height: number;

  constructor({ data, width, height }: ImageData) {
    this.#width = width;
    this.#height = height;
    const marks = new Uint8Array(width * height);
    for (let y = 0; y < height - 1; y++) {
      for (let x = 0; x < width - 1; x++) {
        const at = y * width + x;
        if (differ(data, 4 * at, 4 * (at + 1)) || differ(data, 4 * at, 4 * (at + width)))
          marks[at] = 1;
      }
    }
    this.#marks = marks;
  }

  /** Pixels from a box to the nearest edge, 0 for one inside; as far as `reach`, else Infinity. */
  distance({ x, y, width, height }: Box, reach: number): number {
    let least = Number.POSITIVE_INFINITY;
    const [right, bottom] = [x + width, y + height];
    const [fromX, toX] = [Math.max(0, Math.floor(x - reach)), Math.ceil(right + reach)];
    const [fromY, toY] = [Math.max(0, Math.floor(y - reach)), Math.ceil(bottom + reach)];
    for (let row = fromY; row < Math.min(toY, this.#height); row++) {
      const dy = Math.max(y - row, row - bottom, 0);
      for (let column = fromX; column < Math.min(toX, this.#width); column++) {
        if (this.#marks[row * this.#width + column] === 0) continue;
        least = Math.min(least, Math.hypot(Math.max(x - column, column - right, 0), dy));
        if (least === 0) return 0;
      }
    }
    return least <= reach ? least : Number.POSITIVE_INFINITY;
  }
}

function differ(data: Uint8ClampedArray, a: number, b: number): boolean {
  const at = (index: number) => data[index] as number;
  return (
    Math.abs(at(a) - at(b)) + Math.abs(at(a + 1) - at(b + 1)) + Math.abs(at(a + 2) - at(b + 2)) >
    EDGE
  );
}
