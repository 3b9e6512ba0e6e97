import { join } from 'node:path';
import type { CDPSession, Page } from 'playwright-core';
import { lessonFile } from '../../lesson/lesson-folder.ts';
import type { PreparedLesson } from '../../lesson/prepare-lesson.ts';
import type { Timeline } from '../../lesson/timeline.ts';
import { type BuiltPage, buildPage } from '../bundle/build-page.ts';
import { BrowserEndedError, GradreelError, SceneError } from '../errors.ts';
import type { Look } from '../page/inspector.ts';
import type {
  DrawnSegment,
  FrameForm,
  FrameRange,
  PictureSettings,
  Place,
  RunThrough,
  SoundSettings,
} from '../page/protocol.ts';
import { PageHost } from './page-host.ts';
import { PAGE_LIMITS, type PageLimits } from './page-limits.ts';
import type { ReceivedBatch } from './page-server.ts';
import { photograph } from './photograph.ts';
import { errors } from './playwright.ts';
import { ScenePlaces } from './scene-places.ts';
import { watchedForStalls } from './stall-watch.ts';
import { type TabWatch, watchTabs } from './tab-watch.ts';

/** Builds the page for a lesson's scenes. */
export function buildLessonPage({ folder, lesson }: PreparedLesson): Promise<BuiltPage> {
  return buildPage(lesson.scenes.map((name) => join(folder.path, `${name}.tsx`)));
}

/** A lesson opened in a browser: it can be planned, drawn and encoded. Close it when done. */
export class LessonPage {
  #place: Place | undefined;
  /** The browser may use all processors; what comes before the first drawing is one thread's work. */
  #released: Promise<void> = Promise.resolve();
  readonly #places: ScenePlaces;

  private constructor(
    private readonly page: Page,
    private readonly session: CDPSession,
    private readonly host: PageHost,
    /** The lesson's folder, relative to the project. */
    private readonly folder: string,
    private readonly limits: PageLimits,
  ) {
    this.#places = new ScenePlaces(folder, host.built);
    host.server.onPlace = (place) => {
      this.#place = place;
    };
  }

  /** Name and version of the browser. */
  get browserVersion(): string {
    const { browser } = this.host;
    return `${browser.browserType().name()} ${browser.version()}`;
  }

  get built(): BuiltPage {
    return this.host.built;
  }

  /**
   * Builds and opens a lesson's page.
   *
   * @throws NoBrowserError, or SceneError when a scene does not compile or the page does not start.
   */
  static async open(
    prepared: PreparedLesson,
    known: BuiltPage | Promise<BuiltPage> = buildLessonPage(prepared),
    limits: PageLimits = PAGE_LIMITS,
  ): Promise<LessonPage> {
    const host = await PageHost.open(prepared, known, limits.heapMegabytes);
    const watch = await watchTabs(host.browser);
    try {
      // Some of it waits for ever for a tab that ends meanwhile.
      return await Promise.race([start(), watch.ended]);
    } catch (error) {
      await host.close();
      if (error instanceof GradreelError || !watch.hasEnded()) throw error;
      throw new BrowserEndedError('The browser ended at its start.', { cause: error });
    } finally {
      watch.stop();
    }

    async function start(): Promise<LessonPage> {
      const page = await host.browser.newPage();
      const session = await page.context().newCDPSession(page);
      const folder = lessonFile(prepared.folder, '');
      const opened = new LessonPage(page, session, host, folder, limits);
      await opened.#start(watch);
      opened.#released = host.release();
      opened.#released.catch(() => undefined);
      return opened;
    }
  }

