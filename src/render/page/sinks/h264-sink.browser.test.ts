import { expect, test } from 'vitest';
import { base64 } from '../base64.ts';
import type { FrameForm, PictureSettings, StreamDescription } from '../protocol.ts';
import { FrameConverter } from '../video-frame.ts';
import type { Packet } from './frame-sink.ts';
import { H264Sink } from './h264-sink.ts';

/** Pictures with a white bar whose place tells the picture. */
function paint(canvas: HTMLCanvasElement, picture: number): void {
  const context = canvas.getContext('2d') as CanvasRenderingContext2D;
  context.fillStyle = '#0B1020';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = '#FFFFFF';
  context.fillRect((picture % 10) * 32, 0, 32, canvas.height);
}

/** Encodes the pictures with these numbers, one a frame. */
async function encoded(
  settings: PictureSettings,
  pictures: readonly number[],
  timing: FrameForm['timing'] = 'constant',
) {
  const packets: Packet[] = [];
  const streams: StreamDescription[] = [];
  const sink = new H264Sink(settings, timing, {
    onStream: (stream) => streams.push(stream),
    onPacket: (packet) => packets.push(packet),
  });
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [settings.width, settings.height];
  for (const [frame, picture] of pictures.entries()) {
    paint(canvas, picture);
    await sink.add(canvas, picture !== pictures[frame - 1]);
  }
  await sink.finish();
  return { packets, streams };
}

const bytesOf = (text = '') => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

/** Decodes with the browser's decoder; calls back with each frame, which it closes afterwards. */
async function decodeFrames(
  [stream]: readonly StreamDescription[],
  packets: readonly Packet[],
  onFrame: (decoded: VideoFrame) => void | Promise<void>,
): Promise<void> {
  const looked: Promise<void>[] = [];
  const decoder = new VideoDecoder({
    error: (error) => {
      throw error;
    },
    output: (decoded) => {
      looked.push(Promise.resolve(onFrame(decoded)).finally(() => decoded.close()));
    },
  });
  const { codec = '', description } = stream ?? {};
  decoder.configure({ codec, description: bytesOf(description) });
  for (const { frame, key, bytes } of packets) {
    decoder.decode(
      new EncodedVideoChunk({ type: key ? 'key' : 'delta', timestamp: frame * 1000, data: bytes }),
    );
  }
  await decoder.flush();
  await Promise.all(looked);
}

/** Decodes with the browser's decoder; calls back with each frame's pixels and its number. */
function decode(
  streams: readonly StreamDescription[],
  packets: readonly Packet[],
  onFrame: (pixels: Uint8ClampedArray, frame: number) => void,
): Promise<void> {
  return decodeFrames(streams, packets, (decoded) => {
    const canvas = new OffscreenCanvas(SMALL.width, SMALL.height);
    const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
    context.drawImage(decoded, 0, 0);
    onFrame(context.getImageData(0, 0, SMALL.width, SMALL.height).data, decoded.timestamp / 1000);
  });
}

/** Where the bar stands. */
function barIn(pixels: Uint8ClampedArray): number {
  const middle = 90 * SMALL.width;
  const levels = Array.from(
    { length: 10 },
    (_, index) => pixels[4 * (middle + index * 32 + 16)] as number,
  );
  return levels.indexOf(Math.max(...levels));
}

const counting = (frames: number) => Array.from({ length: frames }, (_, frame) => frame);

const SMALL = { width: 320, height: 180, framesPerSecond: 10 };

test('every frame comes out once, in order, with a key frame every five seconds', async () => {
  const { packets, streams } = await encoded(SMALL, counting(105));
  expect(packets.map(({ frame }) => frame)).toEqual(
    Array.from({ length: 105 }, (_, frame) => frame),
  );
  expect(packets.filter(({ key }) => key).map(({ frame }) => frame)).toEqual([0, 50, 100]);
  expect(packets.every(({ bytes }) => bytes.length > 0)).toBe(true);
  expect(streams).toHaveLength(1);
});

test('a decoder that knows nothing but the stream’s description shows the frames at their times', async () => {
  const { packets, streams } = await encoded(SMALL, counting(30));
  const bars: [number, number][] = [];
  await decode(streams, packets, (pixels, frame) => bars.push([frame, barIn(pixels)]));
  expect(bars).toEqual(counting(30).map((frame) => [frame, frame % 10]));
});

