import type { Recorder } from 'gradreel/lesson';
import * as np from 'gradreel/np';
import type { Parameters } from './lesson.ts';

/** A sum of two shapes; maxima that are subtracted wrongly and rightly; and the sum on its way back. */
export function run(parameters: Parameters, record: Recorder): void {
  const A = np.array(parameters.A as number[], 'float64');
  const b = np.array(parameters.b as number[], 'float64');
  const R = np.add(A, b);
  recordWithShape(record, { A, b, R });

  // Shapes line up from the right; what is missing on the left reads as one.
  const lengths = (shape: readonly number[]) => [...Array(R.ndim - shape.length).fill(1), ...shape];
  const [ofA, ofB] = [lengths(A.shape), lengths(b.shape)];
  record.array('A_aligned', np.array(ofA));
  record.array('b_aligned', np.array(ofB));
  record.array('A_size', A.size);
  record.array('b_size', b.size);
  record.array('missing', Math.abs(A.ndim - b.ndim));
  record.array('equal_axes', ofA.filter((length, axis) => length === ofB[axis]).length);
  record.array('stretching', ofA.filter((length, axis) => length !== ofB[axis]).length);
  record.array('reach', reachOf(ofA, ofB, R.shape));
  record.array('R_size', R.size);
  record.mistake('lengths_added', A.size + b.size);
  record.mistake('every_pair', A.size * b.size);
  record.array('first_A', A.ravel().slice(0));
  record.array('first_b', b.ravel().slice(0));
  record.array('first_sum', R.ravel().slice(0));

  const S = squareFor(A);
  const m = S.shape[0] as number;
  record.array('is_A', Number(S === A));
  record.array('m', m);
  recordColumn(record, S, b);
  recordMaxima(record, S);
  recordWayBack(record, m);
}

/** How the narration tells what stretches: 0 nothing, 1 a row b down, 2 a column b across, 3 otherwise. */
function reachOf(ofA: readonly number[], ofB: readonly number[], out: np.Shape): number {
  const stretched = (lengths: readonly number[]) =>
    lengths.flatMap((length, axis) => (length === out[axis] ? [] : [axis - out.length]));
  const [a, b] = [stretched(ofA), stretched(ofB)];
  if (a.length + b.length === 0) return 0;
  if (a.length > 0) return 3;
  // A row has its numbers on the last axis alone, a column on the one before; one number is neither.
  const size = ofB.reduce((product, length) => product * length, 1);
  const isLongOnly = (axis: number) => size > 1 && ofB.at(axis) === size;
  if (b.includes(-2) && isLongOnly(-1)) return 1;
  return b.includes(-1) && isLongOnly(-2) ? 2 : 3;
}

/** The matrix of the second half: A itself where the mistake shows in it, else the numbers from one on. */
function squareFor(A: np.NDArray): np.NDArray {
  const [rows, columns] = A.shape;
  const isSquare = A.ndim === 2 && rows === columns && (rows === 3 || rows === 4);
  const shows = isSquare && np.max(np.subtract(A, np.max(A, { axis: 1 }))) > 0;
  return shows ? A : np.arange(1, 10, 1, 'float64').reshape(3, 3);
}

/** The numbers of b where it is a row, else tens, standing as a column. */
function recordColumn(record: Recorder, S: np.NDArray, b: np.NDArray): void {
  const m = S.shape[0] as number;
  const isRow = b.size === m && b.shape.at(-1) === m;
  const row = isRow ? b.reshape(m) : np.multiply(np.arange(1, m + 1, 1, 'float64'), 10);
  const c = row.reshape(m, 1);
  record.array('is_b', Number(isRow));
  record.array('turned_differs', Number(np.any(np.notEqual(np.add(S, row), np.add(S, c)))));
  recordWithShape(record, { S, row, c, column_sum: np.add(S, c) });
  record.mistake('first_of_column', np.add(S.at(1, 0) as number, c.at(0, 0) as number));
}

function recordMaxima(record: Recorder, S: np.NDArray): void {
  const two = S.slice(':2');
  const two_maxima = np.max(two, { axis: 1 });
  recordWithShape(record, { two, two_maxima });
  record.array('two_maxima_aligned', np.array([1, 2]));
  record.array('error', characters(errorOf(() => np.subtract(two, two_maxima))));

  const maxima = np.max(S, { axis: 1 });
  const wrong = np.subtract(S, maxima);
  const kept = np.max(S, { axis: 1, keepdims: true });
  recordWithShape(record, { maxima, wrong, kept, right: np.subtract(S, kept) });
  record.array('most', np.max(wrong));
}

/** Each row of a sum sends back another gradient; an entry of the broadcast row collects its column. */
function recordWayBack(record: Recorder, m: number): void {
  const G = np.multiply(np.arange(1, m + 1, 1, 'float64').reshape(m, 1), np.ones([1, m]));
  // The tiles rise from the last row to the first, so this is the order in which they add up.
  const running = np.cumsum(G.slice('::-1'), 0);
  const db = np.sum(G, { axis: 0 });
  recordWithShape(record, { G, db });
  record.array('running', running);
  record.array('db_aligned', np.array([1, m]));
}

function recordWithShape(record: Recorder, arrays: Record<string, np.NDArray>): void {
  for (const [name, array] of Object.entries(arrays)) {
    record.array(name, array);
    record.array(`${name}_shape`, np.array([...array.shape]));
  }
}

/** What NumPy says when it refuses. */
function errorOf(compute: () => unknown): string {
  try {
    compute();
  } catch (cause) {
    if (cause instanceof np.BroadcastError) return cause.message;
    throw cause;
  }
  throw new Error('The pair that has to fail can be broadcast.');
}

/** A text as numbers, so that a run can hold it. */
function characters(text: string): np.NDArray {
  return np.array(
    [...text].map((character) => character.charCodeAt(0)),
    'uint8',
  );
}
