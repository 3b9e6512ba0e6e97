import katex from 'katex';
import { page } from 'vitest/browser';

/** Colours of the comparison: the product's background and ink. */
export const PAPER = '#0B1020';
export const INK = '#F2F5FA';

/** Part of the page that can be photographed at once, in CSS pixels. */
const TILE = { width: 1200, height: 680 };

/** Makes the test's page as large as a tile and unscaled; to be called once before the pictures. */
export async function preparePage(): Promise<void> {
  await page.viewport(1280, 720);
  document.body.style.margin = '0';
  const style = document.createElement('style');
  // Unhinted glyphs a fraction of a pixel apart, whatever flags the browser was started with.
  style.textContent = '.katex { text-rendering: geometricPrecision !important }';
  document.head.append(style);
}

/** Where a formula stands on its picture, in pixels. */
export interface Placement {
  width: number;
  height: number;
  /** Left end of the baseline. */
  x: number;
  y: number;
  /** Size of the formula's em. */
  em: number;
  /** Several lines, which only a block of its own centres. */
  lines?: boolean;
}

/**
 * Photographs KaTeX's own HTML as a web page shows it: KaTeX's stylesheet in the document, no code of
 * ours between KaTeX and the picture.
 */
export async function photographKatex(tex: string, place: Placement): Promise<ImageData> {
  const sheet = document.createElement('div');
  sheet.style.cssText = `position: absolute; left: 0; top: 0; width: ${place.width}px; height: ${place.height}px;`;
  const text = document.createElement('div');
  // KaTeX enlarges its font by 1.21 over the running text.
  text.style.cssText = `position: absolute; white-space: nowrap; color: ${INK}; font-size: ${place.em / 1.21}px;`;
  sheet.append(text);
  const frame = document.createElement('div');
  frame.style.cssText = `position: absolute; left: 0; top: 0; overflow: hidden; background: ${PAPER};`;
  frame.append(sheet);
  document.body.append(frame);
  try {
    if (place.lines) {
      katex.render(tex, text, { displayMode: true, output: 'html', strict: 'ignore' });
    } else {
      katex.render(`\\displaystyle ${tex}`, text, { output: 'html', strict: 'ignore' });
    }
    const strut = text.querySelector('.katex-strut') as HTMLElement;
    const depth = -Number.parseFloat(getComputedStyle(strut).verticalAlign) || 0;
    const bases = [...text.querySelectorAll('.katex-base')].map((b) => b.getBoundingClientRect());
    text.style.left = `${place.x - Math.min(...bases.map((base) => base.left))}px`;
    text.style.top = `${place.y - (strut.getBoundingClientRect().bottom - depth)}px`;
    const picture = newContext(place.width, place.height);
    for (let top = 0; top < place.height; top += TILE.height) {
      for (let left = 0; left < place.width; left += TILE.width) {
        const width = Math.min(TILE.width, place.width - left);
        const height = Math.min(TILE.height, place.height - top);
        frame.style.width = `${width}px`;
        frame.style.height = `${height}px`;
        sheet.style.left = `${-left}px`;
        sheet.style.top = `${-top}px`;
        const tile = await photograph(frame, width, height);
        picture.drawImage(tile, left, top);
      }
    }
    return picture.getImageData(0, 0, place.width, place.height);
  } finally {
    frame.remove();
  }
}

async function photograph(element: Element, width: number, height: number) {
  const shot = await page.screenshot({ element, base64: true, save: false });
  const image = new Image();
  image.src = `data:image/png;base64,${shot}`;
  await image.decode();
  if (image.width !== width || image.height !== height) {
    throw new Error(
      `The page is scaled: a ${width}×${height} element came out as ${image.width}×${image.height}. ` +
        'The browser must show the test page unscaled at device scale 1 with a viewport of at least 1280×720.',
    );
  }
  return image;
}

/** A fresh opaque canvas in the paper's colour. */
export function newContext(width: number, height: number): CanvasRenderingContext2D {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d', { alpha: false }) as CanvasRenderingContext2D;
  context.fillStyle = PAPER;
  context.fillRect(0, 0, width, height);
  return context;
}

/** Averages squares of `factor` × `factor` pixels into one. */
export function shrink({ data, width, height }: ImageData, factor: number): ImageData {
  const small = new ImageData(Math.floor(width / factor), Math.floor(height / factor));
  for (let y = 0; y < small.height; y++) {
    for (let x = 0; x < small.width; x++) {
      for (let c = 0; c < 4; c++) {
        let sum = 0;
        for (let j = 0; j < factor; j++) {
          for (let i = 0; i < factor; i++) {
            sum += data[4 * ((y * factor + j) * width + x * factor + i) + c];
          }
        }
        small.data[4 * (y * small.width + x) + c] = Math.round(sum / factor ** 2);
      }
    }
  }
  return small;
}
