import { makeScene2D, type Scene2D, type View2D } from '@motion-canvas/2d';
import {
  type FullSceneDescription,
  Logger,
  PlaybackManager,
  PlaybackState,
  PlaybackStatus,
  type ThreadGenerator,
  ValueDispatcher,
  Vector2,
} from '@motion-canvas/core';
import { newContext } from './photograph.ts';

/** The scenes of these tests wait for no time events. */
class NoTimeEvents {
  readonly onChanged = new ValueDispatcher([]).subscribable;
  set() {}
  register() {
    return 0;
  }
  toArray() {
    return [];
  }
}

/** Plays a scene frame by frame on a canvas, as editor and renderer do. */
export class ScenePlayer {
  private readonly playback = new PlaybackManager();
  private readonly scene: Scene2D;

  constructor(
    run: (view: View2D) => ThreadGenerator,
    private readonly size = new Vector2(800, 300),
    fps = 60,
  ) {
    this.playback.fps = fps;
    this.playback.state = PlaybackState.Rendering;
    const description = {
      ...makeScene2D(run),
      name: 'test',
      size,
      resolutionScale: 1,
      logger: new Logger(),
      playback: new PlaybackStatus(this.playback),
      timeEventsClass: NoTimeEvents,
      sharedWebGLContext: { borrow: () => null, dispose: () => {} },
    } as unknown as FullSceneDescription<(view: View2D) => ThreadGenerator>;
    description.onReplaced = new ValueDispatcher(description);
    this.scene = new description.klass(description) as Scene2D;
    this.playback.setup([this.scene]);
  }

  /** Goes to a frame from the start, without drawing what lies between, as a seek does. */
  async seek(frame: number): Promise<void> {
    this.playback.frame = 0;
    await this.scene.reset();
    await this.step(frame);
  }

  /** Goes on by frames. */
  async step(frames = 1): Promise<void> {
    for (let i = 0; i < frames; i++) {
      this.playback.frame++;
      await this.scene.next();
    }
  }

  /** The picture now. */
  async draw(): Promise<ImageData> {
    const { x: width, y: height } = this.size;
    const context = newContext(width, height);
    const { canvas } = context;
    await this.scene.render(context);
    return (canvas.getContext('2d') as CanvasRenderingContext2D).getImageData(0, 0, width, height);
  }

  get finished(): boolean {
    return this.scene.isFinished();
  }
}
