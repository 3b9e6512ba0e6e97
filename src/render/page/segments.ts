import type { LessonContext } from '../../lesson/lesson-context.ts';
import { digestOf } from './draw-digest.ts';
import { base64, FrameEncoder } from './encode.ts';
import { PacketPost } from './packet-post.ts';
import type { Player } from './player.ts';
import { pngOf } from './png.ts';
import type { DrawnSegment, FrameRange, PictureSettings } from './protocol.ts';
import { FrameConverter } from './video-frame.ts';

/**
 * Draws and encodes stretches of a lesson, each with an encoder of its own: what comes out of one does not
 * depend on which others were drawn before, or in which page.
 */
export class SegmentDrawer {
  readonly #converter: FrameConverter;
  /** The frame that the player stands at. */
  #at = -1;

  constructor(
    private readonly player: Player,
    private readonly lesson: LessonContext,
    private readonly picture: PictureSettings,
  ) {
    this.#converter = new FrameConverter(picture.width, picture.height);
  }

  /** Draws the frames from `firstFrame` up to, not including, `endFrame`; packets leave while it works. */
  async draw({ firstFrame, endFrame, poster }: FrameRange): Promise<DrawnSegment> {
    const { player, picture } = this;
    const { ledger } = this.lesson;
    const post = new PacketPost();
    const encoder = new FrameEncoder(picture, {
      onStream: (stream) => post.describe(stream),
      onPacket: (packet) => post.add(packet),
    });
    let shown: VideoFrame | undefined;
    let lastDigest = -1;
    let drawnFrames = 0;
    let image: string | undefined;
    await this.#goTo(firstFrame);
    ledger.clear();
    for (let frame = firstFrame; frame < endFrame; frame++) {
      if (frame > firstFrame) await this.#goTo(frame);
      const digest = await digestOf(player.canvas, () => player.draw());
      if (frame === poster) image = base64(await pngOf(player.canvas));
      if (shown === undefined || digest !== lastDigest) {
        shown?.close();
        shown = await this.#converter.convert(player.canvas, 0);
        lastDigest = digest;
        drawnFrames++;
      }
      await encoder.encode(shown, frame - firstFrame);
      await post.throttle();
    }
    shown?.close();
    await encoder.finish();
    await post.finish();
    const displayed = ledger.entries().map(({ shown: number, ranges }) => ({
      shown: number,
      ranges: ranges.map((range) => ({
        firstFrame: range.firstFrame - firstFrame,
        endFrame: range.endFrame - firstFrame,
      })),
    }));
    return { drawnFrames, displayed, ...(image === undefined ? {} : { poster: image }) };
  }

  async #goTo(frame: number): Promise<void> {
    if (frame === this.#at + 1 && this.#at >= 0) await this.player.next();
    else await this.player.seek(frame);
    this.#at = frame;
  }
}
