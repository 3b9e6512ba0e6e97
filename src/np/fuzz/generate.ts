/** Random array programs. */
import type { DType } from '../dtype.ts';
import type {
  ArgumentSpec,
  IndexSpec,
  InputSpec,
  Kind,
  Program,
  ScalarSpec,
  Step,
} from './program.ts';

/** A small random source of its own (mulberry32), so that a seed names a case for ever. */
export class Dice {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** 0 ≤ x < 1 */
  unit(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  /** An integer from low to high, both included. */
  int(low: number, high: number): number {
    return low + Math.floor(this.unit() * (high - low + 1));
  }

  chance(p: number): boolean {
    return this.unit() < p;
  }

  pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.unit() * list.length)];
  }
}

const DTYPE_POOL: DType[] = [
  'float64',
  'float64',
  'float64',
  'float32',
  'float32',
  'int64',
  'int32',
  'uint8',
  'bool',
];
const KINDS: Kind[] = ['plain', 'plain', 'wild', 'special', 'grid', 'grid', 'positive'];
const LENGTHS = [0, 1, 1, 2, 2, 3, 3, 4, 5, 7, 8, 9];
const UNARY = (
  'negative absolute sign square sqrt floor ceil trunc rint exp log log1p expm1 sin cos tanh exp2 log2 ' +
  'log10 tan arctan sinh cosh isnan isinf isfinite logical_not invert'
).split(' ');
const BINARY = (
  'add subtract multiply divide floor_divide remainder power maximum minimum equal not_equal less ' +
  'less_equal greater greater_equal logical_and logical_or logical_xor bitwise_and bitwise_or bitwise_xor'
).split(' ');
const REDUCTIONS = 'sum prod max min any all mean var std'.split(' ');
const SCALARS: ScalarSpec[] = [
  0,
  1,
  2,
  3,
  -1,
  0.5,
  -2.5,
  0.1,
  'nan',
  'inf',
  '-0.0',
  true,
  false,
  7,
];
const PRINT_OPTIONS = [
  {},
  {},
  {},
  { precision: 3 },
  { suppress: true },
  { threshold: 10, edgeitems: 2 },
  { precision: 4, suppress: true },
  { sign: '+' as const },
  { sign: ' ' as const },
  { floatmode: 'fixed' as const, precision: 5 },
  { floatmode: 'unique' as const },
  { floatmode: 'maxprec_equal' as const },
  { linewidth: 40, separator: ', ' },
];

/** Builds one program; it keeps track of shapes it can foresee and lets NumPy judge the rest. */
export function randomProgram(seed: number): Program {
  return new Builder(new Dice(seed)).build();
}

class Builder {
  readonly dice: Dice;
  readonly inputs: InputSpec[] = [];
  readonly steps: Step[] = [];
  /** guesses of the shapes and dtypes of the arrays so far */
  readonly shapes: number[][] = [];
  readonly dtypes: DType[] = [];

  constructor(dice: Dice) {
    this.dice = dice;
  }

  build(): Program {
    const { dice } = this;
    const first = this.randomShape();
    this.input(first);
    for (let i = dice.int(0, 2); i > 0; i--) this.input(this.relatedShape(first));
    for (let i = dice.int(1, 4); i > 0; i--) {
      const step = this.randomStep();
      if (dice.chance(0.25)) step.text = dice.pick(PRINT_OPTIONS);
      this.steps.push(step);
    }
    return { inputs: this.inputs, steps: this.steps };
  }

  randomShape(): number[] {
    const { dice } = this;
    if (dice.chance(0.04)) return [dice.pick([100, 127, 128, 129, 1000, 1001, 8192, 8193, 20000])];
    if (dice.chance(0.04)) return [dice.int(1, 40), dice.int(100, 300)];
    const ndim = dice.pick([0, 1, 1, 1, 2, 2, 2, 3, 3, 4]);
    return Array.from({ length: ndim }, () => dice.pick(LENGTHS));
  }

  /** A shape that broadcasts with, multiplies with or just resembles another. */
  relatedShape(shape: number[]): number[] {
    const { dice } = this;
    const roll = dice.unit();
    if (roll < 0.35) return shape;
    if (roll < 0.55) return shape.map((n) => (dice.chance(0.3) ? 1 : n));
    if (roll < 0.7) return shape.slice(dice.int(0, shape.length));
    if (roll < 0.8 && shape.length > 0) return [shape[shape.length - 1], dice.pick(LENGTHS)];
    if (roll < 0.88) return [...shape].reverse();
    return this.randomShape();
  }

