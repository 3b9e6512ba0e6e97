import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../browser/browser.ts';
import { type PageServer, servePage } from '../../browser/page-server.ts';
import { photograph } from '../../browser/photograph.ts';
import { SceneError } from '../../errors.ts';
import type { DrawnWith } from '../snapshots/snapshot-set.ts';
import { buildGallery } from './build-gallery.ts';
import type { ListedExample, StillRequest } from './page/protocol.ts';

/** The gallery opened in a browser: its examples can be listed and drawn. Close it when done. */
export class GalleryPage {
  private constructor(
    private readonly page: Page,
    private readonly browser: Browser,
    private readonly server: PageServer,
    /** What the page is made of, by path. */
    readonly files: Map<string, string | Uint8Array>,
  ) {}

  /** @throws NoBrowserError, or SceneError when an example does not compile. */
  static async open(examples?: readonly string[]): Promise<GalleryPage> {
    const files = await buildGallery(examples);
    const server = await servePage(files);
    let browser: Browser | undefined;
    try {
      browser = await launchBrowser();
      const page = await browser.newPage();
      const failed = new Promise<never>((_, reject) => page.once('pageerror', reject));
      failed.catch(() => undefined);
      await page.goto(server.address);
      await Promise.race([page.waitForFunction('window.gallery !== undefined'), failed]);
      return new GalleryPage(page, browser, server, files);
    } catch (error) {
      await Promise.all([browser?.close(), server.close()]);
      throw error;
    }
  }

  /** Browser and machine, as far as pictures show it. */
  async drawnWith(): Promise<DrawnWith> {
    const drawing = (await this.page.evaluate('window.gallery.drawingKey()')) as string;
    return { browser: `Chromium ${this.browser.version()}`, drawing };
  }

  list(): Promise<ListedExample[]> {
    return this.page.evaluate('window.gallery.list()') as Promise<ListedExample[]>;
  }

  /**
   * The frames of an example as PNG.
   *
   * @throws SceneError naming the example when it does not play.
   */
  async stills(request: StillRequest): Promise<Buffer[]> {
    try {
      const images = (await this.page.evaluate(
        `window.gallery.stills(${JSON.stringify(request)})`,
      )) as string[];
      return images.map((image) => Buffer.from(image, 'base64'));
    } catch (cause) {
      const message = (cause as Error).message
        .replace(/^page\.\w+: /, '')
        .replace(/^(Error|\w+Error): /, '')
        .split('\n    at ')[0];
      throw new SceneError(`The example ${request.id}: ${message}`, { cause });
    }
  }

  /**
   * Takes a picture of another HTML page with the gallery's fonts and style sheet.
   *
   * @param html its `<head>` holds `<!--fonts-->`, where they are linked
   * @param images files that the page shows, by the path that it asks for
   */
  photograph(
    html: string,
    images: ReadonlyMap<string, Uint8Array>,
    size: { width: number; scale: number },
  ): Promise<Buffer> {
    return photograph(this.browser, this.server, this.files, { html, images, ...size });
  }

  async close(): Promise<void> {
    await Promise.all([this.browser.close(), this.server.close()]);
  }
}
