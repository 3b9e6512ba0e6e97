import scenes from 'virtual:gradreel/scenes';
import type { LessonContext } from '../../lesson/lesson-context.ts';
import type { LessonPayload } from '../../lesson/lesson-payload.ts';
import { openLesson } from '../../lesson/open-lesson.ts';
import type { Timeline } from '../../lesson/timeline.ts';
import { guardNumbers } from '../../stage/number-guard.ts';
import { base64 } from './base64.ts';
import { Inspector, type Look } from './inspector.ts';
import { Player } from './player.ts';
import { pngOf } from './png.ts';
import type { PageFunctions, PictureSettings } from './protocol.ts';
import { SegmentDrawer } from './segments.ts';

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

/** The lesson opened for one picture; it is kept, for the run-through takes a while. */
interface Opened {
  readonly settings: string;
  readonly player: Player;
  readonly timeline: Promise<Timeline>;
  readonly drawer: SegmentDrawer;
}

let opened: Opened | undefined;

async function open(picture: PictureSettings): Promise<Opened> {
  const settings = JSON.stringify(picture);
  if (opened?.settings !== settings) {
    const player = await openPlayer(picture);
    const timeline = player.plan();
    opened = {
      settings,
      player,
      timeline,
      drawer: new SegmentDrawer(player, await lesson, picture),
    };
  }
  return opened;
}

window.gradreel = {
  async plan(picture) {
    const { player, timeline } = await open(picture);
    return { timeline: await timeline, scenes: player.sceneRanges() };
  },

  async draw(picture, frames, form) {
    const { timeline, drawer } = await open(picture);
    await timeline;
    return drawer.draw(frames, form);
  },

  sound: async (settings) => (await import('./sound.ts')).encodeSound(settings),

  frame: () => opened?.player.frame ?? -1,

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
      images.push(base64(await pngOf(player.canvas)));
    }
    return images;
  },

  async beginInspection(picture) {
    const player = await openPlayer(picture);
    const timeline = await player.plan();
    inspector = new Inspector(player);
    return timeline;
  },

  async inspect(frames) {
    if (inspector === undefined) throw new Error('The inspection has not begun.');
    const looks: Look[] = [];
    for (const frame of frames) looks.push(await inspector.look(frame));
    return looks;
  },
};
