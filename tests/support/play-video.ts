import { launchBrowser } from '../../src/render/browser/browser.ts';
import { servePage } from '../../src/render/browser/page-server.ts';
import { type Picture, readPng } from './picture.ts';

/** What a browser's `<video>` made of a file. */
export interface Played {
  readonly duration: number;
  readonly width: number;
  readonly height: number;
  /** `HTMLMediaElement.HAVE_ENOUGH_DATA` is 4. */
  readonly readyState: number;
  /** How far it came by playing on its own. */
  readonly playedTo: number;
  /** Where it stood after each seek, and the picture that it showed there. */
  readonly sought: readonly { readonly time: number; readonly picture: Picture }[];
}

/** Opens a video in a browser, lets it play for a moment, and seeks to each of the times. */
export async function playVideo(video: Uint8Array, times: readonly number[]): Promise<Played> {
  const files = new Map<string, string | Uint8Array>([
    ['index.html', '<!doctype html><title>video</title>'],
    ['lesson.mp4', video],
  ]);
  const server = await servePage(files);
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(server.address);
    const { sought, ...played } = (await page.evaluate(`(async () => {
      const video = document.createElement('video');
      video.muted = true;
      document.body.append(video);
      // The page's server knows no ranges, without which a browser does not seek.
      video.src = URL.createObjectURL(await (await fetch('lesson.mp4')).blob());
      await new Promise((resolve, reject) => {
        video.oncanplaythrough = resolve;
        video.onerror = () => reject(new Error(video.error.message));
      });
      const { readyState, duration, videoWidth: width, videoHeight: height } = video;
      await video.play();
      while (video.currentTime < 0.5) await new Promise((resolve) => setTimeout(resolve, 20));
      const playedTo = video.currentTime;
      video.pause();
      const canvas = document.createElement('canvas');
      canvas.width = width;
      canvas.height = height;
      const context = canvas.getContext('2d');
      const sought = [];
      for (const time of ${JSON.stringify(times)}) {
        const arrived = new Promise((resolve) => { video.onseeked = resolve; });
        // "seeked" may come before the frame is there to be drawn: its own time says when it is. All
        // times lie in the middle of a frame; where no frame is announced, the picture decides.
        const presented = new Promise((resolve) => {
          const look = (_now, { mediaTime }) =>
            Math.abs(time - mediaTime) < 0.02 ? resolve() : video.requestVideoFrameCallback(look);
          video.requestVideoFrameCallback(look);
        });
        video.currentTime = time;
        await arrived;
        await Promise.race([presented, new Promise((resolve) => setTimeout(resolve, 3000))]);
        context.drawImage(video, 0, 0);
        sought.push({ time: video.currentTime, image: canvas.toDataURL('image/png') });
      }
      return { readyState, duration, width, height, playedTo, sought };
    })()`)) as Omit<Played, 'sought'> & { sought: { time: number; image: string }[] };
    const pictures = sought.map(({ time, image }) => ({
      time,
      picture: readPng(Buffer.from(image.split(',')[1] as string, 'base64')),
    }));
    return { ...played, sought: pictures };
  } finally {
    await browser.close();
    await server.close();
  }
}