  input(shape: number[], dtype = this.dice.pick(DTYPE_POOL)): number {
    this.inputs.push({
      dtype,
      shape,
      kind: this.dice.pick(KINDS),
      seed: this.dice.int(0, 1e6),
    });
    this.shapes.push(shape);
    this.dtypes.push(dtype);
    return this.inputs.length - 1;
  }

  ref(): { ref: number } {
    const count = this.shapes.length;
    // later steps like the latest result
    const latest = this.inputs.length + this.steps.length - 1;
    if (this.steps.length > 0 && this.dice.chance(0.6)) return { ref: latest };
    return { ref: this.dice.int(0, count - 1) };
  }

  argument(): ArgumentSpec {
    return this.dice.chance(0.3) ? { num: this.dice.pick(SCALARS) } : this.ref();
  }

  shapeOf(a: ArgumentSpec): number[] {
    return 'ref' in a ? (this.shapes[a.ref] ?? this.shapes[0]) : [];
  }

  axis(shape: number[]): number {
    const n = Math.max(1, shape.length);
    return this.dice.chance(0.02) ? n : this.dice.int(-n, n - 1);
  }

  axes(shape: number[]): number | number[] | null {
    const { dice } = this;
    if (dice.chance(0.25)) return null;
    if (shape.length > 1 && dice.chance(0.35)) {
      const all = shape.map((_, i) => i).filter(() => dice.chance(0.6));
      return all.length ? all : [0];
    }
    return this.axis(shape);
  }

  sliceText(n: number): string {
    const { dice } = this;
    const part = () => (dice.chance(0.45) ? '' : String(dice.int(-n - 1, n + 1)));
    const step = dice.pick(['', '', ':1', ':2', ':-1', ':-2', ':3', ':']);
    return `${part()}:${part()}${step}`;
  }

  index(shape: number[], self: number): IndexSpec[] {
    const { dice } = this;
    if (dice.chance(0.12)) {
      // a mask of the array's own shape, if there is one
      const mask = this.dtypes.findIndex(
        (d, i) => d === 'bool' && i < this.inputs.length && this.shapes[i].join() === shape.join(),
      );
      if (mask >= 0 && mask !== self) return [{ ref: mask }];
    }
    const result: IndexSpec[] = [];
    const depth = dice.int(0, shape.length);
    const fancy = dice.chance(0.4);
    const count = dice.int(0, 4);
    let ellipsis = dice.chance(0.2);
    for (let axis = 0; axis < depth; axis++) {
      const n = shape[axis];
      if (dice.chance(0.08)) result.push(null);
      if (ellipsis && dice.chance(0.3)) {
        result.push('...');
        ellipsis = false;
        break;
      }
      const roll = dice.unit();
      if (fancy && roll < 0.45) {
        if (dice.chance(0.2)) {
          result.push({ list: Array.from({ length: n }, () => dice.chance(0.5)) });
        } else {
          const high = dice.chance(0.03) ? n : n - 1;
          const length = dice.chance(0.2) ? 1 : count;
          const list = Array.from({ length }, () => dice.int(-n, high));
          result.push(n > 0 && list.length > 0 ? { list } : ':');
        }
      } else if (roll < 0.65) {
        result.push(n > 0 ? dice.int(-n, dice.chance(0.03) ? n : n - 1) : ':');
      } else result.push(this.sliceText(n));
    }
    return result;
  }

  /** A mask for `where=`: bool, broadcasting to the shape; now and then something else. */
  mask(shape: number[]): InputSpec | { ref: number } | { list: boolean[] } {
    const { dice } = this;
    if (dice.chance(0.05)) return this.ref();
    if (dice.chance(0.05)) return { list: [dice.chance(0.5)] };
    const thin = dice.chance(0.6) ? shape : shape.map((n) => (dice.chance(0.5) ? 1 : n));
    const part = dice.chance(0.7) ? thin : thin.slice(dice.int(0, thin.length));
    return {
      dtype: 'bool',
      shape: dice.chance(0.03) ? this.randomShape() : part,
      kind: dice.chance(0.6) ? 'mostly' : 'plain',
      seed: dice.int(0, 1e6),
    };
  }

