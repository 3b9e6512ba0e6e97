import { Rect } from '@motion-canvas/2d';
import type { FullSceneDescription } from '@motion-canvas/core';
import { describe, expect, test } from 'vitest';
import { Player } from '../render/page/player.ts';
import { channels } from '../stage/colour.ts';
import { dark } from '../stage/theme.ts';
import { beat } from './beat.ts';
import { lessonScene } from './lesson-scene.tsx';
import { lessonInPage, named } from './testing/lesson-in-page.ts';

const NARRATION = `# Shapes

## A long name of a beat

A caption of some length, which is broken where it has to be.

### Which of these is it?

- [x] this one
- [ ] that one : No, it is not.
- [ ] another one : No, it is not.
`;

/** Pictures whose shorter side has 540 pixels, and where the stage's upper and lower edge lie in them. */
const SHAPES = [
  { name: '16:9', width: 960, height: 540, stage: [0, 540], below: false },
  { name: '9:16', width: 540, height: 960, stage: [328.125, 631.875], below: true },
  { name: '1:1', width: 540, height: 540, stage: [118.125, 421.875], below: true },
  { name: '4:3', width: 720, height: 540, stage: [67.5, 472.5], below: true },
  { name: '21:9', width: 1260, height: 540, stage: [0, 540], below: false },
] as const;

/** Where a picture is lighter than any background, or painted by the stage. */
interface Ink {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

class Seen {
  constructor(readonly image: ImageData) {}

  at(x: number, y: number): [number, number, number] {
    const at = 4 * (y * this.image.width + x);
    const [r = 0, g = 0, b = 0] = this.image.data.subarray(at, at + 3);
    return [r, g, b];
  }

  /** The box of all pixels between two rows that a condition holds for. */
  box(from: number, to: number, isInk: (rgb: [number, number, number]) => boolean): Ink {
    let [left, right, top, bottom] = [Number.POSITIVE_INFINITY, -1, Number.POSITIVE_INFINITY, -1];
    for (let y = Math.max(0, Math.ceil(from)); y < Math.min(to, this.image.height); y++) {
      for (let x = 0; x < this.image.width; x++) {
        if (!isInk(this.at(x, y))) continue;
        [left, right] = [Math.min(left, x), Math.max(right, x + 1)];
        [top, bottom] = [Math.min(top, y), Math.max(bottom, y + 1)];
      }
    }
    return { left, right, top, bottom };
  }
}

const isText = ([r, g, b]: [number, number, number]) => r > 90 && g > 90 && b > 90;
const isGreen = ([r, g, b]: [number, number, number]) => g > 200 && r < 60 && b < 60;

/** A lesson whose picture is one green square in the middle of the stage, half as high as that. */
async function shown(width: number, height: number, at: 'caption' | 'question'): Promise<Seen> {
  const lesson = await lessonInPage({
    run: () => undefined,
    parameters: {},
    narration: NARRATION,
    chip: 'made for a test of shapes, which says where numbers are from',
  });
  const scene = lessonScene(function* ({ view }) {
    view.add(new Rect({ size: 540, fill: '#00FF00' }));
    yield* beat('a-long-name-of-a-beat');
  });
  const description = named('shapes', scene) as FullSceneDescription;
  const player = new Player([description], lesson, { width, height, framesPerSecond: 10 });
  const { beats } = await player.plan();
  const frame = at === 'caption' ? 3 : (beats[0]?.question?.firstFrame ?? 0) + 8;
  await player.seek(0);
  for (let next = 0; next < frame; next++) await player.next();
  await player.draw();
  const context = player.canvas.getContext('2d') as CanvasRenderingContext2D;
  return new Seen(context.getImageData(0, 0, width, height));
}

describe.each(SHAPES)('$name', ({ width, height, stage: [top, bottom], below }) => {
  const margin = (96 * Math.min(width, 960)) / 1920;

  test('background, chrome and captions use the whole picture, and the stage is in its middle', async () => {
    const picture = await shown(width, height, 'caption');
    const square = picture.box(0, height, isGreen);
    const side = (bottom - top) / 2;
    expect(square.left).toBeCloseTo((width - side) / 2, -0.5);
    expect(square.right).toBeCloseTo((width + side) / 2, -0.5);
    expect((square.top + square.bottom) / 2).toBeCloseTo(height / 2, 0);

    // The background is in every corner, as dark as its light leaves it.
    const [r, g, b] = channels(dark.background);
    for (const x of [0, width - 1]) {
      for (const y of [0, height - 1]) {
        const corner = picture.at(x, y);
        for (const [index, wanted] of [r, g, b].entries()) {
          expect(Math.abs((corner[index] as number) - wanted)).toBeLessThan(14);
        }
      }
    }

    const chrome = picture.box(0, 120, isText);
    expect(chrome.left).toBeGreaterThanOrEqual(margin - 1);
    expect(chrome.left).toBeLessThan(margin + 4);
    expect(chrome.right).toBeLessThanOrEqual(width - margin + 1);
    expect(chrome.top).toBeGreaterThan(15);
    expect(chrome.top).toBeLessThan(28);
    if (width >= 960) expect(chrome.right).toBeGreaterThan(width - margin - 4);

    const caption = picture.box(below ? bottom : height - 72, height, isText);
    expect((caption.left + caption.right) / 2).toBeCloseTo(width / 2, -0.5);
    expect(caption.left).toBeGreaterThanOrEqual(margin - 1);
    expect(caption.bottom).toBeLessThan(height - 4);
    expect(caption.top).toBeGreaterThan(below ? bottom : 936 / 2 - 1);
    // A caption is as wide as it needs to be in a wide picture, and takes most of a narrow one.
    if (height > width) expect(caption.right - caption.left).toBeGreaterThan(0.6 * width);
    if (!below) return;
    expect(picture.box(square.bottom + 1, bottom, isText).right).toBe(-1);
  });

  test('a question stands within the margins, below a stage that leaves it room', async () => {
    const picture = await shown(width, height, 'question');
    const text = picture.box(height > width ? 0.2 * height : 0.3 * height, height, isText);
    expect(text.left).toBeGreaterThanOrEqual(margin);
    expect(text.right).toBeLessThanOrEqual(width - margin);
    expect(text.bottom).toBeLessThan(height - margin / 2);
    if (height > width) expect(text.top).toBeGreaterThan(bottom);
    else expect(text.top).toBeGreaterThan(height / 3);
    // The picture recedes right to its corners.
    const [, g] = channels(dark.background);
    expect(picture.at(0, 0)[1]).toBeLessThanOrEqual(g + 6);
    // The stage is seen above it, dimmed.
    const [, middle] = picture.at(Math.round(width / 2), Math.round(top + (bottom - top) * 0.3));
    expect(middle).toBeGreaterThan(80);
    expect(middle).toBeLessThan(200);
  });
});
