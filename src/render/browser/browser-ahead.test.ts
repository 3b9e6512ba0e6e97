import { afterEach, expect, test, vi } from 'vitest';
import { NoBrowserError } from '../errors.ts';
import { startAhead, takeBrowser } from './browser-ahead.ts';

afterEach(() => vi.unstubAllEnvs());

test('a browser that was started ahead is taken once, and then it is the taker’s to close', async () => {
  const end = startAhead();
  const taking = takeBrowser();
  // Were it not the one that is there, this would be the error.
  vi.stubEnv('GRADREEL_BROWSER', '/nowhere/chrome');
  await expect(takeBrowser()).rejects.toThrow(NoBrowserError);
  const { browser } = await taking;
  await end();
  expect(browser.isConnected()).toBe(true);
  await browser.close();
});

test('one that nobody takes is closed, and not given to those who come later', async () => {
  const end = startAhead();
  const first = end();
  expect(end()).toBe(first);
  await first;
  vi.stubEnv('GRADREEL_BROWSER', '/nowhere/chrome');
  await expect(takeBrowser()).rejects.toThrow(NoBrowserError);
});

test('one with another limit of memory is left alone', async () => {
  const end = startAhead(1024);
  vi.stubEnv('GRADREEL_BROWSER', '/nowhere/chrome');
  await expect(takeBrowser(2048)).rejects.toThrow(NoBrowserError);
  const { browser } = await takeBrowser(1024);
  await browser.close();
  await end();
});

test('that it does not start is told to who takes it, and to nobody else', async () => {
  vi.stubEnv('GRADREEL_BROWSER', '/nowhere/chrome');
  await startAhead()();
  const end = startAhead();
  vi.unstubAllEnvs();
  await expect(takeBrowser()).rejects.toThrow(NoBrowserError);
  await end();
});
