import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build, type Rolldown } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Mp4Writer } from '../assemble/mp4/mp4-writer.ts';
import { TestPage } from '../assemble/mp4/test-page.ts';

const run = promisify(execFile);
const hasFfmpeg = await run('ffmpeg', ['-version']).then(
  () => true,
  () => false,
);

// Colours of the themes and the corners of the colour cube, each in a field of 240×360.
const colours = [
  ...['#0B1020', '#F2F5FA', '#B8C1D6', '#8792AD', '#5B6785', '#4DA3F0', '#F7741E', '#8A4416'],
  ...['#FFF3A3', '#F0B4F0', '#38D6C4', '#FFC94D', '#F0527A', '#1B7F78', '#B8842C', '#9C2E55'],
  ...['#FF0000', '#00FF00', '#0000FF', '#FFFF00', '#00FFFF', '#FF00FF', '#FFFFFF', '#000000'],
];
const [columns, fieldWidth, fieldHeight] = [8, 240, 360];
const [width, height] = [columns * fieldWidth, (colours.length / columns) * fieldHeight];
const [red, green, blue] = [1, 3, 5].map((at) =>
  colours.map((colour) => Number.parseInt(colour.slice(at, at + 2), 16)),
);
const centre = (index: number) => [
  (index % columns) * fieldWidth + fieldWidth / 2,
  Math.floor(index / columns) * fieldHeight + fieldHeight / 2,
];

let testPage: TestPage;

beforeAll(async () => {
  const built = (await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      lib: {
        entry: join(import.meta.dirname, 'video-frame.ts'),
        formats: ['iife'],
        name: 'tested',
      },
    },
  })) as Rolldown.RolldownOutput[];
  testPage = await TestPage.open();
  await testPage.page.addScriptTag({ content: built[0].output[0].code });
  await testPage.page.evaluate(`{
    const canvas = new OffscreenCanvas(${width}, ${height});
    const context = canvas.getContext('2d');
    ${JSON.stringify(colours)}.forEach((colour, index) => {
      context.fillStyle = colour;
      context.fillRect(
        (index % ${columns}) * ${fieldWidth}, Math.floor(index / ${columns}) * ${fieldHeight},
        ${fieldWidth}, ${fieldHeight});
    });
    globalThis.canvas = canvas;
    globalThis.converter = new tested.FrameConverter(${width}, ${height});
    globalThis.samples = async (frame) => {
      const bytes = new Uint8Array(frame.allocationSize());
      const planes = await frame.copyTo(bytes);
      return ${JSON.stringify(colours.map((_, index) => centre(index)))}.map(([x, y]) =>
        planes.map(({ offset, stride }, plane) => {
          const [column, row] = plane === 0 ? [x, y] : [x / 2, y / 2];
          return bytes[offset + row * stride + column];
        }));
    };
  }`);
}, 60_000);
afterAll(() => testPage?.close());

/** ITU-R BT.709, limited range, back to R, G, B of 255. */
function colourOf([y, u, v]: readonly number[]): number[] {
  const [luma, cb, cr] = [(y - 16) / 219, (u - 128) / 224, (v - 128) / 224];
  const r = luma + 2 * (1 - 0.2126) * cr;
  const b = luma + 2 * (1 - 0.0722) * cb;
  const g = (luma - 0.2126 * r - 0.0722 * b) / 0.7152;
  return [r, g, b].map((value) => 255 * Math.min(1, Math.max(0, value)));
}

function worstError(found: readonly (readonly number[])[]): number {
  const wanted = colours.map((_, index) => [red[index], green[index], blue[index]]);
  const errors = found.flatMap((rgb, index) =>
    rgb.map((value, channel) => Math.abs(value - wanted[index][channel])),
  );
  return Math.max(...errors);
}

test('a frame holds the canvas in BT.709, limited range', async () => {
  const { format, colorSpace, timestamp, found } = (await testPage.page.evaluate(`(async () => {
    const frame = await converter.convert(canvas, 16667);
    const { format, timestamp } = frame;
    const found = await samples(frame);
    const colorSpace = frame.colorSpace.toJSON();
    frame.close();
    return { format, colorSpace, timestamp, found };
  })()`)) as { format: string; colorSpace: object; timestamp: number; found: number[][] };
  expect({ format, timestamp }).toEqual({ format: 'I420', timestamp: 16667 });
  expect(colorSpace).toEqual({
    primaries: 'bt709',
    transfer: 'iec61966-2-1',
    matrix: 'bt709',
    fullRange: false,
  });
  // Half a level of luma and half a level of chroma, in units of R, G, B: 0.58 + 1.06 at worst.
  expect(worstError(found.map(colourOf))).toBeLessThan(1.65);
});

