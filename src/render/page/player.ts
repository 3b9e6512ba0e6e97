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
import { type StagePicture, stagePicture } from '../../stage/picture-shape.ts';
import { unpainted } from '../../stage/unpainted.ts';
import type { PictureSettings, Place, SceneRange } from './protocol.ts';

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
  readonly #stage: StagePicture;
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
    this.#stage = stagePicture(picture);
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
        size: new Vector2(this.#stage.size.width, this.#stage.size.height),
        resolutionScale: this.#stage.scale,
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
    if (this.#lesson.transparent) context.clearRect(0, 0, this.canvas.width, this.canvas.height);
    await this.#drawStage();
  }

  async #drawStage(): Promise<void> {
    const context = this.#context;
    context.setTransform(1, 0, 0, 1, 0, 0);
    // Where the stage fills a picture that is a fraction of a pixel smaller, that goes off at both sides.
    const { size, scale } = this.#stage;
    context.translate(
      (this.canvas.width - size.width * scale) / 2,
      (this.canvas.height - size.height * scale) / 2,
    );
    await this.#complaints.attempt(() => this.#playback.currentScene.render(context));
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
