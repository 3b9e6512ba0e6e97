import type { Browser, CDPSession } from 'playwright-core';

/** Knows when a tab of a browser ends, or the browser. */
export interface TabWatch {
  /** Never resolves; rejects when one ends. */
  readonly ended: Promise<never>;
  hasEnded(): boolean;
  /** Nothing that ends from now on is told. */
  stop(): void;
}

async function watchingSession(browser: Browser, onCrash: () => void): Promise<CDPSession> {
  const session = await browser.newBrowserCDPSession();
  session.once('Target.targetCrashed', onCrash);
  await session.send('Target.setDiscoverTargets', { discover: true });
  return session;
}

/**
 * Watches all tabs of a browser, also those that are still to be opened. A command to a tab that ends
 * meanwhile may wait for ever; `ended` is what it is raced with.
 *
 * @example
 * const watch = await watchTabs(browser);
 * const page = await Promise.race([browser.newPage(), watch.ended]).finally(watch.stop);
 */
export async function watchTabs(browser: Browser): Promise<TabWatch> {
  let isOver = false;
  let hasEnded = false;
  let end: () => void = () => undefined;
  const ended = new Promise<never>((_, reject) => {
    end = () => {
      hasEnded = true;
      reject(new Error('A tab of the browser has ended.'));
    };
  });
  ended.catch(() => undefined);
  browser.once('disconnected', () => isOver || end());
  const session = await watchingSession(browser, end).catch(() => undefined);
  return {
    ended,
    hasEnded: () => hasEnded || !browser.isConnected(),
    stop() {
      isOver = true;
      void session?.detach().catch(() => undefined);
    },
  };
}
