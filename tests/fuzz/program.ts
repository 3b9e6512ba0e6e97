/**
 * Array programs as plain data, and their execution by np. The same JSON runs in real NumPy through
 * reference.py, so a program is at once a fuzz case, a fixture and a bug report.
 */
import type { DType } from '../../src/np/array/dtype.ts';
import type { Index, NDArray } from '../../src/np/index.ts';
import * as np from '../../src/np/index.ts';
import { decode, describe, inputArray } from './arrays.ts';

export type Kind = 'plain' | 'wild' | 'special' | 'positive' | 'grid' | 'mostly';

/** An input array: generated from a seed, or given as base64 of its little-endian bytes. */
export interface InputSpec {
  dtype: DType;
  shape: number[];
  kind?: Kind;
  seed?: number;
  data?: string;
}

export type ScalarSpec = number | boolean | 'nan' | 'inf' | '-inf' | '-0.0';
export type ArgumentSpec = { ref: number } | { num: ScalarSpec };
export type IndexSpec = number | string | null | { ref: number } | { list: (number | boolean)[] };

export interface Step {
  op: string;
  args: ArgumentSpec[];
  // biome-ignore lint/suspicious/noExplicitAny: options differ from operation to operation
  kw?: Record<string, any>;
  /** print options; when present the text is compared too */
  text?: np.PrintOptions;
}

export interface Program {
  name?: string;
  inputs: InputSpec[];
  steps: Step[];
}

/** What is known of a result. */
export interface Outcome {
  dtype?: string;
  shape?: number[];
  strides?: number[];
  data?: string;
  crc?: number;
  str?: string;
  repr?: string;
  /** checksums of long texts */
  strCrc?: number;
  reprCrc?: number;
  error?: string;
  type?: string;
  /** NumPy's dtype, when np has no such thing (int8, float16) */
  skip?: string;
}

export interface ProgramOutcome {
  results: Outcome[];
  /** the arrays at the end: shows which share memory */
  final?: Outcome[];
}

function scalar(value: ScalarSpec): number | boolean {
  if (typeof value !== 'string') return value;
  return { nan: Number.NaN, inf: Infinity, '-inf': -Infinity, '-0.0': -0 }[value];
}

type Argument = NDArray | number | boolean;

/** Operations that NumPy computes in another order or with other functions: equal up to rounding. */
export const APPROXIMATE = new Set(
  (
    'exp exp2 expm1 log log2 log10 log1p sin cos tan arctan sinh cosh tanh power ipow ' +
    'dot matmul inner einsum solve inv det norm'
  ).split(' '),
);

/** Which of +0 and −0 comes out depends on NumPy's vector width. */
export const SIGN_OF_ZERO = new Set(['max', 'min']);

const REDUCTIONS = new Set('sum prod max min any all mean var std'.split(' '));
const INPLACE: Record<string, (a: NDArray, b: Argument) => NDArray> = {
  iadd: (a, b) => a.iadd(b),
  isub: (a, b) => a.isub(b),
  imul: (a, b) => a.imul(b),
  idiv: (a, b) => a.idiv(b),
  ipow: (a, b) => a.ipow(b),
};

type AnyFunction = (...args: unknown[]) => NDArray;
const functions = np as unknown as Record<string, AnyFunction>;
const linalg = np.linalg as unknown as Record<string, AnyFunction>;

