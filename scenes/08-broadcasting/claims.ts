import { defineClaims, type Fact } from 'gradreel/lesson';
import type { Parameters } from './lesson.ts';

type Given = Fact<Parameters>;
type Numbers = number | readonly Numbers[];

/** The shape of nested lists. */
function shapeOf(array: Numbers): number[] {
  return typeof array === 'number' ? [] : [array.length, ...shapeOf(array[0] as Numbers)];
}

/** Both shapes with ones where an axis is missing. */
function aligned({ parameters: { A, b } }: Given): [number[], number[]] {
  const [ofA, ofB] = [shapeOf(A), shapeOf(b)];
  const axes = Math.max(ofA.length, ofB.length);
  const fill = (shape: number[]) => [...Array(axes - shape.length).fill(1), ...shape];
  return [fill(ofA), fill(ofB)];
}

const product = (numbers: readonly number[]) => numbers.reduce((a, b) => a * b, 1);

/** Axes on which the first of two shapes is repeated, from the right: −1 is the last. */
function repeated([ofA, ofB]: [number[], number[]]): number[] {
  return ofA.flatMap((length, i) => (length < (ofB[i] as number) ? [i - ofA.length] : []));
}

/** The square matrix of the second half, row by row. */
function rows({ list, number }: Given): number[][] {
  const [S, m] = [list('S'), number('m')];
  return Array.from({ length: m }, (_, i) => S.slice(i * m, (i + 1) * m));
}

const isWhole = 'how broadcasting is defined';

