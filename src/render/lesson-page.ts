import { SourceMap, type SourceMapPayload } from 'node:module';
import { join, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import type { PreparedLesson } from '../lesson/prepare-lesson.ts';
import type { Timeline } from '../lesson/timeline.ts';
import { launchBrowser } from './browser.ts';
import { type BuiltPage, buildPage } from './build-page.ts';
import { SceneError } from './errors.ts';
import type { PictureSettings, RenderReport } from './page/protocol.ts';
import { type PageServer, type ReceivedBatch, servePage } from './page-server.ts';
import { projectRoot } from './project-root.ts';

/** A lesson opened in a browser: it can be planned, drawn and encoded. Close it when done. */
export class LessonPage {
  private constructor(
    private readonly page: Page,
    private readonly browser: Browser,
    private readonly server: PageServer,
    private readonly files: BuiltPage,
  ) {}

  /**
   * Builds and opens a lesson's page.
   *
   * @throws NoBrowserError, or SceneError when a scene does not compile or the page does not start.
   */
  static async open({ folder, lesson, payload, baked }: PreparedLesson): Promise<LessonPage> {
    const sceneFiles = lesson.scenes.map((name) => join(folder.path, `${name}.tsx`));
    const built = await buildPage(sceneFiles).catch((cause: Error) => {
      throw new SceneError(compileMessage(cause), { cause });
    });
    const files = new Map(built);
    files.set('lesson.json', JSON.stringify(payload));
    files.set('numbers.npz', baked.npz);
    const [server, browser] = await Promise.all([servePage(files), launchBrowser()]);
    const page = await browser.newPage();
    const opened = new LessonPage(page, browser, server, built);
    try {
      await opened.#guard(async () => {
        const failed = new Promise<never>((_, reject) => page.once('pageerror', reject));
        failed.catch(() => undefined);
        await page.goto(server.address);
        await Promise.race([page.waitForFunction('window.gradreel !== undefined'), failed]);
      });
    } catch (error) {
      await opened.close();
      throw error;
    }
    return opened;
  }

  plan(picture: PictureSettings): Promise<Timeline> {
    return this.#call<Timeline>('plan', picture);
  }

  /** Draws and encodes everything; packets arrive in order while it works. */
  render(
    picture: PictureSettings,
    onBatch: (batch: ReceivedBatch) => void | Promise<void>,
  ): Promise<RenderReport> {
    this.server.onBatch = onBatch;
    return this.#call<RenderReport>('render', picture);
  }

  /** One frame as PNG. */
  async still(picture: PictureSettings, frame: number): Promise<Buffer> {
    return Buffer.from(await this.#call<string>('still', picture, frame), 'base64');
  }

  async close(): Promise<void> {
    await Promise.all([this.browser.close(), this.server.close()]);
  }

  #call<Result>(name: string, ...values: unknown[]): Promise<Result> {
    const list = values.map((value) => JSON.stringify(value)).join(', ');
    return this.#guard(() => this.page.evaluate(`window.gradreel.${name}(${list})`) as Promise<Result>);
  }

  async #guard<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (cause) {
      throw this.#sceneError(cause as Error);
    }
  }

  /** Turns an error of the page into one that names the scene's file and line. */
  #sceneError(cause: Error): SceneError {
    const stack = cause.stack ?? '';
    const places = [...stack.matchAll(/\/([^/\s()]+\.js):(\d+):(\d+)/g)].map(([, file, line, column]) =>
      this.#original(file as string, Number(line), Number(column)),
    );
    const known = places.filter((place) => place !== undefined);
    const place = known.find((candidate) => candidate.startsWith('scenes/')) ?? known.find((candidate) => candidate.startsWith('src/'));
    const message = cause.message.replace(/^page\.\w+: /, '').replace(/^(Error|\w+Error): /, '').split('\n    at ')[0]?.trim();
    const traced = known.map((candidate) => `    at ${candidate}`).join('\n');
    return new SceneError(place === undefined ? `${message}` : `${place}: ${message}`, { cause: new Error(`${message}\n${traced}`) });
  }

  #original(file: string, line: number, column: number): string | undefined {
    const mapName = [...this.files.keys()].find((name) => name.endsWith(`${file}.map`));
    const map = mapName === undefined ? undefined : this.files.get(mapName);
    if (map === undefined) return undefined;
    const payload = JSON.parse(String(map)) as SourceMapPayload;
    const entry = new SourceMap(payload).findEntry(line - 1, column - 1);
    if (!('originalSource' in entry)) return undefined;
    const source = join(projectRoot, 'src', 'render', 'page', 'dist', 'assets', entry.originalSource);
    return `${relative(projectRoot, source)}:${entry.originalLine + 1}`;
  }
}

function compileMessage(error: Error): string {
  return stripVTControlCharacters(error.message).replaceAll(`${projectRoot}/`, '').trim();
}
