import type { LessonContext } from '../../lesson/lesson-context.ts';
import { base64 } from './base64.ts';
import { digestOf } from './draw-digest.ts';
import { PacketPost } from './packet-post.ts';
import type { Player } from './player.ts';
import { pngOf } from './png.ts';
import type { DrawnSegment, FrameForm, FrameRange, PictureSettings } from './protocol.ts';
import { openSink } from './sinks/frame-sink.ts';

/**
 * Draws and encodes stretches of a lesson, each with an encoder of its own: what comes out of one does not
 * depend on which others were drawn before, or in which page.
 */
export class SegmentDrawer {
  /** The frame that the player stands at. */
  #at = -1;

  constructor(
    private readonly player: Player,
    private readonly lesson: LessonContext,
    private readonly picture: PictureSettings,
  ) {}

  /** Draws the frames from `firstFrame` up to, not including, `endFrame`; packets leave while it works. */
  async draw({ firstFrame, endFrame, poster }: FrameRange, form: FrameForm): Promise<DrawnSegment> {
    const { player, picture } = this;
    const { displayed } = this.lesson;
    const post = new PacketPost();
    const sink = openSink(form, picture, {
      onStream: (stream) => post.describe(stream),
      onPacket: (packet) => post.add(packet),
    });
    let lastDigest = -1;
    let drawnFrames = 0;
    let image: string | undefined;
    await this.#goTo(firstFrame);
    displayed.clear();
    for (let frame = firstFrame; frame < endFrame; frame++) {
      if (frame > firstFrame) await this.#goTo(frame);
      const digest = await digestOf(player.canvas, () => player.draw());
      if (frame === poster) image = base64(await pngOf(player.canvas));
      const isNew = frame === firstFrame || digest !== lastDigest;
      if (isNew) drawnFrames++;
      lastDigest = digest;
      await sink.add(player.canvas, isNew);
      await post.throttle();
    }
    await sink.finish();
    await post.finish();
    const numbers = displayed.entries().map(({ shown, ranges }) => ({
      shown,
      ranges: ranges.map((range) => ({
        firstFrame: range.firstFrame - firstFrame,
        endFrame: range.endFrame - firstFrame,
      })),
    }));
    return { drawnFrames, displayed: numbers, ...(image === undefined ? {} : { poster: image }) };
  }

  async #goTo(frame: number): Promise<void> {
    if (frame === this.#at + 1 && this.#at >= 0) await this.player.next();
    else await this.player.seek(frame);
    this.#at = frame;
  }
}
