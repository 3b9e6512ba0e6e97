import { makeScene2D, type Scene2D, type View2D } from '@motion-canvas/2d';
import {
  type FullSceneDescription,
  PlaybackManager,
  PlaybackState,
  PlaybackStatus,
  SharedWebGLContext,
  type ThreadGeneratorFactory,
  useScene,
  ValueDispatcher,
  Vector2,
} from '@motion-canvas/core';
import type { Run } from '../../run/run.ts';
import { Complaints } from '../complaints.ts';
import { DisplayedNumbers, keepDisplayed } from '../displayed-numbers.ts';
import type { Theme } from '../theme.ts';
import { giveTheme } from '../theme-context.ts';
import { unpainted } from '../unpainted.ts';
import type { Example } from './example.ts';

/** Examples wait for no time events. */
class NoTimeEvents {
  readonly onChanged = new ValueDispatcher([]).subscribable;
  set(): void {}
  register(): number {
    return 0;
  }
}

const FRAMES_PER_SECOND = 60;
/** An example that has not ended by then never will. */
const LONGEST_SECONDS = 60;

/** Plays one example frame by frame and draws it on a canvas, in a page whose fonts are loaded. */
export class ExamplePlayer {
  readonly canvas = document.createElement('canvas');
  /** The numbers that were drawn. */
  readonly displayed: DisplayedNumbers;
  readonly run: Run;
  readonly #context: CanvasRenderingContext2D;
  readonly #playback = new PlaybackManager();
  readonly #scene: Scene2D;
  readonly #example: Example;
  readonly #scale: number;
  readonly #complaints = new Complaints();

  /** @param scale pixels of the canvas per pixel of the example */
  constructor(example: Example, theme: Theme, scale = 1) {
    this.#example = example;
    this.#scale = scale;
    this.run = example.compute();
    this.displayed = new DisplayedNumbers(this.run);
    const [width, height] = example.size;
    // Rounded down: a fraction of a pixel at an edge would stay black.
    this.canvas.width = Math.floor(width * scale);
    this.canvas.height = Math.floor(height * scale);
    this.#context = this.canvas.getContext('2d', { alpha: false }) as CanvasRenderingContext2D;
    this.#playback.fps = FRAMES_PER_SECOND;
    this.#playback.state = PlaybackState.Rendering;
    const { run, displayed } = this;
    const { logger } = this.#complaints;
    const description = {
      ...makeScene2D(function* (view) {
        keepDisplayed(useScene(), displayed);
        giveTheme(useScene(), theme);
        view.fill(theme.background);
        yield* example.play(view, { theme, run });
      }),
      name: example.name,
      size: new Vector2(width, height),
      resolutionScale: scale,
      logger,
      playback: new PlaybackStatus(this.#playback),
      timeEventsClass: NoTimeEvents,
      sharedWebGLContext: new SharedWebGLContext(logger),
    } as unknown as FullSceneDescription<ThreadGeneratorFactory<View2D>>;
    description.onReplaced = new ValueDispatcher(description);
    this.#scene = new description.klass(description) as Scene2D;
    this.#playback.setup([this.#scene]);
  }

  /** Goes to the frame of a second, from the start. What has ended stays as it ended. */
  async seek(second: number): Promise<void> {
    await this.#complaints.attempt(async () => {
      this.#playback.frame = 0;
      await this.#scene.reset();
      await this.#step(Math.round(second * FRAMES_PER_SECOND));
    });
  }

  /** Goes on by frames; false when the example has ended. */
  async next(frames = 1): Promise<boolean> {
    await this.#complaints.attempt(() => this.#step(frames));
    return !this.#scene.isFinished();
  }

  /**
   * How long the example plays, in seconds. It is played through without being drawn.
   *
   * @throws Error when it does not end.
   */
  async seconds(): Promise<number> {
    await this.seek(0);
    let frames = 0;
    while (await this.next()) {
      if (++frames > LONGEST_SECONDS * FRAMES_PER_SECOND) {
        throw new Error(`The example "${this.#example.name}" plays for more than a minute.`);
      }
    }
    return frames / FRAMES_PER_SECOND;
  }

  /** Draws the current frame where nothing of it is painted: whatever throws while it is drawn throws here. */
  async rehearse(): Promise<void> {
    await unpainted(this.#context, () => this.draw());
  }

  /** Draws the current frame on {@link canvas}. */
  async draw(): Promise<void> {
    const context = this.#context;
    const { width, height } = this.canvas;
    context.setTransform(1, 0, 0, 1, 0, 0);
    // Sides that the scale does not make whole leave a fraction of a pixel.
    const [exampleWidth, exampleHeight] = this.#example.size;
    context.translate(
      (width - exampleWidth * this.#scale) / 2,
      (height - exampleHeight * this.#scale) / 2,
    );
    await this.#complaints.attempt(() => this.#scene.render(context));
  }

  async #step(frames: number): Promise<void> {
    for (let frame = 0; frame < frames && !this.#scene.isFinished(); frame++) {
      this.#playback.frame++;
      await this.#scene.next();
    }
  }
}
