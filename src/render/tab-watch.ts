import type { Browser, CDPSession } from 'playwright-core';

/** Knows when a tab of a browser ends, or the browser. */
export interface TabWatch {
  /** Never resolves; rejects when one ends. */
  readonly ended: Promise<never>;
  hasEnded(): boolean;
  /** Nothing that ends from now on is told. */
  stop(): void;
}

/**
 * Watches all tabs of a browser, also those that are still to be opened. A command to a tab that ends
 * meanwhile may wait for ever; `ended` is what it is raced with.
 *
 * @example
 * const watch = watchTabs(browser);
 * const page = await Promise.race([browser.newPage(), watch.ended]).finally(watch.stop);
 */
export function watchTabs(browser: Browser): TabWatch {
  let isOver = false;
  let hasEnded = false;
  let session: CDPSession | undefined;
  const ended = new Promise<never>((_, reject) => {
    const end = () => {
      hasEnded = true;
      reject(new Error('A tab of the browser has ended.'));
    };
    browser.once('disconnected', () => isOver || end());
    void browser
      .newBrowserCDPSession()
      .then(async (opened) => {
        session = opened;
        session.once('Target.targetCrashed', end);
        await session.send('Target.setDiscoverTargets', { discover: true });
      })
      .catch(() => undefined);
  });
  ended.catch(() => undefined);
  return {
    ended,
    hasEnded: () => hasEnded || !browser.isConnected(),
    stop() {
      isOver = true;
      void session?.detach().catch(() => undefined);
    },
  };
}
