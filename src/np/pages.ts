/**
 * Keeps the pages of freed arrays with the process. When the garbage collector frees the last arrays at
 * the end of the heap, C's allocator (glibc) gives their pages back to the operating system, and each
 * fresh array has to fault them in again: 80 µs instead of 5 for 150 kB. A few arrays that stay alive a
 * little longer, scattered over the heap, prevent that. At most 8 of at most 2 MB are held, never more.
 */
const RING = 8;
const SMALLEST = 1 << 14;
const LARGEST = 1 << 21;
/** One array is held out of those that make up so many bytes. */
const EVERY = 1 << 22;

const held: ArrayBufferLike[] = [];
let next = 0;
let allocated = EVERY;

/** To be told of every fresh array. */
export function holdPages(buffer: ArrayBufferLike, bytes: number): void {
  if (bytes < SMALLEST || bytes > LARGEST) return;
  allocated += bytes;
  if (allocated < EVERY) return;
  allocated = 0;
  held[next] = buffer;
  next = (next + 1) % RING;
}
