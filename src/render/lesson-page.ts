import { readFile } from 'node:fs/promises';
import { SourceMap, type SourceMapPayload } from 'node:module';
import { join, relative } from 'node:path';
import { type Browser, type CDPSession, errors, type Page } from 'playwright-core';
import { projectRoot } from '../files/project-root.ts';
import { lessonFile } from '../lesson/lesson-folder.ts';
import type { PreparedLesson } from '../lesson/prepare-lesson.ts';
import type { Timeline } from '../lesson/timeline.ts';
import { HEAP_MEGABYTES, launchEncodingBrowser } from './browser.ts';
import { type BuiltPage, buildPage } from './build-page.ts';
import { BrowserEndedError, GradreelError, SceneError } from './errors.ts';
import type { Look } from './page/inspector.ts';
import type {
  DrawnSegment,
  FrameForm,
  FrameRange,
  PictureSettings,
  Place,
  RunThrough,
  SoundSettings,
} from './page/protocol.ts';
import { type PageServer, type ReceivedBatch, servePage } from './page-server.ts';
import { photograph } from './photograph.ts';

/** What ends work that would not end by itself. */
export interface PageLimits {
  /** A page that plays no frame for so long never will. */
  readonly stallSeconds: number;
  /** No lesson is longer. */
  readonly longestSeconds: number;
  /** What its objects may take. */
  readonly heapMegabytes: number;
}

export const PAGE_LIMITS: PageLimits = {
  stallSeconds: 90,
  longestSeconds: 3600,
  heapMegabytes: HEAP_MEGABYTES,
};

/** Builds the page for a lesson's scenes. */
export function buildLessonPage({ folder, lesson }: PreparedLesson): Promise<BuiltPage> {
  return buildPage(lesson.scenes.map((name) => join(folder.path, `${name}.tsx`)));
}

/** A lesson opened in a browser: it can be planned, drawn and encoded. Close it when done. */
export class LessonPage {
  #place: Place | undefined;

  private constructor(
    private readonly page: Page,
    private readonly session: CDPSession,
    private readonly browser: Browser,
    private readonly server: PageServer,
    private readonly files: Map<string, string | Uint8Array>,
    /** The lesson's folder, relative to the project. */
    private readonly folder: string,
    readonly built: BuiltPage,
    private readonly limits: PageLimits,
  ) {
    server.onPlace = (place) => {
      this.#place = place;
    };
  }

  /** Name and version of the browser. */
  get browserVersion(): string {
    return `${this.browser.browserType().name()} ${this.browser.version()}`;
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
    const { folder, payload, baked } = prepared;
    // The browser starts while the page is being built.
    const launching = launchEncodingBrowser(limits.heapMegabytes);
    launching.catch(() => undefined);
    let built: BuiltPage;
    let server: PageServer;
    const files = new Map<string, string | Uint8Array>();
    try {
      built = await known;
      for (const [name, contents] of built.files) files.set(name, contents);
      files.set('lesson.json', JSON.stringify(payload));
      files.set('numbers.npz', baked.npz);
      server = await servePage(files);
    } catch (error) {
      await launching.then(({ browser }) => browser.close()).catch(() => undefined);
      throw error;
    }
    const { browser, release } = await launching.catch(async (error: unknown) => {
      await server.close();
      throw error;
    });
    const watch = watchTabs(browser);
    try {
      // Some of it waits for ever for a tab that ends meanwhile.
      return await Promise.race([start(), watch.ended]);
    } catch (error) {
      await Promise.all([browser.close(), server.close()]);
      if (error instanceof GradreelError || !watch.hasEnded()) throw error;
      throw new BrowserEndedError('The browser ended at its start.', { cause: error });
    } finally {
      watch.stop();
    }

    async function start(): Promise<LessonPage> {
      const page = await browser.newPage();
      const session = await page.context().newCDPSession(page);
      const name = lessonFile(folder, '');
      const opened = new LessonPage(page, session, browser, server, files, name, built, limits);
      await opened.#start(watch);
      await release();
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
      await page.goto(this.server.address, options);
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
  draw(
    picture: PictureSettings,
    frames: FrameRange,
    form: FrameForm,
    onBatch: (batch: ReceivedBatch) => void | Promise<void>,
  ): Promise<DrawnSegment> {
    this.server.onBatch = onBatch;
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
    this.files.set('sound', file);
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
    return photograph(this.browser, this.server, this.files, { html, images, ...size });
  }

  async close(): Promise<void> {
    await Promise.all([this.browser.close(), this.server.close()]);
  }

  #call<Result>(name: string, ...values: unknown[]): Promise<Result> {
    const list = values.map((value) => JSON.stringify(value)).join(', ');
    return this.#guard(
      () => this.page.evaluate(`window.gradreel.${name}(${list})`) as Promise<Result>,
    );
  }

