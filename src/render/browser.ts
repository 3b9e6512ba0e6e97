import { type Browser, chromium } from 'playwright-core';
import { type BrowserChoice, chooseBrowser } from './browser-choice.ts';
import { NoBrowserError } from './errors.ts';
import { oneProcessor } from './one-processor.ts';

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
];

/** Starts the browser that {@link chooseBrowser} chose. */
export async function launchBrowser(): Promise<Browser> {
  return launch(await chooseBrowser());
}

/**
 * Starts the browser so that it encodes the same pictures to the same bytes each time, where that is
 * possible: see {@link oneProcessor}. To be released when the page that encodes is open.
 */
export async function launchEncodingBrowser(): Promise<{
  browser: Browser;
  release: () => Promise<void>;
}> {
  const choice = await chooseBrowser();
  const alone = await oneProcessor(choice.executable);
  if (alone === undefined) return { browser: await launch(choice), release: async () => undefined };
  const environment = { ...choice.environment, ...alone.environment };
  const browser = await launch({ ...choice, environment }, alone.executable);
  return { browser, release: alone.release };
}

async function launch(choice: BrowserChoice, executable = choice.executable): Promise<Browser> {
  const environment = Object.fromEntries(
    Object.entries(process.env).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  );
  try {
    return await chromium.launch({
      executablePath: executable,
      args: browserArguments,
      env: { ...environment, ...choice.environment },
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    });
  } catch (cause) {
    throw new NoBrowserError(
      `The browser ${choice.executable} (${choice.origin}) did not start${reasonIn(cause)}. ` +
        'Run "npx gradreel doctor", or set GRADREEL_BROWSER to another Chrome, Edge or Chromium.',
      { cause },
    );
  }
}

/** The browser's own words on why it did not start, where they are known to be telling. */
function reasonIn(cause: unknown): string {
  const telling = /error while loading shared libraries: [^\n]*|spawn E[A-Z]+|cannot execute[^\n]*/;
  const reason = telling.exec((cause as Error).message)?.[0];
  return reason === undefined ? '' : `: ${reason.trim()}`;
}