  randomStep(): Step {
    const { dice } = this;
    const roll = dice.unit();
    const a = this.ref();
    const shape = this.shapeOf(a);
    if (roll < 0.1) return { op: dice.pick(UNARY), args: [a] };
    if (roll < 0.3) {
      const b = this.argument();
      return { op: dice.pick(BINARY), args: dice.chance(0.5) ? [a, b] : [b, a] };
    }
    if (roll < 0.35)
      return { op: dice.pick(['iadd', 'isub', 'imul', 'idiv']), args: [a, this.argument()] };
    if (roll < 0.37) {
      return { op: 'out', args: [a, this.argument(), this.ref()], kw: { name: dice.pick(BINARY) } };
    }
    if (roll < 0.53) return this.reduction(a, shape);
    if (roll < 0.66) return { op: 'get', args: [a], kw: { index: this.index(shape, a.ref) } };
    if (roll < 0.71) {
      return { op: 'set', args: [a, this.argument()], kw: { index: this.index(shape, a.ref) } };
    }
    if (roll < 0.73) {
      return { op: 'update', args: [a, { num: 1 }], kw: { index: this.index(shape, a.ref) } };
    }
    return this.other(a, shape);
  }

  reduction(a: ArgumentSpec, shape: number[]): Step {
    const { dice } = this;
    if (dice.chance(0.25)) {
      const axis = dice.chance(0.3) ? null : this.axis(shape);
      return { op: dice.pick(['argmax', 'argmin', 'cumsum', 'cumprod']), args: [a], kw: { axis } };
    }
    const op = dice.pick(REDUCTIONS);
    const kw: Step['kw'] = { axis: this.axes(shape) };
    if (dice.chance(0.3)) kw.keepdims = true;
    if ((op === 'var' || op === 'std') && dice.chance(0.4)) kw.ddof = 1;
    if ((op === 'sum' || op === 'mean') && dice.chance(0.1)) kw.dtype = 'float64';
    if (dice.chance(0.2)) kw.where = this.mask(shape);
    const folds = ['sum', 'prod', 'max', 'min'].includes(op);
    if (folds && dice.chance(kw.where ? 0.8 : 0.1)) kw.initial = dice.pick([0, 1, 3, 2.5]);
    return { op, args: [a], kw };
  }

