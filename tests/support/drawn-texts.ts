import { join } from 'node:path';
import type { PreparedLesson } from '../../src/lesson/prepare-lesson.ts';
import { launchBrowser } from '../../src/render/browser.ts';
import { buildPage } from '../../src/render/build-page.ts';
import type { PictureSettings } from '../../src/render/page/protocol.ts';
import { servePage } from '../../src/render/page-server.ts';

/** A text as it reached the canvas, in pixels of the canvas. */
interface Drawn {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
}

/**
 * Draws frames of a lesson and writes down every text that the browser is told to draw. This looks on
 * from below: it replaces the canvas's own functions before the page's first line runs.
 *
 * @returns for each frame its texts; neighbours without a gap, such as the glyphs of a formula's number,
 * are one text
 */
export async function drawnTexts(
  { folder, lesson, payload, baked }: PreparedLesson,
  picture: PictureSettings,
  frames: readonly number[],
): Promise<string[][]> {
  const built = await buildPage(lesson.scenes.map((name) => join(folder.path, `${name}.tsx`)));
  const files = new Map(built.files);
  files.set('lesson.json', JSON.stringify(payload));
  files.set('numbers.npz', baked.npz);
  const server = await servePage(files);
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.addInitScript({ content: HOOK });
    await page.goto(server.address);
    await page.waitForFunction('window.gradreel !== undefined');
    await page.evaluate(
      `window.gradreel.stills(${JSON.stringify(picture)}, ${JSON.stringify(frames)}).then(() => undefined)`,
    );
    const drawn = (await page.evaluate('window.drawnFrames')) as Drawn[][];
    return drawn.map(joined);
  } finally {
    await browser.close();
    await server.close();
  }
}

const HOOK = `{
  let texts = [];
  window.drawnFrames = [];
  for (const name of ['fillText', 'strokeText']) {
    for (const { prototype } of [CanvasRenderingContext2D, OffscreenCanvasRenderingContext2D]) {
      const original = prototype[name];
      prototype[name] = function (text, x, y, ...rest) {
        if (this.globalAlpha > 0) {
          const { a, b, c, d, e, f } = this.getTransform();
          const { width } = this.measureText(text);
          const { textAlign } = this;
          const left = textAlign === 'center' ? x - width / 2 : textAlign === 'right' ? x - width : x;
          const at = a * left + c * y + e;
          texts.push({ text, left: at, right: at + a * width, baseline: b * left + d * y + f });
        }
        return original.call(this, text, x, y, ...rest);
      };
    }
  }
  // A still is drawn, then made a file.
  const { toBlob } = HTMLCanvasElement.prototype;
  HTMLCanvasElement.prototype.toBlob = function (...values) {
    window.drawnFrames.push(texts);
    texts = [];
    return toBlob.apply(this, values);
  };
}`;

/** Pixels of a 192×108 picture: a fifth of a digit's width. */
const TOUCHING = 0.3;

function joined(drawn: readonly Drawn[]): string[] {
  const texts: Drawn[] = [];
  for (const next of drawn) {
    const last = texts.at(-1);
    const touches =
      last !== undefined &&
      Math.abs(last.baseline - next.baseline) < TOUCHING &&
      Math.abs(last.right - next.left) < TOUCHING;
    // An index, as in x₁, belongs to a name.
    const isIndex =
      last !== undefined &&
      /\p{L}$/u.test(last.text) &&
      Math.abs(last.right - next.left) < 2 * TOUCHING &&
      next.baseline > last.baseline &&
      next.baseline - last.baseline < (next.right - next.left) * 2;
    if (isIndex)
      texts[texts.length - 1] = { ...next, text: `${last.text}_${next.text}`, left: last.left };
    else if (touches)
      texts[texts.length - 1] = { ...next, text: last.text + next.text, left: last.left };
    else texts.push(next);
  }
  return texts.map(({ text }) => text);
}
