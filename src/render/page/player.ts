import {
  type FullSceneDescription,
  PlaybackManager,
  PlaybackState,
  PlaybackStatus,
  type Scene,
  SharedWebGLContext,
  Vector2,
} from '@motion-canvas/core';
import { BeatEvents } from '../../lesson/beat-events.ts';
import type { LessonContext } from '../../lesson/lesson-context.ts';
import type { Timeline } from '../../lesson/timeline.ts';
import { Complaints } from '../../stage/complaints.ts';
import { keepDisplayed } from '../../stage/displayed-numbers.ts';
import { unpainted } from '../../stage/unpainted.ts';
import type { PictureSettings, Place, SceneRange } from './protocol.ts';

/** Scenes are laid out for this size; other sizes are a matter of resolution alone. */
const STAGE_SIZE = new Vector2(1920, 1080);
/** No lesson is longer than an hour. */
const LONGEST_SECONDS = 3600;

export interface PlayerOptions {
  /** Called before each frame that is played, of whatever scene; the playing waits for it. */
  readonly onFrame?: () => Promise<void>;
}

/**
 * Plays a lesson's scenes frame by frame and draws them on one canvas. This is the only place that
 * drives Motion Canvas; unlike its own renderer it draws straight to the canvas that is encoded.
 */
export class Player {
  readonly canvas = document.createElement('canvas');
  readonly #context: CanvasRenderingContext2D;
  readonly #playback = new PlaybackManager();
  readonly #scenes: Scene[];
  readonly #descriptions: readonly FullSceneDescription[];
  readonly #lesson: LessonContext;
  readonly #scale: number;
  readonly #complaints = new Complaints();
  readonly #onFrame: PlayerOptions['onFrame'];
  #scene = '';
  #played = 0;
  /** The last frame that a run-through may reach. */
  #lastFrame = Number.POSITIVE_INFINITY;