export const claims = defineClaims<Parameters>({
  claims: {
    'Every array has a shape: how long it is along each axis': 'what a shape is',
    'Equal ones fit, tooth by tooth': (given) => {
      const [ofA, ofB] = aligned(given);
      return ofA.some((length, axis) => length === ofB[axis]);
    },
    'A one fits every length: it stretches until it is as long': (given) => {
      const [ofA, ofB] = aligned(given);
      return ofA.some((length, axis) => length !== ofB[axis]);
    },
    'The result has the longer length on each axis': (given) => {
      const [ofA, ofB] = aligned(given);
      const longer = ofA.map((length, axis) => Math.max(length, ofB[axis] as number));
      return String(given.list('R_shape')) === String(longer);
    },
    'The result has the same lengths': (given) => {
      const [ofA, ofB] = aligned(given).map(String);
      return ofA === ofB && String(given.list('R_shape')) === ofA;
    },
    'Nothing had to stretch': (given) => {
      const [ofA, ofB] = aligned(given);
      return repeated([ofA, ofB]).length + repeated([ofB, ofA]).length === 0;
    },
    'Each cell of the result uses one number of either': isWhole,
    'That is every number with every other': ({ number, list }) =>
      number('mistake.every_pair') === product(list('A_shape')) * product(list('b_shape')),
    'Only those at the same place meet': isWhole,
    'every number finds its partner': (given) => {
      const [ofA, ofB] = aligned(given);
      return String(ofA) === String(ofB);
    },
    'the row reaches down over every row': (given) => {
      const [ofA, ofB] = aligned(given);
      return repeated([ofB, ofA]).includes(-2) && product(ofB) === ofB.at(-1);
    },
    'the column reaches across every column': (given) => {
      const [ofA, ofB] = aligned(given);
      return String(repeated([ofB, ofA]).at(-1)) === '-1' && product(ofB) === ofB.at(-2);
    },
    'along every one, the same number is read as often as needed': (given) => {
      const [ofA, ofB] = aligned(given);
      return repeated([ofA, ofB]).length + repeated([ofB, ofA]).length > 0;
    },
    'they take no memory': 'NumPy reads what stretches with a stride of zero',
    'Nothing is copied, it is only read again': 'NumPy reads what stretches with a stride of zero',
    'Now the same {} numbers stand up': (given) => {
      const { parameters, list } = given;
      const numbers = (parameters.b as Numbers[]).flat(3).map(Number);
      return (
        shapeOf(parameters.b).at(-1) === numbers.length && String(list('c')) === String(numbers)
      );
    },
    'the first number of the column was added': ({ number, list }) =>
      number('mistake.first_of_column') ===
      (list('S')[number('m')] as number) + (list('c')[0] as number),
    'The second row meets the second': 'how a column is added',
    'The column reaches every cell of the row': 'how a column is added',
    'the whole second row gets {}': ({ said, list, number }) => {
      const [S, sum, m] = [list('S'), list('column_sum'), number('m')];
      return S.every(
        (cell, i) => Math.floor(i / m) !== 1 || sum[i] === cell + (said[0]?.number ?? Number.NaN),
      );
    },
    'The same numbers in another shape give another result': (given) => {
      const row = given.list('row');
      return rows(given).some((cells, i) =>
        cells.some((cell, j) => cell + (row[i] as number) !== cell + (row[j] as number)),
      );
    },
    'These numbers are all equal, so lying or standing they give the same result': ({ list }) =>
      list('row').every((number) => number === list('row')[0]),
    'take the maximum of each row': 'a question',
    'neither length is a one': ({ list }) => !list('two_shape').includes(1),
    'The lengths are equal now, so NumPy sees nothing wrong': ({ list, number }) =>
      list('maxima').length === number('m'),
    'the same line runs without an error': ({ list }) =>
      list('wrong_shape').join() === list('S_shape').join(),
    '{} belongs to the last row, and now it hits the last column': (given) => {
      const last = Math.max(...(rows(given).at(-1) as number[]));
      const wrong = given.list('wrong');
      const m = given.number('m');
      return (
        given.said[0]?.number === last &&
        rows(given).every((cells, i) => wrong[i * m + m - 1] === (cells.at(-1) as number) - last)
      );
    },
    'All the others are wrong in the same way': (given) => {
      const maxima = rows(given).map((cells) => Math.max(...cells));
      const [wrong, m] = [given.list('wrong'), given.number('m')];
      return rows(given).every((cells, i) =>
        cells.every((cell, j) => wrong[i * m + j] === cell - (maxima[j] as number)),
      );
    },
    'The axis that the maximum used up stays, as a one': ({ list }) =>
      list('kept_shape').at(-1) === 1,
    'Whatever comes back to its ghosts': 'the chain rule',
    'After subtracting a maximum nothing may be above zero, and here {} is': (given) => {
      const most = given.said[0]?.number ?? 0;
      return (
        most > 0 && given.list('wrong').includes(most) && given.list('right').every((x) => x <= 0)
      );
    },
    'the maxima stand as a column, each beside its own row': ({ list, number }) =>
      String(list('kept_shape')) === String([number('m'), 1]),
    'The same {}: on the left it runs down a column, on the right across its own row': (given) =>
      given.said[0]?.number === given.list('kept').at(-1) &&
      given.said[0]?.number === given.list('maxima').at(-1),
    'a number comes back for every cell of a sum': ({ list, number }) =>
      list('G').length === number('m') ** 2,
    'each number of the row was read {} times': ({ said, list, number }) =>
      said[0]?.number === list('G').length / number('m'),
    'What stretches on the way out is summed on the way back, along the same axis': ({
      list,
      number,
    }) => {
      const [G, m] = [list('G'), number('m')];
      return list('db').every(
        (sum, j) => sum === G.filter((_, i) => i % m === j).reduce((a, b) => a + b, 0),
      );
    },
  },
  cases: [
    'A=5 b=7',
    'A=[[1,2,3],[4,5,6],[7,8,9]] b=[[10],[20],[30]]',
    'A=[[1],[2],[3]] b=[[1,2,3,4]]',
    'A=[[1,2,3,4],[5,6,7,8],[1,2,3,4],[5,6,7,9]] b=1,2,3,4',
    'b=5,5,5',
  ],
  draw: {
    A: (random) => arrayOf(shape(random), random),
    b: (
      random,
      {
        A = [
          [0, 0, 0],
          [0, 0, 0],
          [0, 0, 0],
        ],
      },
    ) => arrayOf(fitting(shapeOf(A as Numbers), random), random),
  },
});

function shape(random: () => number): number[] {
  const axes = 1 + Math.floor(3 * random());
  return Array.from({ length: axes }, (_, axis) =>
    axes === 3 && axis === 0
      ? 1 + Math.floor(2 * random())
      : ([1, 1, 2, 3, 3, 4][Math.floor(6 * random())] as number),
  );
}

/** A shape that can be added to another: some axes are one, or missing, or long where the other has a one. */
function fitting(other: readonly number[], random: () => number): number[] {
  const lengths = other.map((length) => {
    if (length === 1) return 1 + Math.floor(2 * random());
    return random() < 0.6 ? length : 1;
  });
  return lengths.slice(Math.floor(lengths.length * random()));
}

/** Nested lists of a shape, with numbers of one kind. */
function arrayOf(lengths: readonly number[], random: () => number): Numbers {
  const same = Math.round(9 * random());
  const kinds = [
    () => Math.round(20 * random() - 10),
    () => Math.round(100 * random() - 50) / 10,
    () => 6 * random() - 3,
    () => same,
    () => (random() < 0.5 ? 0 : 1e6 * random() ** 4 + 1e-6),
  ];
  const kind = kinds[Math.floor(kinds.length * random())] as () => number;
  const nested = ([count, ...rest]: readonly number[]): Numbers =>
    count === undefined ? kind() : Array.from({ length: count }, () => nested(rest));
  return nested(lengths);
}