  /**
   * Waits for the page and asks meanwhile how far it is. A page that stands still for too long has a loop in
   * it that gives nobody else a turn.
   */
  async #watched<Result>(work: Promise<Result>): Promise<Result> {
    let lastSign = performance.now();
    let played = -1;
    let asking = false;
    const ask = async () => {
      if (asking) return;
      asking = true;
      const now = await this.#look().catch(() => undefined);
      asking = false;
      if (now === undefined || now.played === played) return;
      played = now.played;
      lastSign = performance.now();
    };
    let timer: NodeJS.Timeout | undefined;
    let isStalled = false;
    const stalled = new Promise<never>((_, reject) => {
      timer = setInterval(
        () => {
          void ask();
          const still = performance.now() - lastSign;
          if (still < 1000 * this.limits.stallSeconds || isStalled) return;
          isStalled = true;
          this.#stallError().then(reject, reject);
        },
        Math.min(1000, 250 * this.limits.stallSeconds),
      );
    });
    // The page is interrupted to be asked, and what fails by that is not the cause.
    const failing = work.catch((error: unknown) => (isStalled ? stalled : Promise.reject(error)));
    try {
      return await Promise.race([failing, stalled]);
    } finally {
      clearInterval(timer);
      failing.catch(() => undefined);
      stalled.catch(() => undefined);
    }
  }

  /** Asks the page how many frames it has played, and where it is. */
  async #look(): Promise<{ readonly played: number } | undefined> {
    const look = '({ played: window.gradreel.played(), place: window.gradreel.place() })';
    const { played, place } = (await this.page.evaluate(look)) as {
      played: number;
      place?: Place;
    };
    this.#place = place ?? this.#place;
    return { played };
  }

  /** Ends what the page is doing, so that it can say where it stands. */
  async #stallError(): Promise<SceneError> {
    const interrupted = this.session
      .send('Runtime.terminateExecution')
      .then(() => this.#look())
      .catch(() => undefined);
    const tooLong = new Promise<void>((resolve) => setTimeout(resolve, 5000).unref());
    await Promise.race([interrupted, tooLong]);
    const { stallSeconds } = this.limits;
    const at = this.#place === undefined ? '' : ` ${placeText(this.#place)}`;
    return new SceneError(
      `${(await this.#beatLine()) ?? this.folder}: the picture stood still for ${stallSeconds} s${at}, which is the limit. Does a loop there never end, or wait for something that never comes?`,
    );
  }

  async #guard<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (cause) {
      if (cause instanceof GradreelError) throw cause;
      const isEnded = !this.browser.isConnected() || this.page.isClosed();
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
  async #sceneError(cause: Error): Promise<SceneError> {
    const places = await this.#placesIn(cause.stack ?? '');
    const place =
      places.find((candidate) => candidate.startsWith(`${this.folder}/`)) ??
      (await this.#beatLine({ isAsked: true })) ??
      places.find((candidate) => candidate.startsWith('src/'));
    const message = cause.message
      .replace(/^page\.\w+: /, '')
      .replace(/^(Error|\w+Error): /, '')
      .split('\n    at ')[0]
      ?.trim();
    const traced = places.map((candidate) => `    at ${candidate}`).join('\n');
    return new SceneError(place === undefined ? `${message}` : `${place}: ${message}`, {
      cause: new Error(`${message}\n${traced}`),
    });
  }

  /** The places in the project's files that a stack leads through. */
  async #placesIn(stack: string): Promise<string[]> {
    const positions = [...stack.matchAll(/\/([^/\s()]+\.js):(\d+):(\d+)/g)];
    if (positions.length === 0) return [];
    // A scene that has been changed meanwhile, and does not compile, has no places.
    const maps = await this.built.sourceMaps().catch(() => new Map<string, string>());
    return positions.flatMap(([, file, line, column]) => {
      const map = [...maps].find(([name]) => name.endsWith(file as string))?.[1];
      if (map === undefined) return [];
      return originalPlace(map, Number(line), Number(column)) ?? [];
    });
  }

  /**
   * Where the beat that is being played begins. Movements run one frame at a time, long after the line
   * that began them has been left, so the stack may not lead to it.
   */
  async #beatLine({ isAsked = false } = {}): Promise<string | undefined> {
    if (isAsked) await this.#look().catch(() => undefined);
    const { scene, beat } = this.#place ?? {};
    if (scene === undefined || beat === undefined) return undefined;
    const file = `${this.folder}/${scene}.tsx`;
    const source = await readFile(join(projectRoot, file), 'utf8').catch(() => '');
    const line = source.split('\n').findIndex((text) => text.includes(`'${beat}'`)) + 1;
    return line === 0 ? undefined : `${file}:${line} (beat "${beat}")`;
  }
}

/** `scenes/01-one-neuron/neuron.tsx:12` for a place in a script of the page. */
function originalPlace(map: string, line: number, column: number): string | undefined {
  const entry = new SourceMap(JSON.parse(map) as SourceMapPayload).findEntry(line - 1, column - 1);
  if (!('originalSource' in entry)) return undefined;
  const scripts = join(projectRoot, 'src', 'render', 'page', 'dist', 'assets');
  const source = relative(projectRoot, join(scripts, entry.originalSource));
  return `${source}:${entry.originalLine + 1}`;
}

/** Knows when a tab of a browser ends, or the browser. */
interface TabWatch {
  /** Never resolves; rejects when one ends. */
  readonly ended: Promise<never>;
  hasEnded(): boolean;
  stop(): void;
}

function watchTabs(browser: Browser): TabWatch {
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

/** `at frame 37 of the scene "mean", in the beat "they-add-up"` */
export function placeText({ frame, scene, beat }: Place): string {
  const where = scene === '' ? '' : ` of the scene "${scene}"`;
  return `at frame ${frame}${where}${beat === undefined ? '' : `, in the beat "${beat}"`}`;
}
