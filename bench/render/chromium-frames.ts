import { readFile } from 'node:fs/promises';
import { launchBrowser } from '../../src/render/browser/browser.ts';
import { servePage } from '../../src/render/browser/page-server.ts';
import { type Pixels, readPixels } from './pixels.ts';

/**
 * Frames of a video as Chromium's `<video>` shows them on a canvas.
 *
 * @param frames counted from the video's first
 */
export async function chromiumFrames(
  file: string,
  framesPerSecond: number,
  frames: readonly number[],
): Promise<Pixels[]> {
  const server = await servePage(
    new Map<string, string | Uint8Array>([
      ['index.html', '<!doctype html><title>video</title>'],
      ['video.mp4', await readFile(file)],
    ]),
  );
  const browser = await launchBrowser().catch(async (error: unknown) => {
    await server.close();
    throw error;
  });
  try {
    const page = await browser.newPage();
    await page.goto(server.address);
    const images = (await page.evaluate(`(async () => {
      const video = document.createElement('video');
      video.muted = true;
      // The server knows no ranges, without which a browser does not seek.
      video.src = URL.createObjectURL(await (await fetch('video.mp4')).blob());
      await new Promise((resolve, reject) => {
        video.oncanplaythrough = resolve;
        video.onerror = () => reject(new Error(video.error.message));
      });
      const canvas = document.createElement('canvas');
      canvas.width = video.videoWidth;
      canvas.height = video.videoHeight;
      const context = canvas.getContext('2d');
      const images = [];
      for (const frame of ${JSON.stringify(frames)}) {
        const time = (frame + 0.5) / ${framesPerSecond};
        // "seeked" may come before the frame is there; its own time says when it is.
        const shown = new Promise((resolve, reject) => {
          const look = (_now, { mediaTime }) => mediaTime <= time && time < mediaTime + 1 / ${framesPerSecond}
            ? resolve() : video.requestVideoFrameCallback(look);
          video.requestVideoFrameCallback(look);
          setTimeout(() => reject(new Error('Chromium did not show frame ' + frame + '.')), 60000);
        });
        video.currentTime = time;
        await shown;
        context.drawImage(video, 0, 0);
        images.push(canvas.toDataURL('image/png'));
      }
      return images;
    })()`)) as string[];
    return images.map((image) => readPixels(Buffer.from(image.split(',')[1] as string, 'base64')));
  } finally {
    await browser.close();
    await server.close();
  }
}
