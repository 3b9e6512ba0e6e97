/**
 * The memory in which the WebAssembly kernels work. Arrays live in ordinary memory, which the garbage
 * collector looks after; what a kernel needs is copied into this one, a piece at a time that fits into the
 * processor's nearest cache, and copied out again. On today's machines such a copy costs a tenth of what
 * a JavaScript loop over the same elements does.
 *
 * The kernels are compiled when first used. Where WebAssembly or its SIMD is missing (an old browser, a
 * strict content security policy) `kernel` gives null, and the callers use their plain loops: same bits.
 */

const PAGE = 65536;

/** Bytes of one operand that are worked on at a time. */
export const PIECE = 32768;

// Where the pieces of the operands and of the result begin. Not at equal places within 4 kB, which would
// make loads wait for stores. Behind each there is room for what a kernel writes past the end.
export const A = 64;
export const B = A + 36864 + 1088;
export const C = B + 36864 + 1088;
/** The tables of the elementary functions, 128 entries each: pairs of doubles, and fours for LOG_TABLE. */
export const EXP_TABLE = 2 * PAGE;
export const LOG_TABLE = EXP_TABLE + 2048;
export const LOG32_TABLE = LOG_TABLE + 4096;
/** What the steps of their formulas hand on. */
export const KEPT_VALUES = LOG32_TABLE + 2048 + 1088;
/** Where a kernel lists the groups of 16 bytes that it leaves to the plain function. */
export const UNSURE = 3 * PAGE;
/** The rest, which can grow, belongs to the matrix products and reductions. */
export const REST = 4 * PAGE;

export interface Heap {
  float64: Float64Array;
  float32: Float32Array;
  int32: Int32Array;
  bytes: Uint8Array;
}

export type Kernel = (...addresses: number[]) => number;

let memory: WebAssembly.Memory | null | undefined;
let views: Heap;

/** A page to begin with, the rest as needed. Growing makes the views of before useless. */
function look(): void {
  const { buffer } = memory!;
  views = {
    float64: new Float64Array(buffer),
    float32: new Float32Array(buffer),
    int32: new Int32Array(buffer),
    bytes: new Uint8Array(buffer),
  };
}

/** The memory as it is now; ask again after a call that may have made it grow. */
export function heap(): Heap {
  return views;
}

/** Makes REST at least so many bytes long. False when there is not that much. */
export function reserve(bytes: number): boolean {
  const missing = REST + bytes - views.bytes.length;
  if (missing <= 0) return true;
  if (bytes > 256 * 1024 * 1024) return false;
  try {
    memory!.grow(Math.ceil(missing / PAGE));
  } catch {
    return false;
  }
  look();
  return true;
}

/** Compiles a module of one function; null where that cannot be. */
export function compile(bytes: Uint8Array<ArrayBuffer>): Kernel | null {
  if (memory === null) return null;
  try {
    if (!memory) {
      memory = new WebAssembly.Memory({ initial: REST / PAGE + 1 });
      look();
    }
    const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), {
      m: { m: memory },
    });
    return instance.exports.run as Kernel;
  } catch {
    memory = null;
    return null;
  }
}

/** A kernel that is compiled when it is first asked for. */
/* @__NO_SIDE_EFFECTS__ */
export function lazy(
  module: () => Uint8Array<ArrayBuffer>,
  prepare?: (views: Heap) => void,
): () => Kernel | null {
  let compiled: Kernel | null | undefined;
  return () => {
    if (compiled === undefined) {
      compiled = compile(module());
      if (compiled !== null) prepare?.(views);
    }
    return compiled;
  };
}
