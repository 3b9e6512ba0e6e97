import type { Browser } from 'playwright-core';
import type { PreparedLesson } from '../../lesson/prepare-lesson.ts';
import type { BuiltPage } from '../bundle/build-page.ts';
import { takeBrowser } from './browser-ahead.ts';
import { type PageServer, servePage } from './page-server.ts';

/** What a lesson's page lives in: a browser, and a server that has the lesson's files. */
export class PageHost {
  private constructor(
    readonly browser: Browser,
    readonly server: PageServer,
    /** What is served, by path; more may be added. */
    readonly files: Map<string, string | Uint8Array>,
    readonly built: BuiltPage,
    /** To be called when the page is open: see {@link takeBrowser}. */
    readonly release: () => Promise<void>,
  ) {}

  /**
   * Starts the browser while the page is being built, and serves the page with the lesson's words and
   * numbers. Where one of them fails, nothing is left running.
   *
   * @param heapMegabytes what the page's objects may take
   * @throws NoBrowserError, or SceneError when a scene does not compile
   */
  static async open(
    { payload, baked, fonts }: PreparedLesson,
    known: BuiltPage | Promise<BuiltPage>,
    heapMegabytes: number,
  ): Promise<PageHost> {
    const launching = takeBrowser(heapMegabytes);
    launching.catch(() => undefined);
    let built: BuiltPage;
    let server: PageServer;
    const files = new Map<string, string | Uint8Array>();
    try {
      built = await known;
      for (const [name, contents] of built.files) files.set(name, contents);
      files.set('lesson.json', JSON.stringify(payload));
      files.set('numbers.npz', baked.npz);
      for (const [index, { url }] of payload.fonts.entries()) {
        files.set(url, fonts[index]?.bytes ?? '');
      }
      server = await servePage(files);
    } catch (error) {
      await launching.then(({ browser }) => browser.close()).catch(() => undefined);
      throw error;
    }
    const { browser, release } = await launching.catch(async (error: unknown) => {
      await server.close();
      throw error;
    });
    return new PageHost(browser, server, files, built, release);
  }

  async close(): Promise<void> {
    await Promise.all([this.browser.close(), this.server.close()]);
  }
}