  other(a: { ref: number }, shape: number[]): Step {
    const { dice } = this;
    const size = shape.reduce((p, n) => p * n, 1);
    const args = [a];
    const axis = this.axis(shape);
    const op = dice.pick([
      'reshape',
      'reshape',
      'transpose',
      'transpose',
      'astype',
      'astype',
      'copy',
      'clip',
      'round',
      'swapaxes',
      'moveaxis',
      'squeeze',
      'expand_dims',
      'flip',
      'roll',
      'repeat',
      'tile',
      'concatenate',
      'stack',
      'vstack',
      'hstack',
      'column_stack',
      'split',
      'array_split',
      'take',
      'sort',
      'argsort',
      'unique',
      'nonzero',
      'diff',
      'diagonal',
      'diag',
      'tril',
      'triu',
      'broadcast_to',
      'where',
      'dot',
      'dot',
      'matmul',
      'matmul',
      'inner',
      'outer',
      'einsum',
      'norm',
      'isclose',
      'save',
      'arange',
      'linspace',
      'eye',
    ]);
    const grows = ['diag', 'outer', 'einsum', 'dot', 'matmul', 'inner', 'tril', 'triu'];
    if (grows.includes(op) && size > 300) return { op: 'copy', args };
    switch (op) {
      case 'reshape': {
        const choices = [[-1], [size], [1, -1], [-1, 1], [...shape].reverse(), [2, -1], [-1, 2, 2]];
        return { op, args, kw: { shape: dice.pick(choices) } };
      }
      case 'transpose': {
        if (dice.chance(0.5)) return { op, args };
        const axes = shape.map((_, i) => i);
        axes.sort(() => dice.unit() - 0.5);
        return { op, args, kw: { axes } };
      }
      case 'astype':
        return { op, args, kw: { dtype: dice.pick(DTYPE_POOL) } };
      case 'clip':
        return {
          op,
          args,
          kw: { min: dice.pick([null, 0, -1, 0.5]), max: dice.pick([2, 1, 1.5]) },
        };
      case 'round':
        return { op, args, kw: { decimals: dice.pick([0, 1, 2, 3, -1]) } };
      case 'swapaxes':
      case 'moveaxis':
        return { op, args, kw: { from: axis, to: this.axis(shape) } };
      case 'squeeze':
      case 'flip':
        return { op, args, kw: { axis: dice.chance(0.5) ? null : axis } };
      case 'expand_dims':
        return { op, args, kw: { axis } };
      case 'roll':
        return { op, args, kw: { shift: dice.int(-5, 5), axis: dice.chance(0.3) ? null : axis } };
      case 'repeat':
        return { op, args, kw: { repeats: dice.int(0, 3), axis: dice.chance(0.3) ? null : axis } };
      case 'tile':
        return { op, args, kw: { reps: dice.pick([1, 2, [2, 1], [1, 2, 2], 0]) } };
      case 'concatenate':
        return { op, args: [a, this.ref()], kw: { axis: dice.chance(0.2) ? null : axis } };
      case 'stack':
        return { op, args: [a, this.ref()], kw: { axis: dice.int(0, shape.length) } };
      case 'vstack':
      case 'hstack':
      case 'column_stack':
        return { op, args: [a, this.ref()] };
      case 'split':
      case 'array_split':
        return {
          op,
          args,
          kw: { parts: dice.pick([1, 2, 3, [1], [1, 3], [-1]]), axis, part: 0 },
        };
      case 'take': {
        const n = shape[axis < 0 ? axis + shape.length : axis] ?? 1;
        const indices = Array.from({ length: dice.int(1, 4) }, () => dice.int(-n, n - 1));
        return { op, args, kw: { indices, axis: dice.chance(0.2) ? null : axis } };
      }
      case 'sort':
      case 'argsort':
        return { op, args, kw: { axis: dice.chance(0.2) ? null : axis } };
      case 'unique':
        return { op, args, kw: { part: dice.int(0, 3) } };
      case 'nonzero':
        return { op, args, kw: { part: 0 } };
      case 'diff':
        return { op, args, kw: { axis } };
      case 'diagonal':
      case 'diag':
      case 'tril':
      case 'triu':
        return { op, args, kw: { k: dice.int(-2, 2) } };
      case 'broadcast_to':
        return {
          op,
          args,
          kw: { shape: dice.pick([[2, ...shape], shape, [3, 1, ...shape], [4]]) },
        };
      case 'where':
        return { op, args: [a, this.argument(), this.argument()] as Step['args'] };
      case 'dot':
      case 'matmul':
      case 'inner':
      case 'outer':
      case 'isclose':
        return { op, args: [a, this.ref()] };
      case 'einsum':
        return this.einsum(a, shape);
      case 'norm':
        return { op, args, kw: dice.chance(0.5) ? {} : { axis, ord: dice.pick([1, 2]) } };
      case 'arange':
        return {
          op,
          args: [],
          kw: { numbers: [dice.pick([-2, 0, 1.5]), dice.int(3, 9), dice.pick([1, 2, 0.1, 0.25])] },
        };
      case 'linspace':
        return {
          op,
          args: [],
          kw: {
            numbers: [dice.pick([-2, 0, 1.5]), dice.pick([3, 1, 0.7]), dice.int(0, 30)],
            endpoint: dice.chance(0.7),
            dtype: dice.pick(['float64', 'float64', 'float32', 'int64']),
          },
        };
      case 'eye':
        return { op, args: [], kw: { numbers: [dice.int(0, 4), dice.int(0, 4), dice.int(-2, 2)] } };
      default:
        return { op, args };
    }
  }

  einsum(a: { ref: number }, shape: number[]): Step {
    const { dice } = this;
    const letters = 'ijkl'.slice(0, shape.length);
    const reversed = [...letters].reverse().join('');
    const b = this.ref();
    const other = 'jklm'.slice(0, this.shapeOf(b).length);
    const kind = dice.int(0, 3);
    if (kind === 0)
      return { op: 'einsum', args: [a], kw: { subscripts: `${letters}->${reversed}` } };
    if (kind === 1)
      return { op: 'einsum', args: [a], kw: { subscripts: `${letters}->${letters.slice(0, 1)}` } };
    if (kind === 2)
      return { op: 'einsum', args: [a, a], kw: { subscripts: `${letters},${letters}->` } };
    return { op: 'einsum', args: [a, b], kw: { subscripts: `${letters},${other}` } };
  }
}
