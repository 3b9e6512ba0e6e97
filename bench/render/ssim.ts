/** One sample a pixel, row by row, 0 to 255. */
export interface Luma {
  readonly width: number;
  readonly height: number;
  readonly samples: Uint8Array;
}

/** Side of a window, and how far the next one is. */
const WINDOW = 8;
const STEP = 4;
const PIXELS = WINDOW * WINDOW;
/** (0.01 · 255)² and (0.03 · 255)²: keep flat windows from dividing by nothing. */
const C1 = (0.01 * 255) ** 2;
const C2 = (0.03 * 255) ** 2;

/**
 * Structural similarity of two pictures' luma, 1 for equal ones: the mean over windows of
 * `(2 μx μy + C1)(2 σxy + C2) / ((μx² + μy² + C1)(σx² + σy² + C2))`.
 *
 * Wang, Bovik, Sheikh, Simoncelli: Image quality assessment: from error visibility to structural similarity,
 * IEEE Transactions on Image Processing 13 (2004), equation 13. The windows are squares of 8×8 pixels, one
 * every 4 pixels, with unbiased variances, as x264 and ffmpeg's `ssim` filter have them.
 *
 * @throws RangeError when the sizes differ or no window fits
 * @example
 * ssim(drawn, decoded) // 0.9987
 */
export function ssim(a: Luma, b: Luma): number {
  const { width, height } = a;
  if (width !== b.width || height !== b.height) {
    throw new RangeError(
      `${width}×${height} cannot be compared with ${b.width}×${b.height}: give pictures of one size.`,
    );
  }
  if (width < WINDOW || height < WINDOW) {
    throw new RangeError(`${width}×${height} is smaller than a window of ${WINDOW}×${WINDOW}.`);
  }
  // Sums over blocks of 4×4 are shared by the four windows that hold a block.
  const [columns, rows] = [Math.floor(width / STEP), Math.floor(height / STEP)];
  const blocks = blockSums(a, b, columns, rows);
  let total = 0;
  for (let row = 0; row < rows - 1; row++) {
    for (let column = 0; column < columns - 1; column++) {
      const first = 4 * (row * columns + column);
      const below = first + 4 * columns;
      const sum = (index: number) =>
        (blocks[first + index] as number) +
        (blocks[first + 4 + index] as number) +
        (blocks[below + index] as number) +
        (blocks[below + 4 + index] as number);
      total += similarity(sum(0), sum(1), sum(2), sum(3));
    }
  }
  return total / ((rows - 1) * (columns - 1));
}

/** For each block of 4×4: Σx, Σy, Σ(x² + y²), Σxy. */
function blockSums(a: Luma, b: Luma, columns: number, rows: number): Float64Array {
  const sums = new Float64Array(4 * columns * rows);
  for (let y = 0; y < rows * STEP; y++) {
    const line = Math.floor(y / STEP) * columns;
    for (let x = 0; x < columns * STEP; x++) {
      const p = a.samples[y * a.width + x] as number;
      const q = b.samples[y * a.width + x] as number;
      const at = 4 * (line + (x >> 2));
      sums[at] += p;
      sums[at + 1] += q;
      sums[at + 2] += p * p + q * q;
      sums[at + 3] += p * q;
    }
  }
  return sums;
}

function similarity(sumX: number, sumY: number, squares: number, products: number): number {
  const [meanX, meanY] = [sumX / PIXELS, sumY / PIXELS];
  const variances = (squares - PIXELS * (meanX ** 2 + meanY ** 2)) / (PIXELS - 1);
  const covariance = (products - PIXELS * meanX * meanY) / (PIXELS - 1);
  return (
    ((2 * meanX * meanY + C1) * (2 * covariance + C2)) /
    ((meanX ** 2 + meanY ** 2 + C1) * (variances + C2))
  );
}
