/** Random array programs. */
import type { DType } from '../../src/np/array/dtype.ts';
import { Dice } from './dice.ts';
import { otherStep } from './other-steps.ts';
import {
  BINARY,
  DTYPE_POOL,
  KINDS,
  LENGTHS,
  PRINT_OPTIONS,
  REDUCTIONS,
  SCALARS,
  UNARY,
} from './pools.ts';
import type { ArgumentSpec, IndexSpec, InputSpec, Program, Step } from './program.ts';

/** Builds one program; it keeps track of shapes it can foresee and lets NumPy judge the rest. */
export function randomProgram(seed: number): Program {
  return new Builder(new Dice(seed)).build();
}

export class Builder {
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
    return otherStep(this, a, shape);
  }

  reduction(a: ArgumentSpec, shape: number[]): Step {
    const { dice } = this;
    if (dice.chance(0.25)) {
      const axis = dice.chance(0.3) ? null : this.axis(shape);
      const op = dice.pick(['argmax', 'argmin', 'cumsum', 'cumprod']);
      const kw: Step['kw'] = { axis };
      if (op.startsWith('arg') && dice.chance(0.3)) kw.keepdims = true;
      return { op, args: [a], kw };
    }
    if (dice.chance(0.05)) {
      const kw: Step['kw'] = { axis: this.axes(shape) };
      if (dice.chance(0.3)) kw.keepdims = true;
      return { op: 'ptp', args: [a], kw };
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
}
