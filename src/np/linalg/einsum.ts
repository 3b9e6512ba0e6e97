import { type ArrayLike, asarray } from '../array/create.ts';
import { allocate, checkInt64, type DType, promoteTypes } from '../array/dtype.ts';
import { forEachLine, planWalk } from '../array/iteration.ts';
import { NDArray } from '../array/ndarray.ts';
import { shapeText, sizeOf } from '../array/shape.ts';
import { BroadcastError, ValueError } from '../errors.ts';
import { FLOAT32_BLOCK } from '../kernels/matmul.ts';

/**
 * numpy.einsum: products summed over the letters that do not appear in the result.
 *
 *     np.einsum('ij,jk->ik', A, B)   matrix product        np.einsum('ii', A)       trace
 *     np.einsum('ij->ji', A)         transpose             np.einsum('ij->i', A)    row sums
 *     np.einsum('i,j->ij', x, y)     outer product         np.einsum('bij,bjk->bik', A, B)
 *
 *     np.einsum('...ij,...jk->...ik', A, B)   a product for each of any leading axes, which are broadcast
 *
 * Summed left to right, the last summed letter running fastest; long float32 sums in blocks of 512, as matmul's.
 */
export function einsum(subscripts: string, ...operands: ArrayLike[]): NDArray {
  const arrays = operands.map((a) => asarray(a));
  const [inputText, outputText] = subscripts.replaceAll(' ', '').split('->');
  const texts = inputText.split(',');
  if (!/^[a-zA-Z,.]*$/.test(inputText) || !/^[a-zA-Z.]*$/.test(outputText ?? '')) {
    throw new ValueError(`einsum knows letters, '...', ',' and '->', not '${subscripts}'`);
  }
  if (texts.length !== arrays.length) {
    throw new ValueError(
      texts.length < arrays.length
        ? 'more operands provided to einstein sum function than specified in the subscripts string'
        : 'fewer operands provided to einstein sum function than specified in the subscripts string',
    );
  }
  const inputs = texts.map((text, k) => axesOf(text, arrays[k].ndim, k));
  const sizes = new Map<string, number>();
  // The axes of '...' come first in a result whose order is not given.
  const ellipsis = ellipsisAxes(Math.max(...inputs.map((axes) => axes.filter(isEllipsis).length)));
  for (const axis of ellipsis) sizes.set(axis, 1);
  inputs.forEach((axes, k) => {
    const a = arrays[k];
    axes.forEach((axis, i) => {
      const known = sizes.get(axis) ?? 1;
      const n = a.shape[i];
      if (known !== 1 && n !== 1 && known !== n) {
        throw new BroadcastError(
          `operands could not be broadcast together with shapes ${arrays.map((x) => shapeText(x.shape)).join(' ')} (${isEllipsis(axis) ? "an axis of '...'" : `letter '${axis}'`} is ${known} and ${n})`,
        );
      }
      if (known === 1) sizes.set(axis, n);
    });
  });
  const output =
    outputText === undefined
      ? [...ellipsis, ...lettersOnce(inputText)]
      : outputAxes(outputText, ellipsis);
  for (const [i, axis] of output.entries()) {
    if (!sizes.has(axis)) {
      throw new ValueError(
        `einstein sum subscripts string included output subscript '${axis}' which never appeared in an input`,
      );
    }
    if (output.indexOf(axis) !== i) {
      throw new ValueError(
        `einstein sum subscripts string includes output subscript '${axis}' multiple times`,
      );
    }
  }
  const summed = [...sizes.keys()].filter((letter) => !output.includes(letter));
  const letters = [...output, ...summed];
  const strides = inputs.map((axes, k) =>
    letters.map((letter) => {
      let step = 0;
      axes.forEach((l, i) => {
        if (l === letter && arrays[k].shape[i] !== 1) step += arrays[k].strides[i];
      });
      return step;
    }),
  );
  if (arrays.length === 1 && summed.length === 0 && output.length > 0) {
    // nothing is added up: a view, as in NumPy
    const [a] = arrays;
    const shape = output.map((letter) => sizes.get(letter)!);
    return new NDArray(a.data, a.dtype, shape, strides[0], a.offset);
  }
  let dtype: DType = arrays[0].dtype;
  for (const a of arrays) dtype = promoteTypes(dtype, a.dtype);
  const shape = output.map((letter) => sizes.get(letter)!);
  const result = new NDArray(allocate(dtype, sizeOf(shape)), dtype, shape);
  const offsets = arrays.map((a) => a.offset);
  const lengths = letters.map((letter) => sizes.get(letter)!);
  contract({ arrays, strides, offsets, sizes: lengths, outputs: output.length }, result);
  if (dtype === 'int64') checkInt64(result.data, 0, result.size);
  return result;
}

