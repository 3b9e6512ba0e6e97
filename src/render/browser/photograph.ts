import type { Browser } from 'playwright-core';
import type { PageServer } from './page-server.ts';

/** An HTML page to take a picture of. */
export interface Photographed {
  /** Its `<head>` may hold `<!--fonts-->`, where the served style sheets, and with them the fonts, are linked. */
  readonly html: string;
  /** Files that the page shows, by the path it asks for them. */
  readonly images: ReadonlyMap<string, Uint8Array>;
  readonly width: number;
  readonly scale: number;
}

/**
 * Takes a picture of an HTML page, in its whole length, as PNG.
 *
 * @param files what the server serves; the page and its images are added
 */
export async function photograph(
  browser: Browser,
  server: PageServer,
  files: Map<string, string | Uint8Array>,
  { html, images, width, scale }: Photographed,
): Promise<Buffer> {
  const styles = [...files.keys()].filter((name) => name.endsWith('.css'));
  const links = styles.map((name) => `<link rel="stylesheet" href="${name}">`).join('');
  files.set('photograph.html', html.replace('<!--fonts-->', links));
  for (const [name, image] of images) files.set(name, image);
  const page = await browser.newPage({
    viewport: { width, height: 100 },
    deviceScaleFactor: scale,
  });
  try {
    await page.goto(`${server.address}photograph.html`);
    await page.evaluate('document.fonts.ready.then(() => undefined)');
    return await page.screenshot({ fullPage: true });
  } finally {
    await page.close();
  }
}
