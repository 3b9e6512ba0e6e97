import scenes from 'virtual:gradreel/scenes';
import { loadLesson } from '../../../src/render/page/load-lesson.ts';
import { Player } from '../../../src/render/page/player.ts';
import type { PageFunctions } from '../../../src/render/page/protocol.ts';
import { guardTexts } from '../../../src/stage/text-guard.ts';
import { paint } from './raster.ts';

guardTexts();
const lesson = loadLesson();
let player: Player | undefined;
let played = 0;

/** The renderer's page without what watches, converts and encodes. */
const functions: Pick<PageFunctions, 'plan' | 'draw' | 'played' | 'place'> = {
  async plan(picture) {
    player = new Player(scenes, await lesson, picture, {
      async onFrame() {
        played++;
      },
    });
    return { timeline: await player.plan(), scenes: player.sceneRanges() };
  },

  async draw(_picture, { firstFrame, endFrame }) {
    if (player === undefined) throw new Error('The lesson was not planned.');
    await player.seek(firstFrame);
    for (let frame = firstFrame; frame < endFrame; frame++) {
      if (frame > firstFrame) await player.next();
      await player.draw();
      await paint(player.canvas);
    }
    return { drawnFrames: endFrame - firstFrame, displayed: [] };
  },

  played: () => played,
  place: () => player?.place,
};
Object.assign(window, { gradreel: functions });
