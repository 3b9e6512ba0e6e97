/**
 * Keeps the pages of freed arrays with the process. C's allocator (glibc) gives the memory of big arrays
 * back to the operating system as soon as the garbage collector frees them, and each fresh array has to
 * fault its pages in again: up to 120 µs instead of 3 for 150 kB. How big is big it learns from what is
 * freed: after one array of nearly 32 MB (the most it learns from) arrays up to that size come from memory
 * that is kept, of which no more than 64 MB lie unused. That array's pages are never touched, so it costs
 * nothing but its address range. (man mallopt, M_MMAP_THRESHOLD and M_TRIM_THRESHOLD)
 */
const LESSON = (1 << 25) - (1 << 16);
/** Processes that never make as much as this in arrays are left alone. */
const ENOUGH = 1 << 22;

let made = 0;

/** To be told of every fresh array. */
export function keepPages(bytes: number): void {
  if (made > ENOUGH) return;
  made += bytes;
  if (made > ENOUGH) new ArrayBuffer(LESSON);
}
