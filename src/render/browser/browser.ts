import { mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import {
  draftBeside,
  rememberDraft,
  removeDraft,
  removeForsakenDrafts,
} from '../../files/draft.ts';
import { writing } from '../../files/whole-file.ts';
import { NoBrowserError } from '../errors.ts';
import { type BrowserChoice, chooseBrowser } from './browser-choice.ts';
import { oneProcessor } from './one-processor.ts';
import { chromium, errors } from './playwright.ts';
import { temporarySpaceHint } from './temporary-space.ts';

/**
 * What a page's objects may take, in MB. Lessons stay far below; a scene that allocates without end is to
 * end itself, before it takes the memory of the machine.
 */
export const HEAP_MEGABYTES = 2048;
/** Pictures and buffers lie outside of the heap: what a process may take in all, in heaps. */
const MEMORY_PER_HEAP = 3;
/** A browser that has not started by then will not. */
const START_SECONDS = 30;

/** How a browser is started for our pages. */
export const browserArguments = [
  // The pages are our own and come from loopback; containers and root have no namespaces to sandbox with.
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--font-render-hinting=none',
  '--force-color-profile=srgb',
  '--disable-lcd-text',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-quic',
  '--no-pings',
  // Nothing but loopback is ever resolved: a scene that asks the network for something gets nothing.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
  // A proxy would resolve in our place, and the environment may name one.
  '--proxy-server=direct://',
  // Calls from browser to browser need no names.
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
];

/** Starts the browser that {@link chooseBrowser} chose. */
export async function launchBrowser(): Promise<Browser> {
  return launch(await chooseBrowser());
}

/** A browser that encodes the same pictures to the same bytes each time, where that is possible. */
export interface EncodingBrowser {
  readonly browser: Browser;
  /** To be called when the page that encodes is open. */
  readonly release: () => Promise<void>;
}

/**
 * Starts the browser so that it encodes the same pictures to the same bytes each time, where that is
 * possible: see {@link oneProcessor}. To be released when the page that encodes is open.
 */
export async function launchEncodingBrowser(
  heapMegabytes = HEAP_MEGABYTES,
): Promise<EncodingBrowser> {
  const choice = await chooseBrowser();
  const alone = await oneProcessor(choice.executable, MEMORY_PER_HEAP * heapMegabytes);
  if (alone === undefined) {
    return { browser: await launch(choice, heapMegabytes), release: async () => undefined };
  }
  const environment = { ...choice.environment, ...alone.environment };
  const browser = await launch({ ...choice, environment }, heapMegabytes, alone.executable);
  return { browser, release: alone.release };
}

async function launch(
  choice: BrowserChoice,
  heapMegabytes = HEAP_MEGABYTES,
  executable = choice.executable,
  attempt = 1,
): Promise<Browser> {
  const environment = Object.fromEntries(
    Object.entries(process.env).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  );
  const folder = await makePlace();
  try {
    // Only so can it be said where the profile lies. It has nothing in it.
    const context = await chromium.launchPersistentContext(join(folder, 'profile'), {
      executablePath: executable,
      args: [...browserArguments, `--js-flags=--max-old-space-size=${heapMegabytes}`],
      env: { ...environment, ...choice.environment, TMPDIR: folder },
      artifactsDir: join(folder, 'artifacts'),
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      timeout: 1000 * START_SECONDS,
    });
    const browser = context.browser();
    if (browser === null) throw new Error('It says nothing of itself.');
    // Once more: at the end of the program it is removed after the browser, which writes into it, has ended.
    rememberDraft(folder);
    return removingAtEnd(browser, folder, await processOf(browser));
  } catch (cause) {
    const hint = await temporarySpaceHint();
    await removeDraft(folder);
    // Its first tab has ended, and Playwright waits for it.
    if (cause instanceof errors.TimeoutError && attempt === 1) {
      return launch(choice, heapMegabytes, executable, 2);
    }
    throw new NoBrowserError(
      `The browser ${choice.executable} (${choice.origin}) did not start${reasonIn(cause)}. ` +
        `Run "npx gradreel doctor", or set GRADREEL_BROWSER to another Chrome, Edge or Chromium.${hint}`,
      { cause },
    );
  }
}

/**
 * The folder of one browser: its profile and its temporary files, among them what its processes share. Its
 * name says which program it belongs to, so that those of programs that were killed are known and removed.
 *
 * @throws CannotWriteError
 */
async function makePlace(): Promise<string> {
  await removeForsakenDrafts(tmpdir());
  const folder = draftBeside(join(tmpdir(), 'gradreel-browser'));
  await writing(folder, () => mkdir(folder, { mode: 0o700 }), 'TMPDIR');
  return folder;
}

/** The number of a browser's first process; undefined when it ends before it says so. */
async function processOf(browser: Browser): Promise<number | undefined> {
  try {
    const session = await browser.newBrowserCDPSession();
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    await session.detach();
    return processInfo.find(({ type }) => type === 'browser')?.id;
  } catch {
    return undefined;
  }
}

/** Milliseconds in which all processes of a browser have ended that has said good-bye. */
const LAST_WORDS = 1000;
/** Milliseconds that a browser is waited for which is closed; one that takes longer is killed. */
const LONGEST_GOODBYE = 10_000;

/** Waits until a process is gone. */
async function processEnds(pid: number): Promise<void> {
  try {
    for (const begin = performance.now(); performance.now() - begin < LONGEST_GOODBYE; ) {
      process.kill(pid, 0);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    process.kill(pid, 'SIGKILL');
  } catch {
    // It is gone.
  }
}

/**
 * The browser, whose folder is removed when it is closed or ends by itself. When it is closed, it is gone:
 * Playwright takes the last word that it hears from a browser for its end, which may come a moment later.
 */
function removingAtEnd(browser: Browser, folder: string, pid: number | undefined): Browser {
  const removed = new Promise<void>((resolve) => {
    browser.once('disconnected', () => {
      const options = { recursive: true, force: true, maxRetries: 5, retryDelay: 20 };
      void rm(folder, options)
        .catch(() => undefined)
        .then(resolve);
      // What its last process has written after that goes a moment later, or with the end of the program.
      setTimeout(() => void removeDraft(folder), LAST_WORDS).unref();
    });
  });
  const close = browser.close.bind(browser);
  browser.close = async (options) => {
    await close(options);
    if (pid !== undefined) await processEnds(pid);
    await removed;
  };
  return browser;
}

/** The browser's own words on why it did not start, where they are known to be telling. */
function reasonIn(cause: unknown): string {
  const telling = /error while loading shared libraries: [^\n]*|spawn E[A-Z]+|cannot execute[^\n]*/;
  const reason = telling.exec((cause as Error).message)?.[0];
  return reason === undefined ? '' : `: ${reason.trim()}`;
}
