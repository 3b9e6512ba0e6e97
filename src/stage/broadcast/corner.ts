import type { MatrixPlace } from '../matrix/matrix.tsx';

const GAP = 9;
const PILE = 26;

/**
 * The place of a whole array that fits a box: cells up to a size, layers as a pile.
 *
 * @param size layers, rows and columns
 * @param box its left end or, with `centred`, its middle; and the room there is
 */
export function smallPlace(
  [layers, rows, columns]: readonly [number, number, number],
  box: { x: number; middle: number; width: number; height: number; centred?: boolean },
  largest = 90,
): MatrixPlace {
  const pile = (layers - 1) * PILE;
  const fitting = (room: number, count: number) => (room - pile - (count - 1) * GAP) / count;
  const side = Math.min(largest, fitting(box.width, columns), fitting(box.height, rows));
  const height = rows * side + (rows - 1) * GAP;
  const width = columns * side + (columns - 1) * GAP + pile;
  return {
    x: box.centred ? box.x - width / 2 : box.x,
    y: box.middle - (height - pile) / 2,
    cell: [side, side],
    gap: GAP,
    layerStep: [PILE, -PILE],
  };
}