test('a canvas of another size is refused', async () => {
  const attempt = testPage.page.evaluate('converter.convert(new OffscreenCanvas(64, 64), 0)');
  await expect(attempt).rejects.toThrow(/canvas is 64×64, the video 1920×1080/);
});

test('odd sizes are refused', async () => {
  const attempt = testPage.page.evaluate('new tested.FrameConverter(321, 180)');
  await expect(attempt).rejects.toThrow(/321×180 cannot be encoded/);
});

test('colours survive encoding and decoding', async () => {
  const { packets, config, decoded } = (await testPage.page.evaluate(`(async () => {
    const packets = [];
    let config;
    let latest;
    const fail = (error) => { throw error; };
    const decoder = new VideoDecoder({
      output: (frame) => { latest?.close(); latest = frame; },
      error: fail,
    });
    const encoder = new VideoEncoder({
      output: (chunk, metadata) => {
        if (metadata?.decoderConfig) {
          config ??= metadata.decoderConfig;
          decoder.configure(metadata.decoderConfig);
        }
        decoder.decode(chunk);
        const bytes = new Uint8Array(chunk.byteLength);
        chunk.copyTo(bytes);
        packets.push({ data: [...bytes], frame: packets.length, key: chunk.type === 'key' });
      },
      error: fail,
    });
    encoder.configure({
      codec: 'avc1.64002a', width: ${width}, height: ${height}, framerate: 60, bitrate: 16_000_000,
      latencyMode: 'quality', avc: { format: 'avc' },
    });
    for (let index = 0; index < 30; index++) {
      while (encoder.encodeQueueSize > 4) await new Promise((done) => setTimeout(done, 5));
      const frame = await converter.convert(canvas, Math.round(index * 1e6 / 60));
      encoder.encode(frame, { keyFrame: index === 0 });
      frame.close();
    }
    await encoder.flush();
    await decoder.flush();
    const decoded = await samples(latest);
    latest.close();
    const { codec, description, colorSpace } = config;
    return {
      packets,
      config: { codec, description: [...new Uint8Array(description)], colorSpace: colorSpace.toJSON?.() ?? colorSpace },
      decoded,
    };
  })()`)) as {
    packets: { data: number[]; frame: number; key: boolean }[];
    config: { codec: string; description: number[]; colorSpace: VideoColorSpaceInit };
    decoded: number[][];
  };
  // Rounding alone; below some 12 Mbit/s the encoder's finest step would add a level to each sample.
  expect(worstError(decoded.map(colourOf))).toBeLessThan(2);
  if (!hasFfmpeg) {
    console.info('ffmpeg is not installed: the colours were not checked with it.');
    return;
  }

  const folder = await mkdtemp(join(tmpdir(), 'gradreel-colours-'));
  try {
    const file = join(folder, 'colours.mp4');
    const writer = await Mp4Writer.create({
      ...{ file, width, height, framesPerSecond: 60, chapters: [], metadata: { title: 'Colours' } },
      decoderConfig: { ...config, description: Uint8Array.from(config.description) },
    });
    for (const packet of packets) {
      await writer.add({ ...packet, data: Uint8Array.from(packet.data) });
    }
    await writer.finish();
    const entries = 'stream=pix_fmt,color_range,color_space,color_primaries';
    const probed = await run('ffprobe', [
      '-v',
      'error',
      '-show_entries',
      entries,
      '-of',
      'csv=p=0',
      file,
    ]);
    expect(probed.stdout.trim()).toBe('yuv420p,tv,bt709,bt709');
    const { stdout } = await run(
      'ffmpeg',
      ['-v', 'error', '-sseof', '-0.02', '-i', file, '-frames:v', '1'].concat(
        ['-vf', 'scale=flags=accurate_rnd+full_chroma_int'],
        ['-f', 'rawvideo', '-pix_fmt', 'rgb24', '-'],
      ),
      { encoding: 'buffer', maxBuffer: 1e8 },
    );
    const pixels = colours.map((_, index) => {
      const [x, y] = centre(index);
      const at = 3 * (y * width + x);
      return [...stdout.subarray(at, at + 3)];
    });
    expect(worstError(pixels)).toBeLessThanOrEqual(2);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}, 30_000);
