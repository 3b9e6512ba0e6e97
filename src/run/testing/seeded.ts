/** A generator of test cases: numbers in [0, 1) that are the same in every run (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A number of random sign and size, between 10^`from` and 10^`to`. */
export function anySize(random: () => number, from: number, to: number): number {
  const size = 10 ** (from + (to - from) * random());
  return random() < 0.5 ? -size : size;
}