function runStep(step: Step, env: NDArray[]): NDArray {
  const { op, kw = {} } = step;
  const args: Argument[] = step.args.map((a) => ('ref' in a ? env[a.ref] : scalar(a.num)));
  const a = args[0] as NDArray;
  const index = (): Index[] =>
    (kw.index as IndexSpec[]).map((i) =>
      i !== null && typeof i === 'object' ? ('ref' in i ? env[i.ref] : i.list) : i,
    );
  if (REDUCTIONS.has(op)) {
    const options: Step['kw'] = { axis: kw.axis ?? null, ...kw };
    const where: InputSpec | { ref: number } | { list: boolean[] } | undefined = kw.where;
    if (where) {
      options.where =
        'ref' in where ? env[where.ref] : 'list' in where ? where.list : inputArray(where);
    }
    return functions[op](a, options);
  }
  if (op in INPLACE) return INPLACE[op](a, args[1]);
  switch (op) {
    case 'argmax':
    case 'argmin': {
      const found: NDArray | number = functions[op](a, kw.axis, kw.keepdims);
      return typeof found === 'number' ? np.array(found, 'int64') : found;
    }
    case 'ptp':
      return functions.ptp(a, { axis: kw.axis ?? null, keepdims: kw.keepdims ?? false });
    case 'cumsum':
    case 'cumprod':
      return functions[op](a, kw.axis ?? undefined);
    case 'out':
      return functions[kw.name](...args);
    case 'get':
      return a.get(...index());
    case 'set':
      return a.set(index(), args[1]);
    case 'update':
      return a.update(index(), (v) => v.isub(args[1]));
    case 'reshape':
      return a.reshape(kw.shape);
    case 'transpose':
      return 'axes' in kw ? a.transpose(kw.axes) : a.T;
    case 'astype':
      return a.astype(kw.dtype);
    case 'copy':
      return a.copy();
    case 'clip':
      return np.clip(
        a,
        kw.min === null ? null : scalar(kw.min),
        kw.max === null ? null : scalar(kw.max),
      );
    case 'round':
      return np.round(a, kw.decimals);
    case 'swapaxes':
    case 'moveaxis':
      return functions[op](a, kw.from, kw.to);
    case 'squeeze':
    case 'flip':
      return functions[op](a, kw.axis ?? undefined);
    case 'expand_dims':
      return np.expandDims(a, kw.axis);
    case 'roll':
      return np.roll(a, kw.shift, kw.axis ?? undefined);
    case 'repeat':
      return np.repeat(a, np.array(kw.repeats, 'int64'), kw.axis ?? undefined);
    case 'tile':
      return np.tile(a, kw.reps);
    case 'concatenate':
      return np.concatenate(args, kw.axis === undefined ? 0 : kw.axis);
    case 'stack':
      return np.stack(args, kw.axis ?? 0);
    case 'vstack':
    case 'hstack':
    case 'column_stack':
      return functions[op](args);
    case 'split':
    case 'array_split':
      return (op === 'split' ? np.split : np.arraySplit)(a, kw.parts, kw.axis ?? 0)[kw.part];
    case 'take':
      return np.take(a, np.array(kw.indices, 'int64'), kw.axis ?? undefined);
    case 'sort':
    case 'argsort':
      return functions[op](a, kw.axis);
    case 'unique': {
      const all = np.uniqueAll(a);
      return [all.values, all.index, all.inverse, all.counts][kw.part];
    }
    case 'nonzero':
      return np.nonzero(a)[kw.part];
    case 'diff':
      return np.diff(a, kw.axis);
    case 'diagonal':
    case 'diag':
    case 'tril':
    case 'triu':
      return functions[op](a, kw.k);
    case 'broadcast_to':
      return np.broadcastTo(a, kw.shape);
    case 'meshgrid':
      return np.meshgrid(args, { indexing: kw.indexing })[kw.part];
    case 'einsum':
      return np.einsum(kw.subscripts, ...args);
    case 'solve':
    case 'inv':
      return linalg[op](...args);
    case 'det':
      return np.array(np.linalg.det(a));
    case 'norm':
      return np.asarray(np.linalg.norm(a, kw), a.dtype === 'float32' ? 'float32' : 'float64');
    case 'arange':
      return functions.arange(...kw.numbers);
    case 'linspace':
      return np.linspace(kw.numbers[0], kw.numbers[1], kw.numbers[2], {
        endpoint: kw.endpoint,
        dtype: kw.dtype,
      });
    case 'eye':
      return np.eye(kw.numbers[0], kw.numbers[1], kw.numbers[2]);
    case 'bincount':
      return np.bincount(a, kw.minlength);
    case 'searchsorted':
      return np.searchsorted(a, args[1], kw.side);
    case 'save': {
      const bytes = np.save(a);
      return np.asarray(bytes);
    }
    default:
      return functions[op](...args);
  }
}

/**
 * Runs a program. After an approximate step the reference's value (if given) takes the place of our own,
 * so that rounding differences do not travel on.
 */
export function runProgram(program: Program, reference?: ProgramOutcome): Required<ProgramOutcome> {
  const env = program.inputs.map(inputArray);
  const results: Outcome[] = [];
  for (const [i, step] of program.steps.entries()) {
    let value: NDArray;
    try {
      value = runStep(step, env);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      results.push({ error: error.message, type: error.name });
      // what a failed operation left in its `out` is nobody's business
      return { results, final: [] };
    }
    results.push(describe(value, step.text));
    const truth = reference?.results[i];
    const name = step.op === 'out' ? step.kw?.name : step.op;
    const uncertain = APPROXIMATE.has(name) || SIGN_OF_ZERO.has(name);
    if (uncertain && truth?.data !== undefined && truth.dtype === value.dtype) {
      const known = decode(truth.dtype, truth.shape ?? [], truth.data);
      if (known.shape.join() === value.shape.join()) value.set(['...'], known);
    }
    env.push(value);
  }
  return { results, final: env.map((a) => describe(a)) };
}
