import { expect, test } from 'vitest';
import { ChangedBlocks } from './changed-blocks.ts';

const [WIDTH, HEIGHT] = [64, 40];
const PIXELS = WIDTH * HEIGHT;

/** The planes of a grey picture, with a part of its luma drawn in. */
function picture(luma: (x: number, y: number) => number): Uint8Array {
  const samples = new Uint8Array(PIXELS * 1.5).fill(128);
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) samples[y * WIDTH + x] = luma(x, y);
  }
  return samples;
}

const plain = picture(() => 100);
/** Stripes in the block of columns 16 to 31 and rows 16 to 31. */
const striped = picture((x, y) => (x >> 4 === 1 && y >> 4 === 1 && x % 4 < 2 ? 160 : 100));

test('counts where a change differs from the change to the left, and fades of plain areas not at all', () => {
  const changed = new ChangedBlocks(WIDTH, HEIGHT);
  changed.next(plain);
  expect(changed.next(plain)).toBe(0);
  expect(changed.next(picture(() => 110))).toBe(0);
  changed.next(plain);
  // Four stripes with two sides each, in sixteen rows; the last one's right side is the block's.
  expect(changed.next(striped)).toBe(8 * 16);
  expect(changed.next(striped)).toBe(0);
});

test('a picture is a level off where it has changed and something is to be seen', () => {
  const changed = new ChangedBlocks(WIDTH, HEIGHT);
  changed.next(plain);
  changed.aLevelOff(plain);
  changed.next(striped);
  const levelOff = changed.aLevelOff(striped);
  const differences = Array.from(levelOff, (level, index) => level - (striped[index] as number));
  for (const [index, difference] of differences.entries()) {
    const [x, y] = [index % WIDTH, Math.floor(index / WIDTH)];
    const isStriped = index < PIXELS && x >> 4 === 1 && y >> 4 === 1;
    expect(difference, `${x}, ${y}`).toBe(isStriped ? 1 : 0);
  }
  // Once is enough, until it changes again.
  expect(changed.aLevelOff(striped)).toEqual(striped);
});

test('after a key frame everything with something in it is a level off, in turns brighter and darker', () => {
  const changed = new ChangedBlocks(WIDTH, HEIGHT);
  const all = picture((x) => (x % 4 < 2 ? 235 : 16));
  changed.next(all);
  changed.aLevelOff(all);
  changed.forget();
  // At the ends of the range there is one way only.
  expect(new Set(changed.aLevelOff(all).subarray(0, PIXELS))).toEqual(new Set([236, 17]));

  const middle = picture((x) => (x % 4 < 2 ? 160 : 100));
  changed.next(middle);
  const levelOff = changed.aLevelOff(middle);
  const by = (x: number, y: number) =>
    (levelOff[y * WIDTH + x] as number) - (middle[y * WIDTH + x] as number);
  expect([by(0, 0), by(16, 0), by(0, 16), by(16, 16)]).toEqual([1, -1, -1, 1]);
  // The last row of blocks is cut off by the picture's edge.
  expect([by(63, 39), by(63, 31)]).toEqual([-1, 1]);
  expect(levelOff.subarray(PIXELS)).toEqual(middle.subarray(PIXELS));
});