test('frames like the last cost a dozen bytes and are the last, also across key frames', async () => {
  // Rests of every length from 1 to 24, then one of 70 frames with a key frame within.
  const rests = [...counting(24).map((rest) => rest + 1), 70];
  const pictures = rests.flatMap((rest, picture) => new Array<number>(rest).fill(picture));
  const { packets, streams } = await encoded(SMALL, pictures);
  expect(packets.map(({ frame }) => frame)).toEqual(counting(pictures.length));
  expect(packets.filter(({ key }) => key).map(({ frame }) => frame)).toEqual(
    counting(pictures.length).filter((frame) => frame % 50 === 0),
  );
  const repeats = packets.filter(({ bytes }) => bytes.length <= 16);
  expect(repeats.length).toBeGreaterThan(0.7 * pictures.length);

  const shown: { bar: number; pixels: Uint8ClampedArray }[] = [];
  await decode(streams, packets, (pixels, frame) => {
    shown[frame] = { bar: barIn(pixels), pixels };
  });
  expect(shown.map(({ bar }) => bar)).toEqual(pictures.map((picture) => picture % 10));
  for (const { frame } of repeats) {
    const last = shown[frame - 1]?.pixels;
    expect(shown[frame]?.pixels.every((level, index) => level === last?.[index])).toBe(true);
  }
});

type Paint = (context: CanvasRenderingContext2D, frame: number) => void;

/** The mean square of what encoding changes in the luma of each frame; `isNew` says which frames are painted. */
async function errorsOf(
  settings: PictureSettings,
  frames: number,
  isNew: (frame: number) => boolean,
  paintFrame: Paint,
): Promise<(frame: number) => number> {
  const { width, height } = settings;
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [width, height];
  const packets: Packet[] = [];
  const streams: StreamDescription[] = [];
  const sink = new H264Sink(settings, 'constant', {
    onStream: (stream) => streams.push(stream),
    onPacket: (packet) => packets.push(packet),
  });
  const context = canvas.getContext('2d', { willReadFrequently: true }) as CanvasRenderingContext2D;
  const converter = new FrameConverter(width, height);
  const drawn: Uint8Array[] = [];
  for (let frame = 0; frame < frames; frame++) {
    if (isNew(frame)) {
      context.fillStyle = '#0B1020';
      context.fillRect(0, 0, width, height);
      context.fillStyle = '#F2F5FA';
      paintFrame(context, frame);
    }
    (await converter.convert(canvas, 0)).close();
    drawn.push(converter.samples.slice(0, width * height));
    await sink.add(canvas, isNew(frame));
  }
  await sink.finish();
  const errors: number[] = [];
  await decodeFrames(streams, packets, async (decoded) => {
    const luma = new Uint8Array(width * height * 1.5);
    await decoded.copyTo(luma);
    const frame = decoded.timestamp / 1000;
    const squares = (drawn[frame] as Uint8Array).map(
      (level, at) => Math.min(15, Math.abs(level - (luma[at] as number))) ** 2,
    );
    errors[frame] = squares.reduce((sum, square) => sum + square, 0) / squares.length;
  });
  return (frame) => errors[frame] as number;
}

const write: Paint = (context, frame) => {
  context.font = '19px serif';
  for (let line = 0; line < 9; line++) {
    context.fillText(
      'what moves, and what rests',
      10 + 3.3 * Math.max(0, frame - 19),
      20 * (line + 1),
    );
  }
};

test('a picture at rest gets several times finer than its key frame, and finer than where it moved last', async () => {
  // A key frame at rest, a movement from frame 20 to 29, and rest.
  const isNew = (frame: number) => frame === 0 || (frame >= 20 && frame < 30);
  const at = await errorsOf(SMALL, 45, isNew, write);
  expect(at(15)).toBeLessThan(at(0) / 3);
  expect(at(44)).toBeLessThan(at(29));
});

test('a picture that rests after everything changed at once is nearly as fine as any at rest', async () => {
  const draft = { width: 854, height: 480, framesPerSecond: 30 };
  const fill: Paint = (context, frame) => {
    context.font = '16px serif';
    for (let line = 0; line < 29; line++) {
      const text = `${(line * 7919 + 104_729 * Math.max(0, frame - 60)) % 999_983} of all `.repeat(
        8,
      );
      context.fillText(text, 10, 16 * (line + 1));
    }
  };
  // Everything changes in each frame from 61 to 70, after two seconds of rest.
  const at = await errorsOf(draft, 86, (frame) => frame === 0 || (frame > 60 && frame <= 70), fill);
  expect(at(70)).toBeGreaterThan(2 * at(58));
  // Without a new start: 116 times.
  expect(at(85)).toBeLessThan(8 * at(58));
});

test('where frames may last longer, those like the last are empty, and the others are the same', async () => {
  const pictures = counting(200).map((frame) => Math.floor(frame / 20));
  const { packets, streams } = await encoded(SMALL, pictures, 'variable');
  expect(packets.map(({ frame }) => frame)).toEqual(counting(200));
  const given = packets.filter(({ bytes }) => bytes.length > 0);
  expect(given.length).toBeLessThan(80);
  const bars: [number, number][] = [];
  await decode(streams, given, (pixels, frame) => bars.push([frame, barIn(pixels)]));
  expect(bars).toEqual(given.map(({ frame }) => [frame, Math.floor(frame / 20)]));
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
    const { streams } = await encoded({ width, height, framesPerSecond }, [0]);
    const [stream] = streams as [StreamDescription];
    const [version, profile, , level] = bytesOf(stream.description);
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
