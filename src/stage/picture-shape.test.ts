import { expect, test } from 'vitest';
import { pictureFrame, stagePicture } from './picture-shape.ts';

test.each([
  ['16:9', 1920, 1080, [1920, 1080], 1],
  ['4k', 3840, 2160, [1920, 1080], 2],
  ['9:16', 1080, 1920, [1920, 1920 / 0.5625], 0.5625],
  ['1:1', 1080, 1080, [1920, 1920], 0.5625],
  ['4:3', 1440, 1080, [1920, 1440], 0.75],
  ['21:9', 2520, 1080, [2520, 1080], 1],
])('%s: all of the stage is seen, and the picture is full', (_, width, height, size, scale) => {
  const stage = stagePicture({ width, height });
  expect(stage.scale).toBeCloseTo(scale, 12);
  expect([stage.size.width, stage.size.height]).toEqual([
    expect.closeTo(size[0] as number, 9),
    expect.closeTo(size[1] as number, 9),
  ]);
});

test('a picture that is a fraction of a pixel off is filled by the stage', () => {
  const { size, scale } = stagePicture({ width: 854, height: 480 });
  expect(size).toEqual({ width: 1920, height: 1080 });
  expect(scale).toBe(854 / 1920);
});

test.each([
  ['16:9', 1920, 1080, { width: 1920, height: 1080, margin: 96, room: 0, captionsBelow: false }],
  ['9:16', 1080, 1920, { width: 1080, height: 1920, margin: 54, room: 656, captionsBelow: true }],
  ['1:1', 600, 600, { width: 1080, height: 1080, margin: 54, room: 236, captionsBelow: true }],
  ['4:3', 1920, 1440, { width: 1440, height: 1080, margin: 72, room: 135, captionsBelow: true }],
  ['3:2', 1620, 1080, { width: 1620, height: 1080, margin: 81, room: 84, captionsBelow: false }],
  ['21:9', 2520, 1080, { width: 2520, height: 1080, margin: 96, room: 0, captionsBelow: false }],
])('%s: the frame’s shorter side has 1080 pixels', (_, width, height, wanted) => {
  const frame = pictureFrame({ width, height });
  expect({ ...frame, room: Math.floor(frame.room + 1e-9) }).toMatchObject(wanted);
  expect(frame.scale).toBe(Math.min(width, height) / 1080);
});
