import { readFile } from 'node:fs/promises';
import { SourceMap, type SourceMapPayload } from 'node:module';
import { join, relative } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { projectRoot } from '../files/project-root.ts';
import type { PlayingBeat } from '../lesson/beat-marks.ts';
import { lessonFile } from '../lesson/lesson-folder.ts';
import type { PreparedLesson } from '../lesson/prepare-lesson.ts';
import type { Timeline } from '../lesson/timeline.ts';
import { launchEncodingBrowser } from './browser.ts';
import { type BuiltPage, buildPage } from './build-page.ts';
import { BrowserEndedError, SceneError } from './errors.ts';
import type { Look } from './page/inspector.ts';
import type {
  DrawnSegment,
  FrameForm,
  FrameRange,
  PictureSettings,
  RunThrough,
  SoundSettings,
} from './page/protocol.ts';
import { type PageServer, type ReceivedBatch, servePage } from './page-server.ts';
import { photograph } from './photograph.ts';

/** A page that plays no frame for so long never will. */
const STALL_SECONDS = 90;

/** Builds the page for a lesson's scenes. */
export function buildLessonPage({ folder, lesson }: PreparedLesson): Promise<BuiltPage> {
  return buildPage(lesson.scenes.map((name) => join(folder.path, `${name}.tsx`)));
}

/** A lesson opened in a browser: it can be planned, drawn and encoded. Close it when done. */
export class LessonPage {
  #lastFrame = -1;

  private constructor(
    private readonly page: Page,
    private readonly browser: Browser,
    private readonly server: PageServer,
    private readonly files: Map<string, string | Uint8Array>,
    /** The lesson's folder, relative to the project. */
    private readonly folder: string,
    readonly built: BuiltPage,
  ) {}

  /** Name and version of the browser. */
  get browserVersion(): string {
    return `${this.browser.browserType().name()} ${this.browser.version()}`;
  }

  /**
   * Builds and opens a lesson's page.
   *
   * @throws NoBrowserError, or SceneError when a scene does not compile or the page does not start.
   */
  static async open(prepared: PreparedLesson, known?: BuiltPage): Promise<LessonPage> {
    const { folder, payload, baked } = prepared;
    const built = known ?? (await buildLessonPage(prepared));
    const files = new Map(built.files);
    files.set('lesson.json', JSON.stringify(payload));
    files.set('numbers.npz', baked.npz);
    const server = await servePage(files);
    const { browser, release } = await launchEncodingBrowser().catch(async (error: unknown) => {
      await server.close();
      throw error;
    });
    const page = await browser.newPage();
    const place = lessonFile(folder, '');
    const opened = new LessonPage(page, browser, server, files, place, built);
    try {
      await opened.#guard(async () => {
        const failed = new Promise<never>((_, reject) => page.once('pageerror', reject));
        failed.catch(() => undefined);
        await page.goto(server.address);
        await Promise.race([page.waitForFunction('window.gradreel !== undefined'), failed]);
        await release();
      });
    } catch (error) {
      await opened.close();
      throw error;
    }
    return opened;
  }

  /** What happens when. */
  async plan(picture: PictureSettings): Promise<Timeline> {
    return (await this.runThrough(picture)).timeline;
  }

  /** Plays everything through once without drawing. */
  runThrough(picture: PictureSettings): Promise<RunThrough> {
    return this.#watched(this.#call<RunThrough>('plan', picture));
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
    const images = await this.#call<string[]>('stills', picture, frames);
    return images.map((image) => Buffer.from(image, 'base64'));
  }

  /** Plans, and gets ready to look at frames. */
  beginInspection(picture: PictureSettings): Promise<Timeline> {
    return this.#call<Timeline>('beginInspection', picture);
  }

  /** Looks at frames, in ascending order over all calls. */
  inspect(frames: readonly number[]): Promise<Look[]> {
    return this.#call<Look[]>('inspect', frames);
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
   * Waits for the page and asks meanwhile which frame it is at. A page that stands still for too long
   * has a loop in it that gives nobody else a turn.
   */
  async #watched<Result>(work: Promise<Result>): Promise<Result> {
    let lastSign = performance.now();
    let asking = false;
    const ask = async () => {
      if (asking) return;
      asking = true;
      const frame = await this.page.evaluate('window.gradreel.frame()').catch(() => undefined);
      asking = false;
      if (typeof frame !== 'number' || frame === this.#lastFrame) return;
      this.#lastFrame = frame;
      lastSign = performance.now();
    };
    let timer: NodeJS.Timeout | undefined;
    const stalled = new Promise<never>((_, reject) => {
      timer = setInterval(() => {
        void ask();
        if (performance.now() - lastSign < 1000 * STALL_SECONDS) return;
        const place = this.#lastFrame < 0 ? '' : ` after frame ${this.#lastFrame}`;
        reject(
          new SceneError(
            `${this.folder}/: the picture stood still for ${STALL_SECONDS} s${place}. Does a loop in a scene never end?`,
          ),
        );
      }, 1000);
    });
    try {
      return await Promise.race([work, stalled]);
    } finally {
      clearInterval(timer);
      work.catch(() => undefined);
    }
  }

  async #guard<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (cause) {
      if (
        !this.browser.isConnected() ||
        this.page.isClosed() ||
        /\bcrashed\b/.test(String(cause))
      ) {
        throw new BrowserEndedError(
          'The browser ended in the middle of the work. It may have run out of memory: close other programs, or try --quality draft.',
          { cause, frame: this.#lastFrame },
        );
      }
      throw await this.#sceneError(cause as Error);
    }
  }

  /** Turns an error of the page into one that names the scene's file and line. */
  async #sceneError(cause: Error): Promise<SceneError> {
    const places = this.#placesIn(cause.stack ?? '');
    const place =
      places.find((candidate) => candidate.startsWith(`${this.folder}/`)) ??
      (await this.#playingBeat()) ??
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

  #placesIn(stack: string): string[] {
    return [...stack.matchAll(/\/([^/\s()]+\.js):(\d+):(\d+)/g)].flatMap(
      ([, file, line, column]) => {
        const place = this.#original(file as string, Number(line), Number(column));
        return place === undefined ? [] : [place];
      },
    );
  }

  /**
   * Where the beat that is being played begins. Movements run one frame at a time, long after the line
   * that began them has been left, so the stack may not lead to it.
   */
  async #playingBeat(): Promise<string | undefined> {
    const playing = (await this.page
      .evaluate('window.gradreel?.playing()')
      .catch(() => undefined)) as PlayingBeat | undefined;
    if (playing === undefined) return undefined;
    const file = `${this.folder}/${playing.scene}.tsx`;
    const source = await readFile(join(projectRoot, file), 'utf8').catch(() => '');
    const line = source.split('\n').findIndex((text) => text.includes(`'${playing.beat}'`)) + 1;
    return line === 0 ? undefined : `${file}:${line} (beat "${playing.beat}")`;
  }

  #original(file: string, line: number, column: number): string | undefined {
    const mapName = [...this.files.keys()].find((name) => name.endsWith(`${file}.map`));
    const map = mapName === undefined ? undefined : this.files.get(mapName);
    if (map === undefined) return undefined;
    const payload = JSON.parse(String(map)) as SourceMapPayload;
    const entry = new SourceMap(payload).findEntry(line - 1, column - 1);
    if (!('originalSource' in entry)) return undefined;
    const source = join(
      projectRoot,
      'src',
      'render',
      'page',
      'dist',
      'assets',
      entry.originalSource,
    );
    return `${relative(projectRoot, source)}:${entry.originalLine + 1}`;
  }
}
