import { loadFonts } from '../../../src/stage/fonts.ts';
import { ExamplePlayer } from '../../../src/stage/gallery/example-player.ts';
import { themes } from '../../../src/stage/theme.ts';
import { paint } from '../page/raster.ts';
import { SECONDS } from './numbers.ts';
import { ours } from './ours.tsx';
import type { NodesFunctions } from './protocol.ts';
import { stock } from './stock.tsx';

const examples = { ours, stock };
const fonts = loadFonts();
const FRAMES_PER_SECOND = 60;
/** From here on all cells stand. */
const APPEARED = SECONDS.appear + SECONDS.fade;
/** Moments at which the pictures are compared: all at whole pixels. */
const COMPARED = [APPEARED, APPEARED + SECONDS.move];

async function open(name: keyof typeof examples): Promise<ExamplePlayer> {
  await fonts;
  return new ExamplePlayer(examples[name], themes.dark);
}

async function pixelsAt(name: keyof typeof examples, second: number): Promise<ImageData> {
  const player = await open(name);
  await player.seek(second);
  await player.draw();
  const { canvas } = player;
  const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d');
  if (copy === null) throw new Error('The browser gives no 2D context.');
  copy.drawImage(canvas, 0, 0);
  return copy.getImageData(0, 0, canvas.width, canvas.height);
}

async function pictureOf(name: keyof typeof examples): Promise<string> {
  const player = await open(name);
  await player.seek(APPEARED);
  await player.draw();
  return player.canvas.toDataURL('image/png');
}

const functions: NodesFunctions = {
  async play(name) {
    const player = await open(name);
    await player.seek(0);
    const start = performance.now();
    let middle = start;
    let frames = 0;
    let appearing = 0;
    do {
      await player.draw();
      await paint(player.canvas);
      frames++;
      if (frames === Math.round(APPEARED * FRAMES_PER_SECOND)) {
        middle = performance.now();
        appearing = frames;
      }
    } while (await player.next());
    const end = performance.now();
    const rate = (count: number, from: number, to: number) => (1000 * count) / (to - from);
    return {
      appearing: rate(appearing, start, middle),
      changing: rate(frames - appearing, middle, end),
      all: rate(frames, start, end),
    };
  },

  async difference() {
    let [sum, worst, many, count] = [0, 0, 0, 0];
    for (const second of COMPARED) {
      const [a, b] = [await pixelsAt('ours', second), await pixelsAt('stock', second)];
      for (let at = 0; at < a.data.length; at += 4) {
        let most = 0;
        for (let channel = 0; channel < 3; channel++) {
          const difference = Math.abs(a.data[at + channel]! - b.data[at + channel]!);
          sum += difference;
          most = Math.max(most, difference);
        }
        worst = Math.max(worst, most);
        if (most > 16) many++;
        count++;
      }
    }
    return { mean: sum / (3 * count), worst, share: many / count };
  },

  async pictures() {
    return { ours: await pictureOf('ours'), stock: await pictureOf('stock') };
  },
};
Object.assign(window, { bench: functions });