  constructor(
    descriptions: readonly FullSceneDescription[],
    lesson: LessonContext,
    picture: PictureSettings,
    { onFrame }: PlayerOptions = {},
  ) {
    this.#onFrame = onFrame;
    this.#descriptions = descriptions;
    this.#lesson = lesson;
    this.canvas.width = picture.width;
    this.canvas.height = picture.height;
    this.#context = this.canvas.getContext('2d', {
      alpha: lesson?.transparent ?? false,
    }) as CanvasRenderingContext2D;
    this.#scale = scaleFor(picture);
    this.#playback.fps = picture.framesPerSecond;
    this.#playback.state = PlaybackState.Rendering;
    const status = new PlaybackStatus(this.#playback);
    const { logger } = this.#complaints;
    const sharedWebGLContext = new SharedWebGLContext(logger);
    this.#scenes = descriptions.map((description) => {
      const scene = new description.klass({
        ...description,
        meta: description.meta.clone(),
        logger,
        playback: status,
        size: STAGE_SIZE,
        resolutionScale: this.#scale,
        timeEventsClass: BeatEvents,
        sharedWebGLContext,
      });
      scene.meta.set(description.meta.get());
      scene.variables.updateSignals({ lesson });
      // A scene that was not given its lesson says so itself, when it is played.
      if (lesson !== null) keepDisplayed(scene, lesson.displayed);
      const next = scene.next.bind(scene);
      scene.next = async () => {
        await this.#breathe(scene.name);
        await next();
      };
      return scene;
    });
    this.#playback.setup(this.#scenes);
  }

  /**
   * Plays everything through once without drawing, to learn when what happens.
   *
   * @throws Error when the lesson goes on for longer
   */
  async plan(longestSeconds = LONGEST_SECONDS): Promise<Timeline> {
    this.#lastFrame = longestSeconds * this.#playback.fps;
    await this.#complaints.attempt(() => this.#playback.recalculate());
    this.#lastFrame = Number.POSITIVE_INFINITY;
    const names = this.#descriptions.map(({ name }) => name);
    return this.#lesson.marks.timeline(names, this.#playback.fps, this.#playback.duration);
  }

  /** The frames of each scene; known after {@link plan}. */
  sceneRanges(): SceneRange[] {
    return this.#scenes.map(({ name, firstFrame, lastFrame }) => ({
      name,
      firstFrame,
      endFrame: lastFrame,
    }));
  }

  /** What is being played. */
  get place(): Place {
    const { playing } = this.#lesson.marks;
    const frame = this.#playback.frame;
    const beat = playing?.scene === this.#scene ? { beat: playing.beat } : {};
    return { frame, scene: this.#scene, ...beat };
  }

  /** Goes to a frame, replaying its scene without drawing. */
  async seek(frame: number): Promise<void> {
    await this.#complaints.attempt(() =>
      frame === 0 ? this.#playback.reset() : this.#playback.seek(frame),
    );
  }

  /** Goes on to the next frame. */
  async next(): Promise<void> {
    await this.#complaints.attempt(() => this.#playback.progress());
  }

  /** Draws the current frame where nothing of it is painted: whatever throws while it is drawn throws here. */
  async rehearse(): Promise<void> {
    await unpainted(this.#context, () => this.#drawStage());
  }

  /** Draws the current frame on {@link canvas}. */
  async draw(): Promise<void> {
    const context = this.#context;
    context.setTransform(1, 0, 0, 1, 0, 0);
    this.#fillMargins();
    await this.#drawStage();
  }

  async #drawStage(): Promise<void> {
    const context = this.#context;
    context.setTransform(1, 0, 0, 1, 0, 0);
    // Where the picture's shape is another than the stage's, the stage is centred.
    const offsetX = (this.canvas.width - STAGE_SIZE.width * this.#scale) / 2;
    const offsetY = (this.canvas.height - STAGE_SIZE.height * this.#scale) / 2;
    context.translate(offsetX, offsetY);
    await this.#complaints.attempt(() => this.#playback.currentScene.render(context));
  }

  /** What a picture of another shape has beside the stage. */
  #fillMargins(): void {
    const { width, height } = this.canvas;
    if (this.#lesson.transparent) {
      this.#context.clearRect(0, 0, width, height);
    } else if (!fillsPicture(this.#scale, this.canvas)) {
      this.#context.fillStyle = this.#lesson.theme.background;
      this.#context.fillRect(0, 0, width, height);
    }
  }

  /**
   * Lets whoever drives the page ask how it goes, now and then, and ends a run-through that would never
   * end by itself.
   */
  async #breathe(scene: string): Promise<void> {
    this.#scene = scene;
    this.#played++;
    await this.#onFrame?.();
    if (this.#played % 1000 === 0) await new Promise((resolve) => setTimeout(resolve));
    if (this.#playback.frame > this.#lastFrame) {
      const seconds = this.#lastFrame / this.#playback.fps;
      const longest = seconds < 60 ? `${seconds} s` : `${seconds / 60} minutes`;
      throw new Error(
        `The scene "${scene}" was still going on after ${longest} (frame ${this.#lastFrame}), and no lesson may be longer. Does a loop in it never end? Give it a count, or a condition that comes true.`,
      );
    }
  }
}

/**
 * Pixels of the picture per pixel of the stage: all of the stage is seen. Where the shapes differ by a
 * fraction of a pixel alone, as in 854×480, the picture is filled.
 */
function scaleFor({ width, height }: PictureSettings): number {
  const scales = [width / STAGE_SIZE.width, height / STAGE_SIZE.height];
  const largest = Math.max(...scales);
  return fillsPicture(largest, { width, height }) ? largest : Math.min(...scales);
}

/** Whether the stage covers the picture, and hardly more. */
function fillsPicture(
  scale: number,
  { width, height }: { width: number; height: number },
): boolean {
  const [left, top] = [STAGE_SIZE.width * scale - width, STAGE_SIZE.height * scale - height];
  return left > -1e-6 && top > -1e-6 && left < 2 && top < 2;
}
