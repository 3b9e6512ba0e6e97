import { base64 } from '../../page/base64.ts';
import type { PictureDifference } from './protocol.ts';

/** From here on a channel's difference can be seen. */
const VISIBLE = 24;

/** Compares two PNGs pixel by pixel; `null` when their sizes differ. */
export async function comparePictures(
  stored: string,
  drawn: string,
): Promise<PictureDifference | null> {
  const [before, now] = await Promise.all([pixelsOf(stored), pixelsOf(drawn)]);
  if (before.width !== now.width || before.height !== now.height) return null;
  const pixels = before.width * before.height;
  const marked = new ImageData(before.width, before.height);
  let [differing, visible, worst] = [0, 0, 0];
  for (let at = 0; at < pixels * 4; at += 4) {
    let most = 0;
    for (let channel = at; channel < at + 4; channel++) {
      most = Math.max(most, Math.abs((before.data[channel] ?? 0) - (now.data[channel] ?? 0)));
    }
    if (most > 0) differing++;
    if (most >= VISIBLE) visible++;
    worst = Math.max(worst, most);
    for (let channel = 0; channel < 3; channel++) {
      marked.data[at + channel] =
        most > 0 ? (PINK[channel] ?? 0) : (now.data[at + channel] ?? 0) * 0.4;
    }
    marked.data[at + 3] = 255;
  }
  return { pixels, differing, visible, worst, image: await png(marked) };
}

const PINK = [240, 82, 255];

async function pixelsOf(image: string): Promise<ImageData> {
  const bytes = Uint8Array.from(atob(image), (letter) => letter.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
  const context = canvasOf(bitmap.width, bitmap.height);
  context.drawImage(bitmap, 0, 0);
  return context.getImageData(0, 0, bitmap.width, bitmap.height);
}

async function png(pixels: ImageData): Promise<string> {
  const context = canvasOf(pixels.width, pixels.height);
  context.putImageData(pixels, 0, 0);
  const blob = await new Promise<Blob | null>((resolve) => context.canvas.toBlob(resolve));
  return base64(new Uint8Array(await (blob as Blob).arrayBuffer()));
}

function canvasOf(width: number, height: number): CanvasRenderingContext2D {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  return canvas.getContext('2d', { willReadFrequently: true }) as CanvasRenderingContext2D;
}
