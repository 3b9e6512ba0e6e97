import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { PreparedLesson } from '../../src/lesson/prepare-lesson.ts';
import type { Timeline } from '../../src/lesson/timeline.ts';
import { launchBrowser } from '../../src/render/browser/browser.ts';
import { type PageServer, servePage } from '../../src/render/browser/page-server.ts';
import { buildPage } from '../../src/render/bundle/build-page.ts';
import type { DrawnSegment, PictureSettings, RunThrough } from '../../src/render/page/protocol.ts';
import { type Picture, readPng } from './picture.ts';

/** A text as it reached the canvas: where its ink is, in pixels of the 1920×1080 stage. */
export interface DrawnText {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly baseline: number;
  /** Font size. */
  readonly size: number;
  readonly alpha: number;
}

/** A frame of a lesson: its picture, and every text that the browser was told to draw in it. */
export interface WatchedFrame {
  readonly picture: Picture;
  readonly png: Uint8Array;
  readonly texts: readonly DrawnText[];
}

/**
 * A lesson's page, watched from below: the canvas's own text functions are replaced before the page's
 * first line runs, so that what they see does not depend on what the page says about itself.
 */
export class WatchedPage {
  private constructor(
    private readonly page: Page,
    private readonly browser: Browser,
    private readonly server: PageServer,
  ) {}

  static async open({ folder, lesson, payload, baked }: PreparedLesson): Promise<WatchedPage> {
    const built = await buildPage(lesson.scenes.map((name) => join(folder.path, `${name}.tsx`)));
    const files = new Map(built.files);
    files.set('lesson.json', JSON.stringify(payload));
    files.set('numbers.npz', baked.npz);
    const server = await servePage(files);
    const browser = await launchBrowser();
    const page = await browser.newPage();
    await page.addInitScript({ content: WATCH });
    await page.goto(server.address);
    await page.waitForFunction('window.gradreel !== undefined');
    return new WatchedPage(page, browser, server);
  }

  async plan(picture: PictureSettings): Promise<Timeline> {
    const plan = `gradreel.plan(${JSON.stringify(picture)})`;
    return ((await this.page.evaluate(plan)) as RunThrough).timeline;
  }

  /** Renders everything; the video goes nowhere. */
  async render(picture: PictureSettings): Promise<DrawnSegment> {
    const { frames } = await this.plan(picture);
    const form = { medium: 'h264', transparent: false, timing: 'constant' };
    const values = [picture, { firstFrame: 0, endFrame: frames }, form].map((value) =>
      JSON.stringify(value),
    );
    return (await this.page.evaluate(`gradreel.draw(${values.join(', ')})`)) as DrawnSegment;
  }

  async frames(picture: PictureSettings, frames: readonly number[]): Promise<WatchedFrame[]> {
    const { images, drawn } = (await this.page.evaluate(`(async () => {
      drawnFrames.length = 0;
      const images = await gradreel.stills(${JSON.stringify(picture)}, ${JSON.stringify(frames)});
      return { images, drawn: drawnFrames };
    })()`)) as { images: string[]; drawn: DrawnText[][] };
    const scale = 1920 / picture.width;
    return images.map((image, index) => {
      const png = Buffer.from(image, 'base64');
      const texts = (drawn[index] ?? []).map((text) => onStage(text, scale));
      return { picture: readPng(png), png, texts: joined(texts) };
    });
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.server.close();
  }
}

const WATCH = `{
  let texts = [];
  globalThis.drawnFrames = [];
  for (const name of ['fillText', 'strokeText']) {
    for (const { prototype } of [CanvasRenderingContext2D, OffscreenCanvasRenderingContext2D]) {
      const original = prototype[name];
      prototype[name] = function (text, x, y, ...rest) {
        if (this.globalAlpha > 0 && text.trim() !== '') {
          const { a, b, c, d, e, f } = this.getTransform();
          const ink = this.measureText(text);
          const { textAlign } = this;
          const left = textAlign === 'center' ? x - ink.width / 2 : textAlign === 'right' ? x - ink.width : x;
          const at = a * left + c * y + e;
          const baseline = b * left + d * y + f;
          texts.push({
            text, left: at, right: at + a * ink.width, baseline,
            top: baseline - d * ink.actualBoundingBoxAscent, bottom: baseline + d * ink.actualBoundingBoxDescent,
            size: d * parseFloat(/([\\d.]+)px/.exec(this.font)[1]), alpha: this.globalAlpha,
          });
        }
        return original.call(this, text, x, y, ...rest);
      };
    }
  }
  // A still is drawn, then made a file.
  const { toBlob } = HTMLCanvasElement.prototype;
  HTMLCanvasElement.prototype.toBlob = function (...values) {
    drawnFrames.push(texts);
    texts = [];
    return toBlob.apply(this, values);
  };
}`;

function onStage(text: DrawnText, scale: number): DrawnText {
  const { left, right, top, bottom, baseline, size } = text;
  return {
    ...text,
    left: left * scale,
    right: right * scale,
    top: top * scale,
    bottom: bottom * scale,
    baseline: baseline * scale,
    size: size * scale,
  };
}

/** Pixels of the stage: a fifth of a small digit's width. */
const TOUCHING = 3;

/**
 * Neighbours without a gap are one text: the glyphs of a formula's number, or a number and the zeros that
 * pad it. A lower neighbour of a letter is its index, and so is a part of a name: x₁ becomes `x_1`.
 */
function joined(drawn: readonly DrawnText[]): DrawnText[] {
  const texts: DrawnText[] = [];
  for (const next of drawn) {
    const last = texts.at(-1);
    const gap = last === undefined ? Number.POSITIVE_INFINITY : Math.abs(last.right - next.left);
    const drop = last === undefined ? 0 : next.baseline - last.baseline;
    const isIndex =
      last !== undefined &&
      /\p{L}$/u.test(last.text) &&
      gap < 2 * TOUCHING &&
      drop > 0 &&
      drop < last.size / 2;
    if (last !== undefined && isIndex) texts[texts.length - 1] = merged(last, next, '_');
    else if (last !== undefined && gap < TOUCHING && Math.abs(drop) < TOUCHING) {
      texts[texts.length - 1] = merged(last, next, '');
    } else texts.push(next);
  }
  return texts;
}

function merged(first: DrawnText, second: DrawnText, between: string): DrawnText {
  return {
    ...second,
    text: first.text + between + second.text,
    left: first.left,
    top: Math.min(first.top, second.top),
    bottom: Math.max(first.bottom, second.bottom),
    size: first.size,
    baseline: first.baseline,
  };
}
