import scenes from 'virtual:gradreel/scenes';
import type { LessonContext } from '../../lesson/lesson-context.ts';
import type { LessonPayload } from '../../lesson/lesson-payload.ts';
import { openLesson } from '../../lesson/open-lesson.ts';
import { guardNumbers } from '../../stage/number-guard.ts';
import { digestOf } from './draw-digest.ts';
import { base64, FrameEncoder } from './encode.ts';
import { Inspector, type Look } from './inspector.ts';
import { PacketPost } from './packet-post.ts';
import { Player } from './player.ts';
import type { PageFunctions, PictureSettings } from './protocol.ts';
import { FrameConverter } from './video-frame.ts';

declare global {
  interface Window {
    gradreel: PageFunctions;
  }
}

async function loadLesson(): Promise<LessonContext> {
  const [payload, npz] = await Promise.all([
    fetch('lesson.json').then((response) => response.json() as Promise<LessonPayload>),
    fetch('numbers.npz').then((response) => response.arrayBuffer()),
  ]);
  return openLesson(payload, new Uint8Array(npz));
}

guardNumbers();
const lesson = loadLesson();

async function openPlayer(picture: PictureSettings): Promise<Player> {
  return new Player(scenes, await lesson, picture);
}

let inspector: Inspector | undefined;

window.gradreel = {
  async plan(picture) {
    return (await openPlayer(picture)).plan();
  },

  async render(picture) {
    const { ledger } = await lesson;
    const player = await openPlayer(picture);
    const { frames } = await player.plan();
    ledger.clear();
    const post = new PacketPost();
    const encoder = new FrameEncoder(picture, {
      onStream: (stream) => post.describe(stream),
      onPacket: (packet) => post.add(packet),
    });
    const converter = new FrameConverter(picture.width, picture.height);
    let shown: VideoFrame | undefined;
    let lastDigest = -1;
    let drawnFrames = 0;
    await player.seek(0);
    for (let frame = 0; frame < frames; frame++) {
      if (frame > 0) await player.next();
      const digest = await digestOf(player.canvas, () => player.draw());
      if (shown === undefined || digest !== lastDigest) {
        shown?.close();
        shown = await converter.convert(player.canvas, 0);
        lastDigest = digest;
        drawnFrames++;
      }
      await encoder.encode(shown, frame);
      await post.throttle();
    }
    shown?.close();
    await encoder.finish();
    await post.finish();
    return { frames, drawnFrames, displayed: ledger.entries() };
  },

  async playing() {
    return (await lesson).marks.playing;
  },

  async stills(picture, frames) {
    const player = await openPlayer(picture);
    await player.plan();
    const images: string[] = [];
    for (const frame of frames) {
      await player.seek(frame);
      await player.draw();
      const blob = await new Promise<Blob | null>((resolve) =>
        player.canvas.toBlob(resolve, 'image/png'),
      );
      if (blob === null) throw new Error('The browser could not make a PNG of the frame.');
      images.push(base64(new Uint8Array(await blob.arrayBuffer())));
    }
    return images;
  },

  async beginInspection(picture) {
    const { ledger } = await lesson;
    const player = await openPlayer(picture);
    const timeline = await player.plan();
    ledger.clear();
    inspector = new Inspector(player);
    return timeline;
  },

  async inspect(frames) {
    if (inspector === undefined) throw new Error('The inspection has not begun.');
    const looks: Look[] = [];
    for (const frame of frames) looks.push(await inspector.look(frame));
    return looks;
  },

  async inspected() {
    return (await lesson).ledger.entries();
  },
};
