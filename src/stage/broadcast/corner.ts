import type { MatrixPlace } from '../matrix/matrix.tsx';

const GAP = 9;
const PILE = 26;

/**
 * The place of a whole array that fits a box, small beside its shape: cells up to a size, layers as a pile.
 *
 * @param size layers, rows and columns
 */
export function smallPlace(
  [layers, rows, columns]: readonly [number, number, number],
  box: { x: number; middle: number; width: number; height: number },
  largest = 90,
): MatrixPlace {
  const pile = (layers - 1) * PILE;
  const fitting = (room: number, count: number) => (room - pile - (count - 1) * GAP) / count;
  const side = Math.min(largest, fitting(box.width, columns), fitting(box.height, rows));
  const height = rows * side + (rows - 1) * GAP;
  return {
    x: box.x,
    y: box.middle - (height - pile) / 2,
    cell: [side, side],
    gap: GAP,
    layerStep: [PILE, -PILE],
  };
}
