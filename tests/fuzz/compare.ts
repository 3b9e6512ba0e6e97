/** Says where two outcomes of a program part ways. */
import { ValueError } from '../../src/np/errors.ts';
import { crc32 } from '../../src/np/files/zip.ts';
import { decode, fromBase64 } from './arrays.ts';
import {
  APPROXIMATE,
  type Outcome,
  type Program,
  type ProgramOutcome,
  SIGN_OF_ZERO,
  type Step,
} from './program.ts';

/** How far apart results of approximate operations may be, relative to the largest magnitude involved. */
const TOLERANCE: Record<string, number> = { float64: 1e-12, float32: 2e-5 };

/** The first difference as a sentence, or undefined when all agree. */
export function difference(
  program: Program,
  ours: Required<ProgramOutcome>,
  truth: ProgramOutcome,
): string | undefined {
  for (const [i, step] of program.steps.entries()) {
    const a = ours.results[i];
    const b = truth.results[i];
    if (!a && !b) return undefined;
    if (!a || !b) throw new ValueError('a program stopped without an error');
    if (b.skip !== undefined || isDocumented(step, a, b)) return undefined;
    const free = program.steps.slice(0, i + 1).some(({ op }) => FREE_LAYOUT.has(op));
    const problem = compareStep(step, a, b, free);
    if (problem) return `step ${i} (${step.op}): ${problem}`;
    // of large approximate results only checksums travel: what follows cannot be compared
    if (a.error !== undefined || (isApproximate(step) && a.crc !== undefined)) return undefined;
  }
  for (const [i, b] of (truth.final ?? []).entries()) {
    const a = ours.final[i];
    const step = program.steps[i - program.inputs.length];
    if (step && isApproximate(step)) continue;
    const problem = compareValues(a, b, true, step?.op === 'max' || step?.op === 'min');
    if (problem) return `array ${i} at the end: ${problem}`;
  }
  return undefined;
}

/** Differences that are decisions, told in the documentation of the functions. */
function isDocumented(step: Step, ours: Outcome, truth: Outcome): boolean {
  // int64 ends at 2^53 and says so; NumPy wraps around at 2^63
  if (ours.error?.startsWith('int64 result')) return true;
  // broadcast_to views are not marked read-only
  if (truth.error === 'output array is read-only' || /read-only/.test(truth.error ?? ''))
    return true;
  // two scalars: 1 is float64 everywhere in np, an int in Python
  if (step.op === 'where' && step.args.slice(1).every((a) => 'num' in a)) return true;
  if (step.op === 'einsum' && truth.error !== undefined) return ours.error !== undefined;
  if (/int8/.test(truth.error ?? '') && /'bool'/.test(truth.error ?? '')) return true;
  // NumPy does not look at the scalar when there is nothing to fill
  if (ours.error !== undefined && truth.shape?.includes(0)) {
    if (step.op === 'take' || ours.error.startsWith('Python integer')) return true;
  }
  // NumPy stumbles over these with a Python error of its own
  const stumbles =
    truth.error === 'tuple index out of range' || /^tri\(\) missing/.test(truth.error ?? '');
  if (stumbles) return ours.error !== undefined;
  // rounding bools is no sensible question
  return step.op === 'round' && /dtype\('bool'\)/.test(truth.error ?? '');
}

/** The memory layout of these results, and of what is made of them, follows how NumPy happens to compute. */
const FREE_LAYOUT = new Set(['einsum']);

function isApproximate(step: Step): boolean {
  return APPROXIMATE.has(step.op === 'out' ? step.kw?.name : step.op);
}

