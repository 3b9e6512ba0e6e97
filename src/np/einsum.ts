import { type ArrayLike, asarray } from './create.ts';
import { allocate, checkInt64, type DType, promoteTypes } from './dtype.ts';
import { BroadcastError, ValueError } from './errors.ts';
import { forEachLine, planWalk } from './iteration.ts';
import { NDArray } from './ndarray.ts';
import { shapeText, sizeOf } from './shape.ts';

/**
 * numpy.einsum: products summed over the letters that do not appear in the result.
 *
 *     np.einsum('ij,jk->ik', A, B)   matrix product        np.einsum('ii', A)       trace
 *     np.einsum('ij->ji', A)         transpose             np.einsum('ij->i', A)    row sums
 *     np.einsum('i,j->ij', x, y)     outer product         np.einsum('bij,bjk->bik', A, B)
 *
 * Letters only, no '...'. Summed left to right, the last summed letter running fastest.
 */
export function einsum(subscripts: string, ...operands: ArrayLike[]): NDArray {
  const arrays = operands.map((a) => asarray(a));
  const [inputText, outputText] = subscripts.replaceAll(' ', '').split('->');
  const inputs = inputText.split(',');
  if (!/^[a-zA-Z,]*$/.test(inputText) || !/^[a-zA-Z]*$/.test(outputText ?? '')) {
    throw new ValueError(`einsum knows letters, ',' and '->', not '${subscripts}'`);
  }
  if (inputs.length !== arrays.length) {
    throw new ValueError(
      inputs.length < arrays.length
        ? 'more operands provided to einstein sum function than specified in the subscripts string'
        : 'fewer operands provided to einstein sum function than specified in the subscripts string',
    );
  }
  const sizes = new Map<string, number>();
  inputs.forEach((letters, k) => {
    const a = arrays[k];
    if (letters.length !== a.ndim) {
      throw new ValueError(
        letters.length < a.ndim
          ? `operand has more dimensions than subscripts given in einstein sum, but no '...' ellipsis provided to broadcast the extra dimensions.`
          : `einstein sum subscripts string contains too many subscripts for operand ${k}`,
      );
    }
    [...letters].forEach((letter, i) => {
      const known = sizes.get(letter) ?? 1;
      const n = a.shape[i];
      if (known !== 1 && n !== 1 && known !== n) {
        throw new BroadcastError(
          `operands could not be broadcast together with shapes ${arrays.map((x) => shapeText(x.shape)).join(' ')} (letter '${letter}' is ${known} and ${n})`,
        );
      }
      if (known === 1) sizes.set(letter, n);
    });
  });
  const output = [...(outputText ?? implicitOutput(inputText))];
  for (const [i, letter] of output.entries()) {
    if (!sizes.has(letter)) {
      throw new ValueError(
        `einstein sum subscripts string included output subscript '${letter}' which never appeared in an input`,
      );
    }
    if (output.indexOf(letter) !== i) {
      throw new ValueError(
        `einstein sum subscripts string includes output subscript '${letter}' multiple times`,
      );
    }
  }
  const summed = [...sizes.keys()].filter((letter) => !output.includes(letter));
  const letters = [...output, ...summed];
  const strides = inputs.map((text, k) =>
    letters.map((letter) => {
      let step = 0;
      [...text].forEach((l, i) => {
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
  contract(
    arrays,
    strides,
    letters.map((letter) => sizes.get(letter)!),
    output.length,
    result,
  );
  if (dtype === 'int64') checkInt64(result.data, 0, result.size);
  return result;
}

/** Without '->' the result has the letters that occur once, in alphabetical order. */
function implicitOutput(inputText: string): string {
  const letters = [...inputText.replaceAll(',', '')].sort();
  return letters.filter((l) => letters.indexOf(l) === letters.lastIndexOf(l)).join('');
}

function contract(
  arrays: NDArray[],
  strides: number[][],
  sizes: number[],
  outputs: number,
  result: NDArray,
): void {
  const out = result.data;
  const float32 = result.dtype === 'float32';
  const outStrides = sizes.map((_, i) => (i < outputs ? result.strides[i] : 0));
  const walk = planWalk(sizes, [outStrides, ...strides], [0, ...arrays.map((a) => a.offset)], 'C');
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
