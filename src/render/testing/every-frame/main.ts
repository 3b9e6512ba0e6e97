import scenes from 'virtual:gradreel/scenes';
import { guardTexts } from '../../../stage/text-guard.ts';
import { digestOf } from '../../page/draw-digest.ts';
import { loadLesson } from '../../page/load-lesson.ts';
import { Player } from '../../page/player.ts';
import type { PageFunctions } from '../../page/protocol.ts';

guardTexts();
const lesson = loadLesson();
let player: Player | undefined;
let played = 0;

/** All pixels of the canvas, as the renderer reads them. */
async function pixelsOf(canvas: HTMLCanvasElement): Promise<Uint32Array> {
  const picture = new VideoFrame(canvas, { timestamp: 0, alpha: 'discard' });
  const pixels = new Uint32Array(canvas.width * canvas.height);
  await picture.copyTo(pixels);
  picture.close();
  return pixels;
}

/** The renderer's page, which draws also what it takes for equal to the last frame, and looks whether it is. */
const functions: Pick<PageFunctions, 'plan' | 'draw' | 'played' | 'place'> = {
  async plan(picture) {
    player = new Player(scenes, await lesson, picture, {
      onFrame: async () => {
        played++;
      },
    });
    return { timeline: await player.plan(), scenes: player.sceneRanges() };
  },

  async draw(_picture, { firstFrame, endFrame }) {
    if (player === undefined) throw new Error('The lesson was not planned.');
    const { canvas } = player;
    await player.seek(firstFrame);
    let last: { digest: number; pixels: Uint32Array } | undefined;
    let drawnFrames = 0;
    for (let frame = firstFrame; frame < endFrame; frame++) {
      if (frame > firstFrame) await player.next();
      const drawing = player;
      const digest = await digestOf(canvas, () => drawing.draw());
      const pixels = await pixelsOf(canvas);
      if (last === undefined || digest !== last.digest) drawnFrames++;
      else if (pixels.some((pixel, index) => pixel !== last?.pixels[index])) {
        throw new Error(`Frame ${frame} is taken for equal to the last, and is not.`);
      }
      last = { digest, pixels };
    }
    return { drawnFrames, displayed: [] };
  },

  played: () => played,
  place: () => undefined,
};
Object.assign(window, { gradreel: functions });
