/** The loops of one operand by way of the WebAssembly kernels; see vector.ts. */
import type { Data } from '../array/dtype.ts';
import type { UnaryLoop } from '../loops/index.ts';
import { begin, copyOut, type Output, place, taken, WIDTH } from './results.ts';
import type { Lanes } from './wasm/elementwise.ts';
import { A, C, heap, type Kernel, PIECE, UNSURE } from './wasm/memory.ts';

/** Fewer elements are done sooner by a plain loop. */
const LEAST = 192;
const LEAST_ELEMENTARY = 32;

export interface VectorUnaryLoop extends UnaryLoop {
  work: (n: number, a: Data, ia: number, sa: number, o: Output, io: number) => Data | null;
}

/** o = f(a) */
export function vectorUnary(
  plain: UnaryLoop,
  kernel: () => Kernel | null,
  lanes: Lanes,
): VectorUnaryLoop {
  return unaryBy(plain, kernel, lanes, LEAST, () => {});
}

/** o = f(a) for a kernel that leaves some groups of 16 bytes to the plain function. */
export function vectorElementary(
  plain: UnaryLoop,
  f: (x: number) => number,
  kernel: () => Kernel | null,
  lanes: Lanes,
): VectorUnaryLoop {
  const width = WIDTH[lanes];
  const group = 16 / width;
  return unaryBy(plain, kernel, lanes, LEAST_ELEMENTARY, (end, to) => {
    const views = heap();
    const memory = views[lanes];
    for (let p = UNSURE / 4; p < end / 4; p++) {
      const which = views.int32[p] & 15;
      const from = (views.int32[p] & -16) / width;
      const change = (to - A) / width;
      for (let j = 0; j < group; j++) {
        if (which & (1 << j)) memory[from + change + j] = f(memory[from + j]);
      }
    }
  });
}

/** `finish` is given what the kernel returned for each piece, and where the piece's results begin. */
function unaryBy(
  plain: UnaryLoop,
  kernel: () => Kernel | null,
  lanes: Lanes,
  least: number,
  finish: (returned: number, to: number) => void,
): VectorUnaryLoop {
  const width = WIDTH[lanes];
  const piece = PIECE / width;
  const work: VectorUnaryLoop['work'] = (n, a, ia, sa, o, io) => {
    const run = n < least || sa !== 1 ? null : kernel();
    if (run === null || !begin(lanes, n, o)) return null;
    const memory = heap()[lanes];
    for (let k = 0; k < n; k += piece) {
      const m = Math.min(piece, n - k);
      memory.set(a.subarray(ia + k, ia + k + m), A / width);
      const to = place(lanes, o, k, C);
      finish(run(m * width, A, to), to);
      if (o !== null) copyOut(lanes, C, m, o, io + k);
    }
    return o ?? taken(lanes, n);
  };
  const loop: UnaryLoop = (n, a, ia, sa, o, io, so) => {
    if (so !== 1 || work(n, a, ia, sa, o, io) === null) plain(n, a, ia, sa, o, io, so);
  };
  return Object.assign(loop, { work });
}
