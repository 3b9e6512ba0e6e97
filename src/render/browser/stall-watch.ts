/** How work that stands still is noticed. */
export interface StallWatch {
  /** Asks how far the work is; where it fails, or says nothing, there was no sign of life. */
  readonly look: () => Promise<number | undefined>;
  /** Work that gets no further for so long has stalled. */
  readonly stallSeconds: number;
  /** Called once when it has: ends the work, and gives what is to be said about it. */
  readonly onStall: () => Promise<Error>;
}

/**
 * Waits for work and asks meanwhile how far it is. A page that stands still for too long has a loop in it
 * that gives nobody else a turn.
 *
 * @throws what the work throws, or what `onStall` gives
 * @example
 * await watchedForStalls(page.evaluate('draw()'), {
 *   look: () => page.evaluate('played()'),
 *   stallSeconds: 90,
 *   onStall: async () => new Error('The picture stood still for 90 s.'),
 * });
 */
export async function watchedForStalls<Result>(
  work: Promise<Result>,
  { look, stallSeconds, onStall }: StallWatch,
): Promise<Result> {
  let lastSign = performance.now();
  let played = -1;
  let asking = false;
  const ask = async () => {
    if (asking) return;
    asking = true;
    const now = await look().catch(() => undefined);
    asking = false;
    if (now === undefined || now === played) return;
    played = now;
    lastSign = performance.now();
  };
  let timer: NodeJS.Timeout | undefined;
  let isStalled = false;
  const stalled = new Promise<never>((_, reject) => {
    timer = setInterval(
      () => {
        void ask();
        const still = performance.now() - lastSign;
        if (still < 1000 * stallSeconds || isStalled) return;
        isStalled = true;
        onStall().then(reject, reject);
      },
      Math.min(1000, 250 * stallSeconds),
    );
  });
  // The page is interrupted to be asked, and what fails by that is not the cause.
  const failing = work.catch((error: unknown) => (isStalled ? stalled : Promise.reject(error)));
  try {
    return await Promise.race([failing, stalled]);
  } finally {
    clearInterval(timer);
    failing.catch(() => undefined);
    stalled.catch(() => undefined);
  }
}
