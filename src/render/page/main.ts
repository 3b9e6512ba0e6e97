import scenes from 'virtual:gradreel/scenes';
import type { Timeline } from '../../lesson/timeline.ts';
import { guardTexts } from '../../stage/text-guard.ts';
import { base64 } from './base64.ts';
import { Inspector, type Look } from './inspector.ts';
import { loadLesson } from './load-lesson.ts';
import { Player } from './player.ts';
import { pngOf } from './png.ts';
import type { PageFunctions, PictureSettings, Place } from './protocol.ts';
import { SegmentDrawer } from './segments.ts';

declare global {
  interface Window {
    gradreel: PageFunctions;
  }
}

guardTexts();
const lesson = loadLesson();

/** The one that played last. */
let player: Player | undefined;
let played = 0;
let isTelling = false;

async function openPlayer(picture: PictureSettings): Promise<Player> {
  const opened = new Player(scenes, await lesson, picture, {
    async onFrame() {
      player = opened;
      played++;
      if (isTelling) await tell(opened.place);
    },
  });
  return opened;
}

/** Waits until it has arrived: what comes next may end the page. */
async function tell(place: Place): Promise<void> {
  await fetch('place', { method: 'POST', body: JSON.stringify(place) });
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

async function open(picture: PictureSettings, longestSeconds?: number): Promise<Opened> {
  const settings = JSON.stringify(picture);
  if (opened?.settings !== settings) {
    const player = await openPlayer(picture);
    const timeline = player.plan(longestSeconds);
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
  async plan(picture, longestSeconds) {
    const { player, timeline } = await open(picture, longestSeconds);
    return { timeline: await timeline, scenes: player.sceneRanges() };
  },

  async draw(picture, frames, form) {
    const { timeline, drawer } = await open(picture);
    await timeline;
    return drawer.draw(frames, form);
  },

  sound: async (settings) => (await import('./sound.ts')).encodeSound(settings),

  played: () => played,
  place: () => player?.place,
  tellPlaces(told) {
    isTelling = told;
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
