import type { Builder } from './generate.ts';
import { DTYPE_POOL } from './pools.ts';
import type { Step } from './program.ts';

/** A step that is neither elementwise, nor a reduction, nor an index expression. */
export function otherStep(builder: Builder, a: { ref: number }, shape: number[]): Step {
  const { dice } = builder;
  const size = shape.reduce((p, n) => p * n, 1);
  const args = [a];
  const axis = builder.axis(shape);
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
      return { op, args, kw: { from: axis, to: builder.axis(shape) } };
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
      return { op, args: [a, builder.ref()], kw: { axis: dice.chance(0.2) ? null : axis } };
    case 'stack':
      return { op, args: [a, builder.ref()], kw: { axis: dice.int(0, shape.length) } };
    case 'vstack':
    case 'hstack':
    case 'column_stack':
      return { op, args: [a, builder.ref()] };
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
      return { op, args: [a, builder.argument(), builder.argument()] as Step['args'] };
    case 'dot':
    case 'matmul':
    case 'inner':
    case 'outer':
    case 'isclose':
      return { op, args: [a, builder.ref()] };
    case 'einsum':
      return einsum(builder, a, shape);
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

function einsum(builder: Builder, a: { ref: number }, shape: number[]): Step {
  const { dice } = builder;
  const letters = 'ijkl'.slice(0, shape.length);
  const reversed = [...letters].reverse().join('');
  const b = builder.ref();
  const other = 'jklm'.slice(0, builder.shapeOf(b).length);
  if (dice.chance(0.3)) {
    const subscripts = dice.pick([
      '...->...',
      '...i->i...',
      '...i->...',
      'i...->...',
      '...ij->...ji',
      `...${letters.slice(-1)}`,
    ]);
    if (dice.chance(0.6)) return { op: 'einsum', args: [a], kw: { subscripts } };
    const pair = dice.pick(['...,...', '...i,...i->...', '...i,i...', '...ij,...jk->...ik']);
    return { op: 'einsum', args: [a, b], kw: { subscripts: pair } };
  }
  const kind = dice.int(0, 3);
  if (kind === 0) return { op: 'einsum', args: [a], kw: { subscripts: `${letters}->${reversed}` } };
  if (kind === 1)
    return { op: 'einsum', args: [a], kw: { subscripts: `${letters}->${letters.slice(0, 1)}` } };
  if (kind === 2)
    return { op: 'einsum', args: [a, a], kw: { subscripts: `${letters},${letters}->` } };
  return { op: 'einsum', args: [a, b], kw: { subscripts: `${letters},${other}` } };
}