  async #start(watch: TabWatch): Promise<void> {
    const { page } = this;
    const { stallSeconds } = this.limits;
    const options = { timeout: 1000 * stallSeconds };
    const failed = new Promise<never>((_, reject) => page.once('pageerror', reject));
    failed.catch(() => undefined);
    try {
      await page.goto(this.host.server.address, options);
      const isThere = page.waitForFunction('window.gradreel !== undefined', undefined, options);
      await Promise.race([isThere, failed]);
    } catch (error) {
      if (watch.hasEnded()) throw error;
      if (!(error instanceof errors.TimeoutError)) throw await this.#sceneError(error as Error);
      throw new SceneError(
        `${this.folder}: the page did not start within ${stallSeconds} s. Does a loop outside of the scenes' functions never end?`,
        { cause: error },
      );
    }
  }

  /** What happens when. */
  async plan(picture: PictureSettings): Promise<Timeline> {
    return (await this.runThrough(picture)).timeline;
  }

  /** Plays everything through once without drawing. */
  runThrough(picture: PictureSettings): Promise<RunThrough> {
    return this.#watched(this.#call<RunThrough>('plan', picture, this.limits.longestSeconds));
  }

  /** Draws and encodes frames; packets arrive in order while it works, counted from the first frame. */
  async draw(
    picture: PictureSettings,
    frames: FrameRange,
    form: FrameForm,
    onBatch: (batch: ReceivedBatch) => void | Promise<void>,
  ): Promise<DrawnSegment> {
    await this.#released;
    this.host.server.onBatch = onBatch;
    return this.#watched(this.#call<DrawnSegment>('draw', picture, frames, form));
  }

  /**
   * Whether the page tells each frame before it plays it. That is slower; should the page end, the frame in
   * which it ended is known.
   */
  tellPlaces(told: boolean): Promise<void> {
    return this.#call('tellPlaces', told);
  }

  /** Decodes, places and encodes a sound file: an MP4 or WebM. */
  async sound(file: Uint8Array, settings: SoundSettings): Promise<Buffer> {
    this.host.files.set('sound', file);
    return Buffer.from(await this.#call<string>('sound', settings), 'base64');
  }

  /** One frame as PNG. */
  async still(picture: PictureSettings, frame: number): Promise<Buffer> {
    return (await this.stills(picture, [frame]))[0] as Buffer;
  }

  /** Several frames as PNG, played through once; ascending order is fastest. */
  async stills(picture: PictureSettings, frames: readonly number[]): Promise<Buffer[]> {
    const images = await this.#watched(this.#call<string[]>('stills', picture, frames));
    return images.map((image) => Buffer.from(image, 'base64'));
  }

  /** Plans, and gets ready to look at frames. */
  beginInspection(picture: PictureSettings): Promise<Timeline> {
    return this.#watched(this.#call<Timeline>('beginInspection', picture));
  }

  /** Looks at frames, in ascending order over all calls. */
  inspect(frames: readonly number[]): Promise<Look[]> {
    return this.#watched(this.#call<Look[]>('inspect', frames));
  }

  /**
   * Takes a picture of an HTML page that is laid out with the stage's fonts, as PNG.
   *
   * @param html its `<head>` may hold `<!--fonts-->`, where the stage's fonts are linked
   * @param images files that the page shows, by the path it asks for them
   */
  photograph(
    html: string,
    images: ReadonlyMap<string, Uint8Array>,
    size: { width: number; scale: number },
  ): Promise<Buffer> {
    const { browser, server, files } = this.host;
    return photograph(browser, server, files, { html, images, ...size });
  }

  close(): Promise<void> {
    return this.host.close();
  }

  #call<Result>(name: string, ...values: unknown[]): Promise<Result> {
    const list = values.map((value) => JSON.stringify(value)).join(', ');
    return this.#guard(
      () => this.page.evaluate(`window.gradreel.${name}(${list})`) as Promise<Result>,
    );
  }

  /** Waits for the page, unless its picture stands still for too long. */
  #watched<Result>(work: Promise<Result>): Promise<Result> {
    const { stallSeconds } = this.limits;
    const [look, onStall] = [() => this.#look(), () => this.#stallError()];
    return watchedForStalls(work, { look, stallSeconds, onStall });
  }

  /** Asks the page how many frames it has played, and where it is. */
  async #look(): Promise<number> {
    const look = '({ played: window.gradreel.played(), place: window.gradreel.place() })';
    const { played, place } = (await this.page.evaluate(look)) as {
      played: number;
      place?: Place;
    };
    this.#place = place ?? this.#place;
    return played;
  }

  /** Ends what the page is doing, so that it can say where it stands. */
  async #stallError(): Promise<SceneError> {
    const interrupted = this.session
      .send('Runtime.terminateExecution')
      .then(() => this.#look())
      .catch(() => undefined);
    const tooLong = new Promise<void>((resolve) => setTimeout(resolve, 5000).unref());
    await Promise.race([interrupted, tooLong]);
    return this.#places.stallError(this.#place, this.limits.stallSeconds);
  }

  async #guard<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (cause) {
      if (cause instanceof GradreelError) throw cause;
      const isEnded = !this.host.browser.isConnected() || this.page.isClosed();
      if (isEnded || /\bcrashed\b/.test(String(cause))) {
        throw new BrowserEndedError(
          'The browser ended in the middle of the work. It may have run out of memory: close other programs, or try --quality draft.',
          { cause, place: this.#place },
        );
      }
      throw await this.#sceneError(cause as Error);
    }
  }

  /** Turns an error of the page into one that names the scene's file and line. */
  #sceneError(cause: Error): Promise<SceneError> {
    return this.#places.sceneError(cause, async () => {
      await this.#look().catch(() => undefined);
      return this.#place;
    });
  }
}
