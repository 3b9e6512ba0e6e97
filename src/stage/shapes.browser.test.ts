import { describe, expect, test } from 'vitest';
import { mixColours, translucent } from './colour.ts';
import { withAlpha } from './paint.ts';
import { circle, linearFill, radialFill, roundRect } from './shapes.ts';

const WHITE: readonly number[] = [255, 255, 255, 255];

/** A white picture of 40×40 on which something is drawn in black. */
function drawn(draw: (context: CanvasRenderingContext2D) => void): ImageData {
  const context = document.createElement('canvas').getContext('2d') as CanvasRenderingContext2D;
  context.fillStyle = '#FFFFFF';
  context.fillRect(0, 0, 40, 40);
  context.fillStyle = '#000000';
  context.beginPath();
  draw(context);
  return context.getImageData(0, 0, 40, 40);
}

const at = ({ data, width }: ImageData, x: number, y: number) => [
  ...data.slice(4 * (y * width + x), 4 * (y * width + x) + 4),
];
const isEmpty = ({ data }: ImageData) => data.every((value) => value === 255);

describe('a size that a canvas refuses', () => {
  test.each([-0.001, -30, Number.NaN])('is nothing: a circle with the radius %d', (r) => {
    const picture = drawn((context) => {
      circle(context, 20, 20, r);
      context.fill();
    });
    expect(isEmpty(picture)).toBe(true);
  });

  test.each([-1, Number.NaN])('is nothing: corners with the radius %d are square', (radius) => {
    const rounded = (radii: number | number[]) =>
      drawn((context) => {
        roundRect(context, 4, 4, 20, 20, radii);
        context.fill();
      });
    expect(at(rounded(6), 4, 4)).toEqual(WHITE);
    expect(at(rounded(radius), 4, 4)).toEqual([0, 0, 0, 255]);
    expect(at(rounded([6, radius, 6, 6]), 23, 4)).toEqual([0, 0, 0, 255]);
  });

  test('is nothing: a gradient that leads nowhere paints nothing', () => {
    for (const fill of [
      (context: CanvasRenderingContext2D) =>
        linearFill(context, [0, Number.NaN, 0, 40], [[0, '#000000']]),
      (context: CanvasRenderingContext2D) =>
        radialFill(context, { x: Number.POSITIVE_INFINITY, y: 0, r: 4 }, [[0, '#000000']]),
    ]) {
      const picture = drawn((context) => {
        context.fillStyle = fill(context);
        context.fillRect(0, 0, 40, 40);
      });
      expect(isEmpty(picture)).toBe(true);
    }
  });

  test('is taken to the end of the gradient: a stop beyond it', () => {
    const picture = drawn((context) => {
      context.fillStyle = linearFill(
        context,
        [0, 0, 40, 0],
        [
          [-0.2, '#000000'],
          [1.3, '#FF0000'],
        ],
      );
      context.fillRect(0, 0, 40, 40);
    });
    expect(at(picture, 0, 20)[0]).toBeLessThan(8);
    expect(at(picture, 39, 20)[0]).toBeGreaterThan(247);
  });
});

test('a colour stays at its end when an easing goes beyond', () => {
  expect(mixColours('#102030', '#f0f0f0', 1.1)).toBe('#f0f0f0');
  expect(mixColours('#102030', '#f0f0f0', -0.1)).toBe('#102030');
  expect(mixColours('#102030', '#f0f0f0', Number.NaN)).toBe('#102030');
  expect(translucent('#ffd166', 1.2)).toBe('#ffd166ff');
  expect(translucent('#ffd166', -3)).toBe('#ffd16600');
  expect(translucent('#ffd166', Number.NaN)).toBe('#ffd16600');
});

test('an opacity that is no number shows nothing', () => {
  const fill = (context: CanvasRenderingContext2D) => context.fillRect(0, 0, 40, 40);
  expect(isEmpty(drawn((context) => withAlpha(context, Number.NaN, () => fill(context))))).toBe(
    true,
  );
});
