import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../browser/browser.ts';
import type { VideoPacket, VideoStream } from './mp4-writer.ts';

/** A browser page for tests, with a file that it may load as `/video.mp4`. */
export class TestPage {
  private constructor(
    private readonly browser: Browser,
    private readonly server: Server,
    readonly page: Page,
    private readonly served: { video: Uint8Array },
  ) {}

  static async open(): Promise<TestPage> {
    const served = { video: new Uint8Array() };
    const server = createServer((request, response) => {
      if (request.url !== '/video.mp4') {
        response.setHeader('Content-Type', 'text/html').end('<!doctype html><title>test</title>');
        return;
      }
      const { video } = served;
      // Without ranges a browser cannot seek.
      const [, from, to] = /bytes=(\d+)-(\d*)/.exec(request.headers.range ?? '') ?? ['', '0', ''];
      const [start, end] = [Number(from), to === '' ? video.length - 1 : Number(to)];
      response.writeHead(206, {
        'Content-Type': 'video/mp4',
        'Accept-Ranges': 'bytes',
        'Content-Range': `bytes ${start}-${end}/${video.length}`,
      });
      response.end(video.subarray(start, end + 1));
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const browser = await launchBrowser();
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    return new TestPage(browser, server, page, served);
  }

  async close(): Promise<void> {
    await this.browser.close();
    this.server.closeAllConnections();
    this.server.close();
  }

  /** Encodes pictures of a square that moves 8 pixels a frame over a grey that brightens. */
  async encode(width: number, height: number, frames: number, framesPerSecond: number) {
    const script = `(async () => {
      const canvas = new OffscreenCanvas(${width}, ${height});
      const context = canvas.getContext('2d');
      const packets = [];
      let stream;
      const encode = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
      const encoder = new VideoEncoder({
        error: (error) => { throw error; },
        output: (chunk, metadata) => {
          const config = metadata?.decoderConfig;
          if (config) {
            const description = encode(new Uint8Array(config.description));
            stream ??= { codec: config.codec, description, colorSpace: { ...config.colorSpace?.toJSON?.() ?? config.colorSpace } };
          }
          const data = new Uint8Array(chunk.byteLength);
          chunk.copyTo(data);
          packets.push({ data: encode(data), frame: packets.length, key: chunk.type === 'key' });
        },
      });
      encoder.configure({
        codec: 'avc1.42002a', width: ${width}, height: ${height}, framerate: ${framesPerSecond},
        bitrate: 2_000_000, latencyMode: 'quality', avc: { format: 'avc' },
      });
      for (let index = 0; index < ${frames}; index++) {
        const grey = 2 * (index % 100) + 20;
        context.fillStyle = 'rgb(' + [grey, grey, grey] + ')';
        context.fillRect(0, 0, ${width}, ${height});
        context.fillStyle = '#FFC94D';
        context.fillRect((8 * index) % ${width}, 40, 60, 60);
        const frame = new VideoFrame(canvas, { timestamp: Math.round(index * 1e6 / ${framesPerSecond}) });
        encoder.encode(frame, { keyFrame: index % 10 === 0 });
        frame.close();
        while (encoder.encodeQueueSize > 4) {
          await new Promise((resolve) => encoder.addEventListener('dequeue', resolve, { once: true }));
        }
      }
      await encoder.flush();
      return { packets, stream };
    })()`;
    type InBase64<Value> = {
      [Key in keyof Value]: Value[Key] extends Uint8Array ? string : Value[Key];
    };
    const { packets, stream } = (await this.page.evaluate(script)) as {
      packets: InBase64<VideoPacket>[];
      stream: InBase64<VideoStream>;
    };
    const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'base64'));
    return {
      packets: packets.map((packet) => ({ ...packet, data: bytes(packet.data) })),
      stream: { ...stream, description: bytes(stream.description) },
    };
  }

  /** Loads a file in `<video>`, seeks to each time, and reads a pixel in the corner there. */
  async play(video: Uint8Array, framesPerSecond: number, times: readonly number[]) {
    this.served.video = video;
    return (await this.page.evaluate(`(async () => {
      const video = document.createElement('video');
      video.muted = true;
      video.src = '/video.mp4';
      await new Promise((resolve, reject) => {
        video.oncanplay = resolve;
        video.onerror = () => reject(new Error(video.error.message));
      });
      const context = new OffscreenCanvas(video.videoWidth, video.videoHeight).getContext('2d');
      const greys = [];
      for (const time of ${JSON.stringify(times)}) {
        // "seeked" can come before the new picture is there.
        const shown = new Promise((resolve) => {
          const look = (_, { mediaTime }) => {
            const isThere = mediaTime <= time && time < mediaTime + 1 / ${framesPerSecond};
            if (isThere) resolve();
            else video.requestVideoFrameCallback(look);
          };
          video.requestVideoFrameCallback(look);
        });
        video.currentTime = time;
        await shown;
        context.drawImage(video, 0, 0);
        greys.push(context.getImageData(4, video.videoHeight - 4, 1, 1).data[0]);
      }
      const ended = new Promise((resolve) => { video.onended = resolve; });
      video.currentTime = 0;
      await video.play();
      await ended;
      return { duration: video.duration, width: video.videoWidth, height: video.videoHeight, greys };
    })()`)) as { duration: number; width: number; height: number; greys: number[] };
  }
}
