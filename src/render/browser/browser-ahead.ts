import { type EncodingBrowser, HEAP_MEGABYTES, launchEncodingBrowser } from './browser.ts';

/** A browser that is being started for a page that does not exist yet. */
interface Waiting {
  readonly heapMegabytes: number;
  readonly launching: Promise<EncodingBrowser>;
}

const waiting = new Set<Waiting>();

/**
 * Starts a browser before it is known what for: that takes a while in which other things can be done. The
 * next {@link takeBrowser} gets it, and hears of it when it does not start.
 *
 * @returns what ends it, unless somebody has taken it by then
 * @example
 * const end = startAhead();
 * try { await render(); } finally { await end(); }
 */
export function startAhead(heapMegabytes = HEAP_MEGABYTES): () => Promise<void> {
  const launching = launchEncodingBrowser(heapMegabytes);
  launching.catch(() => undefined);
  const started: Waiting = { heapMegabytes, launching };
  waiting.add(started);
  let ended: Promise<void> | undefined;
  const end = async () => {
    if (!waiting.delete(started)) return;
    const launched = await launching.catch(() => undefined);
    await launched?.browser.close();
  };
  return () => {
    ended ??= end();
    return ended;
  };
}

/** The browser that has been started ahead, else a new one; see {@link launchEncodingBrowser}. */
export function takeBrowser(heapMegabytes = HEAP_MEGABYTES): Promise<EncodingBrowser> {
  for (const started of waiting) {
    if (started.heapMegabytes !== heapMegabytes) continue;
    waiting.delete(started);
    return started.launching;
  }
  return launchEncodingBrowser(heapMegabytes);
}
