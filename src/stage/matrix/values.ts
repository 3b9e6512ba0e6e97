import type { Run, ShownValue } from '../../run/run.ts';

/** An array as layers of rows of numbers; what has fewer axes is one layer, or one layer of one row. */
export interface ArrayValues {
  /** Layers, rows, columns. */
  readonly size: readonly [number, number, number];
  /** Lengths along the array's own axes. */
  readonly shape: readonly number[];
  at(layer: number, row: number, column: number): ShownValue;
}

/**
 * A recorded array of up to three axes as cells. A vector of shape `(3,)` is one row; a number is one cell.
 *
 * @throws Error when the array has more than three axes.
 * @example
 * arrayValues(run, 'A').at(0, 1, 2) // { number: 6, text: '6', path: 'A[1, 2]', source: 'run' }
 */
export function arrayValues(run: Run, path: string): ArrayValues {
  const { shape } = run.array(path);
  if (shape.length > 3) {
    throw new Error(
      `"${path}" has ${shape.length} axes. A matrix on the stage has room for three: show a part of it.`,
    );
  }
  const size = threeAxes(shape);
  const cells = Array.from({ length: size[0] * size[1] * size[2] }, (_, flat) => {
    const index = unravel(flat, shape);
    return run.value(index.length === 0 ? path : `${path}[${index.join(', ')}]`);
  });
  return {
    size,
    shape,
    at: (layer, row, column) => cells[(layer * size[1] + row) * size[2] + column] as ShownValue,
  };
}

/** The same numbers laid out in another shape, such as the row `(3,)` as the column `(3, 1)`. */
export function reshaped(values: ArrayValues, shape: readonly number[]): ArrayValues {
  const size = threeAxes(shape);
  const flat = allValues(values);
  if (flat.length !== size[0] * size[1] * size[2]) {
    throw new Error(`${flat.length} numbers do not fill the shape (${shape.join(', ')}).`);
  }
  return {
    size,
    shape,
    at: (layer, row, column) => flat[(layer * size[1] + row) * size[2] + column] as ShownValue,
  };
}

/** All numbers in the order of memory: layer by layer, row by row. */
export function allValues({ size: [layers, rows, columns], at }: ArrayValues): ShownValue[] {
  return Array.from({ length: layers * rows * columns }, (_, flat) => {
    const row = Math.floor(flat / columns);
    return at(Math.floor(row / rows), row % rows, flat % columns);
  });
}

/** A shape with ones in front, so that it has three axes. */
export function threeAxes(shape: readonly number[]): readonly [number, number, number] {
  const [layers, rows, columns] = [...Array(3 - shape.length).fill(1), ...shape] as number[];
  return [layers as number, rows as number, columns as number];
}

/** Position in memory → one index an axis. */
function unravel(flat: number, shape: readonly number[]): number[] {
  let rest = flat;
  return shape
    .toReversed()
    .map((length) => {
      const index = rest % length;
      rest = Math.floor(rest / length);
      return index;
    })
    .toReversed();
}
