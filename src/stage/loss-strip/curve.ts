/** A place of a curve, in pixels. */
export interface CurvePoint {
  readonly x: number;
  readonly y: number;
}

/**
 * A curve with one value an epoch as few points that draw the same picture: in a column of half a pixel
 * only its first, lowest, highest and last value can be seen. No spike is lost.
 *
 * @param x increasing with the epoch
 * @example
 * curvePoints([1, 9, 1], (epoch) => epoch / 10, (value) => value).length // 3: all in one column
 */
export function curvePoints(
  values: ArrayLike<number>,
  x: (epoch: number) => number,
  y: (value: number) => number,
): CurvePoint[] {
  const points: CurvePoint[] = [];
  const add = (epoch: number) => {
    const point = { x: x(epoch), y: y(values[epoch] as number) };
    const last = points.at(-1);
    if (last === undefined || last.x !== point.x || last.y !== point.y) points.push(point);
  };
  let begin = 0;
  while (begin < values.length) {
    const column = Math.floor(2 * x(begin));
    let end = begin + 1;
    let [low, high] = [begin, begin];
    while (end < values.length && Math.floor(2 * x(end)) === column) {
      if ((values[end] as number) < (values[low] as number)) low = end;
      if ((values[end] as number) > (values[high] as number)) high = end;
      end++;
    }
    for (const epoch of [...new Set([begin, low, high, end - 1])].sort((a, b) => a - b)) add(epoch);
    begin = end;
  }
  return points;
}

/** A curve as a path of straight pieces. */
export function curvePath(points: readonly CurvePoint[]): Path2D {
  const path = new Path2D();
  points.forEach(({ x, y }, i) => {
    if (i === 0) path.moveTo(x, y);
    else path.lineTo(x, y);
  });
  return path;
}

/** The area between a curve and the ground. */
export function areaPath(points: readonly CurvePoint[], ground: number): Path2D {
  const path = curvePath(points);
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return path;
  path.lineTo(last.x, ground);
  path.lineTo(first.x, ground);
  path.closePath();
  return path;
}

/**
 * The top of a loss axis: a little above the start and above all but the rarest values, so that a few
 * spikes do not flatten everything else. What is higher leaves through the top.
 */
export function lossTop(loss: ArrayLike<number>): number {
  const sorted = Float64Array.from(loss).sort();
  const usual = sorted[Math.floor((sorted.length - 1) * 0.98)] ?? 0;
  const top = 1.2 * Math.max(loss[0] ?? 0, usual);
  return top > 0 ? top : 1;
}
