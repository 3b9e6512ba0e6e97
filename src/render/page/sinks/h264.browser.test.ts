import { expect, test } from 'vitest';
import { base64 } from '../base64.ts';
import type { PictureSettings, StreamDescription } from '../protocol.ts';
import type { Packet } from './frame-sink.ts';
import { openH264 } from './h264.ts';

/** Pictures with a white bar whose place tells the frame. */
function picture({ width, height }: PictureSettings, frame: number): VideoFrame {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
  context.fillStyle = '#0B1020';
  context.fillRect(0, 0, width, height);
  context.fillStyle = '#FFFFFF';
  context.fillRect((frame % 10) * 32, 0, 32, height);
  return new VideoFrame(canvas, { timestamp: 0 });
}

async function encoded(settings: PictureSettings, frames: number) {
  const packets: Packet[] = [];
  const streams: StreamDescription[] = [];
  const encoder = openH264(settings, {
    onStream: (stream) => streams.push(stream),
    onPacket: (packet) => packets.push(packet),
  });
  for (let frame = 0; frame < frames; frame++) {
    const shown = picture(settings, frame);
    await encoder.encode(shown, frame);
    shown.close();
  }
  await encoder.finish();
  return { packets, streams };
}

const SMALL = { width: 320, height: 180, framesPerSecond: 10 };

test('every frame comes out once, in order, with a key frame every five seconds', async () => {
  const { packets, streams } = await encoded(SMALL, 105);
  expect(packets.map(({ frame }) => frame)).toEqual(
    Array.from({ length: 105 }, (_, frame) => frame),
  );
  expect(packets.filter(({ key }) => key).map(({ frame }) => frame)).toEqual([0, 50, 100]);
  expect(packets.every(({ bytes }) => bytes.length > 0)).toBe(true);
  expect(streams).toHaveLength(1);
});

test('a decoder that knows nothing but the stream’s description shows the frames at their times', async () => {
  const { packets, streams } = await encoded(SMALL, 30);
  const [stream] = streams as [StreamDescription];
  const bars: [number, number][] = [];
  const decoder = new VideoDecoder({
    error: (error) => {
      throw error;
    },
    output: (frame) => {
      const canvas = new OffscreenCanvas(SMALL.width, SMALL.height);
      const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
      context.drawImage(frame, 0, 0);
      const row = context.getImageData(0, 90, SMALL.width, 1).data;
      const place = Array.from({ length: 10 }, (_, index) => row[4 * (index * 32 + 16)] as number);
      bars.push([frame.timestamp, place.indexOf(Math.max(...place))]);
      frame.close();
    },
  });
  const description = Uint8Array.from(atob(stream.description ?? ''), (letter) =>
    letter.charCodeAt(0),
  );
  decoder.configure({ codec: stream.codec, description });
  for (const { frame, key, bytes } of packets) {
    decoder.decode(
      new EncodedVideoChunk({ type: key ? 'key' : 'delta', timestamp: frame * 1000, data: bytes }),
    );
  }
  await decoder.flush();
  expect(bars).toEqual(Array.from({ length: 30 }, (_, frame) => [frame * 1000, frame % 10]));
});

/** ITU-T H.264, table A-1: macroblocks a frame and a second that a level allows, by level · 10. */
const LEVELS: Record<number, [number, number]> = {
  10: [99, 1485],
  11: [396, 3000],
  12: [396, 6000],
  13: [396, 11_880],
  20: [396, 11_880],
  21: [792, 19_800],
  22: [1620, 20_250],
  30: [1620, 40_500],
  31: [3600, 108_000],
  32: [5120, 216_000],
  40: [8192, 245_760],
  41: [8192, 245_760],
  42: [8704, 522_240],
  50: [22_080, 589_824],
  51: [36_864, 983_040],
  52: [36_864, 2_073_600],
};

test.each([
  [320, 180, 10],
  [854, 480, 30],
  [1280, 720, 60],
  [1920, 1080, 30],
  [1920, 1080, 60],
  [3840, 2160, 30],
  [3840, 2160, 60],
])(
  '%i×%i at %i frames/s: High profile, at a level with room for it',
  async (width, height, framesPerSecond) => {
    const { streams } = await encoded({ width, height, framesPerSecond }, 1);
    const [stream] = streams as [StreamDescription];
    const avcC = Uint8Array.from(atob(stream.description ?? ''), (letter) => letter.charCodeAt(0));
    const [version, profile, , level] = avcC;
    expect([version, profile]).toEqual([1, 100]);
    const room = LEVELS[level as number];
    expect([level, room]).toEqual([level, expect.any(Array)]);
    const macroblocks = Math.ceil(width / 16) * Math.ceil(height / 16);
    expect(room?.[0]).toBeGreaterThanOrEqual(macroblocks);
    expect(room?.[1]).toBeGreaterThanOrEqual(macroblocks * framesPerSecond);
    expect(stream.codec.toLowerCase()).toMatch(/^avc1\.6400/);
  },
  30_000,
);

test('base64 of any bytes is what the browser reads back', () => {
  for (const length of [0, 1, 2, 3, 0x8000, 0x8000 + 1, 100_000]) {
    const bytes = Uint8Array.from({ length }, (_, index) => (index * 31) % 256);
    const back = Uint8Array.from(atob(base64(bytes)), (letter) => letter.charCodeAt(0));
    expect(back.length).toBe(length);
    expect(back.every((byte, index) => byte === bytes[index])).toBe(true);
  }
});