/** The axes that '...' stands for, from the first to the last; they line up from the right. */
function ellipsisAxes(count: number): string[] {
  return Array.from({ length: count }, (_, i) => `...${count - i}`);
}

function isEllipsis(axis: string): boolean {
  return axis.startsWith('.');
}

/** An operand's axes by their letters; those of '...' as {@link ellipsisAxes} names them. */
function axesOf(text: string, ndim: number, operand: number): string[] {
  const [before, after, ...more] = text.split('...');
  refuseDots([before, after ?? '', ...more], more.length, `operand ${operand}`);
  const letters = [...before, ...(after ?? '')];
  if (letters.length > ndim) {
    throw new ValueError(
      `einstein sum subscripts string contains too many subscripts for operand ${operand}`,
    );
  }
  if (after === undefined && letters.length < ndim) {
    throw new ValueError(
      `operand has more dimensions than subscripts given in einstein sum, but no '...' ellipsis provided to broadcast the extra dimensions.`,
    );
  }
  return [...before, ...ellipsisAxes(ndim - letters.length), ...(after ?? '')];
}

/** The result's axes after '->'. */
function outputAxes(text: string, ellipsis: readonly string[]): string[] {
  const [before, after, ...more] = text.split('...');
  refuseDots([before, after ?? '', ...more], more.length, 'the output');
  if (after === undefined && ellipsis.length > 0) {
    throw new ValueError(
      `output has more dimensions than subscripts given in einstein sum, but no '...' ellipsis provided to broadcast the extra dimensions.`,
    );
  }
  return [...before, ...(after === undefined ? [] : ellipsis), ...(after ?? '')];
}

function refuseDots(parts: readonly string[], moreEllipses: number, where: string): void {
  if (moreEllipses === 0 && !parts.some((part) => part.includes('.'))) return;
  throw new ValueError(
    `einstein sum subscripts string contains a '.' that is not part of an ellipsis ('...') in ${where}`,
  );
}

/** Without '->' the result has the letters that occur once, in alphabetical order. */
function lettersOnce(inputText: string): string[] {
  const letters = [...inputText.replaceAll(/[,.]/g, '')].sort();
  return letters.filter((l) => letters.indexOf(l) === letters.lastIndexOf(l));
}

/** Products to be summed. */
interface Contraction {
  readonly arrays: readonly NDArray[];
  /** For each array, where it begins and how far apart the elements of each letter are. */
  readonly offsets: readonly number[];
  readonly strides: readonly (readonly number[])[];
  /** The length of each letter: first those of the result, so many, then the summed ones. */
  readonly sizes: readonly number[];
  readonly outputs: number;
}

/** Adds the products to what is in the result. */
function contract(contraction: Contraction, result: NDArray): void {
  const { arrays, strides, offsets, sizes, outputs } = contraction;
  const out = result.data;
  const float32 = result.dtype === 'float32';
  if (float32 && sizeOf(sizes.slice(outputs)) > FLOAT32_BLOCK) {
    contractByHalves(contraction, result);
    return;
  }
  const outStrides = sizes.map((_, i) => (i < outputs ? result.strides[i] : 0));
  const walk = planWalk(sizes, [outStrides, ...strides], [0, ...offsets], 'C');
  const inner = walk.shape.length - 1;
  const n = walk.shape[inner];
  const steps = walk.strides.map((s) => s[inner]);
  const count = arrays.length;
  forEachLine(walk, (at) => {
    for (let k = 0; k < n; k++) {
      let term = arrays[0].data[at[1] + k * steps[1]];
      for (let i = 1; i < count; i++) {
        term *= arrays[i].data[at[i + 1] + k * steps[i + 1]];
        if (float32) term = Math.fround(term);
      }
      const o = at[0] + k * steps[0];
      if (result.dtype === 'bool') out[o] |= term;
      else out[o] += term;
    }
  });
}

/** A long float32 sum, as the sum of its two halves along its longest letter: see `kernels/matmul.ts`. */
function contractByHalves(contraction: Contraction, result: NDArray): void {
  const { sizes, strides, offsets, outputs } = contraction;
  const longest = sizes.indexOf(Math.max(...sizes.slice(outputs)), outputs);
  const length = sizes[longest];
  // Whole blocks where the letter has some, so that a sum over one letter has the bits of matmul's.
  const step = length > FLOAT32_BLOCK ? FLOAT32_BLOCK : 1;
  const half = step * Math.ceil(length / step / 2);
  const cut = (from: number, to: number): Contraction => ({
    ...contraction,
    sizes: sizes.with(longest, to - from),
    offsets: offsets.map((offset, k) => offset + from * strides[k][longest]),
  });
  const rest = new NDArray(allocate('float32', result.size), 'float32', result.shape);
  contract(cut(0, half), result);
  contract(cut(half, length), rest);
  for (let i = 0; i < result.size; i++) result.data[i] += rest.data[i];
}
