import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { findFfmpeg } from './ffmpeg.ts';
import { type Luma, ssim } from './ssim.ts';

const run = promisify(execFile);

/** Slanted stripes with an edge, and noise on top. */
function picture(width: number, height: number, noise: number): Luma {
  let state = 12345;
  const samples = Uint8Array.from({ length: width * height }, (_, at) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const [x, y] = [at % width, Math.floor(at / width)];
    const level = x > 40 ? 120 + 60 * Math.sin((x + 2 * y) / 5) : 60;
    return Math.max(0, Math.min(255, Math.round(level + noise * (state / 2 ** 32 - 0.5))));
  });
  return { width, height, samples };
}

test('a picture is like itself, and less like a noisier one', () => {
  const clean = picture(96, 64, 0);
  expect(ssim(clean, clean)).toBe(1);
  const [little, much] = [ssim(clean, picture(96, 64, 10)), ssim(clean, picture(96, 64, 60))];
  expect(little).toBeLessThan(1);
  expect(much).toBeLessThan(little);
});

test('two flat pictures: what is left of the formula is the part of the means', () => {
  const flat = (level: number): Luma => {
    return { width: 16, height: 16, samples: new Uint8Array(256).fill(level) };
  };
  // (2 · 100 · 110 + 6.5025) / (100² + 110² + 6.5025)
  expect(ssim(flat(100), flat(110))).toBeCloseTo(22_006.5025 / 22_106.5025, 12);
});

test('pictures of two sizes are refused', () => {
  expect(() => ssim(picture(16, 16, 0), picture(16, 8, 0))).toThrow(/16×16.*16×8/);
});

test('ffmpeg’s ssim filter gives the same', async ({ skip }) => {
  const ffmpeg = await findFfmpeg();
  if (ffmpeg === undefined) return skip('there is no ffmpeg');
  const [width, height] = [98, 66];
  const [a, b] = [picture(width, height, 0), picture(width, height, 40)];
  const folder = await mkdtemp(join(tmpdir(), 'gradreel-ssim-'));
  try {
    await writeFile(join(folder, 'a.y'), a.samples);
    await writeFile(join(folder, 'b.y'), b.samples);
    const input = (name: string) =>
      `-f rawvideo -pix_fmt gray -s ${width}x${height} -i ${join(folder, name)}`.split(' ');
    const { stderr } = await run(ffmpeg, [
      ...['-hide_banner', ...input('a.y'), ...input('b.y')],
      ...['-lavfi', 'ssim', '-f', 'null', '-'],
    ]);
    const theirs = Number(/SSIM Y:([\d.]+)/.exec(stderr)?.[1]);
    expect(ssim(a, b)).toBeCloseTo(theirs, 5);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
