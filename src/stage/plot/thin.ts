/** Points of a line in pixels, and which datum each one is. */
export interface Line {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly index: Int32Array;
}

/**
 * Leaves out points of a line that no pixel would show: of each column of `width` pixels the first, lowest,
 * highest and last remain, so every spike does. x must not descend; a line with points that are not finite
 * is returned whole.
 *
 * The method is M4 (Jugel, Jerzak, Hackenbroich, Markl, VLDB 2014), whose result equals the whole line
 * pixel by pixel when a column is one pixel wide.
 *
 * @example
 * thin(x, y, 1) // at most four points a column
 */
export function thin(x: Float64Array, y: Float64Array, width: number): Line {
  if (!x.every(Number.isFinite) || !y.every(Number.isFinite)) return whole(x, y);
  const count = x.length;
  const kept: number[] = [];
  let start = 0;
  while (start < count) {
    const column = Math.floor((x[start] as number) / width);
    let end = start;
    let lowest = start;
    let highest = start;
    while (end + 1 < count && Math.floor((x[end + 1] as number) / width) === column) {
      end++;
      if ((y[end] as number) < (y[lowest] as number)) lowest = end;
      if ((y[end] as number) > (y[highest] as number)) highest = end;
    }
    for (const at of [start, Math.min(lowest, highest), Math.max(lowest, highest), end]) {
      if (at !== kept.at(-1)) kept.push(at);
    }
    start = end + 1;
  }
  return {
    x: Float64Array.from(kept, (at) => x[at] as number),
    y: Float64Array.from(kept, (at) => y[at] as number),
    index: Int32Array.from(kept),
  };
}

function whole(x: Float64Array, y: Float64Array): Line {
  return { x, y, index: Int32Array.from(x, (_, at) => at) };
}