function compareStep(
  step: Step,
  ours: Outcome,
  truth: Outcome,
  freeLayout: boolean,
): string | undefined {
  if (truth.error !== undefined) {
    if (ours.error === undefined) return `NumPy throws ${truth.type}: ${truth.error}; np does not`;
    return sameMessage(ours, truth)
      ? undefined
      : `message '${ours.error}' (${ours.type}) instead of '${truth.error}'`;
  }
  if (ours.error !== undefined) return `np throws ${ours.type}: ${ours.error}; NumPy does not`;
  const anyZero = SIGN_OF_ZERO.has(step.op);
  // an `out` of float64 may hold a result computed in float32
  const precision = step.op === 'out' ? 'float32' : truth.dtype;
  const problem = compareValues(ours, truth, !isApproximate(step), anyZero, precision);
  // einsum takes a common factor out of a sum, and 0 · (∞ + x) is not 0 · ∞ + 0 · x
  const factored = step.op === 'einsum' && /is NaN instead of -?Infinity/.test(problem ?? '');
  if (problem && !factored) return problem;
  if (!freeLayout && !sameLayout(ours, truth)) {
    return `strides ${ours.strides} instead of ${truth.strides} (shape ${truth.shape})`;
  }
  for (const form of ['str', 'repr'] as const) {
    const crc = truth[`${form}Crc`];
    if (isApproximate(step) || anyZero) continue;
    if (crc !== undefined && crc32(new TextEncoder().encode(ours[form])) !== crc) {
      return `${form} differs (checksum); np has\n${ours[form]}`;
    }
    if (truth[form] !== undefined && ours[form] !== truth[form]) {
      return `${form} is\n${ours[form]}\ninstead of\n${truth[form]}`;
    }
  }
  return undefined;
}

/** Strides of axes of length 1, and of empty arrays, mean nothing. */
function sameLayout(a: Outcome, b: Outcome): boolean {
  const shape = a.shape ?? [];
  if (b.strides === undefined) return true;
  if (shape.includes(0)) return true;
  return shape.every((n, i) => n === 1 || a.strides?.[i] === b.strides?.[i]);
}

/** NumPy ends some messages with a blank; np has no int8, where `bool ** bool` would end, but int64. */
function sameMessage(ours: Outcome, truth: Outcome): boolean {
  return ours.error?.trim() === truth.error?.trim().replaceAll("'int8'", "'int64'");
}

export function compareValues(
  ours: Outcome,
  truth: Outcome,
  exact: boolean,
  anyZero = false,
  precision = truth.dtype,
): string | undefined {
  if (ours.dtype !== truth.dtype) return `dtype ${ours.dtype} instead of ${truth.dtype}`;
  if (ours.shape?.join() !== truth.shape?.join()) {
    return `shape (${ours.shape}) instead of (${truth.shape})`;
  }
  if (truth.crc !== undefined) {
    const crc = ours.crc ?? crc32(fromBase64(ours.data ?? ''));
    // Which of two equal zeros a maximum is, NumPy leaves to the processor; a checksum cannot tell.
    return exact && !anyZero && crc !== truth.crc
      ? 'the checksum of the result differs'
      : undefined;
  }
  if (ours.data === truth.data || ours.data === undefined || truth.data === undefined)
    return undefined;
  const dtype = truth.dtype ?? '';
  const shape = truth.shape ?? [];
  const a = decode(dtype, shape, ours.data).toTypedArray();
  const b = decode(dtype, shape, truth.data).toTypedArray();
  if (exact) {
    const i = a.findIndex((x, k) => !Object.is(x, b[k]) && !(anyZero && x === 0 && b[k] === 0));
    if (i < 0) return undefined;
    return `element ${i} is ${a[i]} instead of ${b[i]}`;
  }
  let scale = 0;
  for (const x of b) if (Number.isFinite(x)) scale = Math.max(scale, Math.abs(x));
  const tolerance = (TOLERANCE[precision ?? ''] ?? 0) * Math.max(scale, 1);
  for (let i = 0; i < a.length; i++) {
    // BLAS takes 0 · ∞ for 0 when it scales by 0
    const same = Object.is(a[i], b[i]) || a[i] === b[i] || (Number.isNaN(a[i]) && b[i] === 0);
    if (!same && !(Math.abs(a[i] - b[i]) <= tolerance)) {
      return `element ${i} is ${a[i]} instead of ${b[i]} (tolerance ${tolerance})`;
    }
  }
  return undefined;
}
