import { describe, expect, test } from 'vitest';
import { oneNeuron } from '../../../scenes/01-one-neuron/testing/one-neuron.ts';
import { seeded } from '../../run/testing/seeded.ts';
import { digestOf } from './draw-digest.ts';
import { Player } from './player.ts';
import { type Drawing, drawOn, mutate, pixelHash, randomDrawing } from './testing/drawings.ts';

const WIDTH = 96;
const HEIGHT = 64;

/** Draws on a fresh canvas; what is looked at is the digest and the pixels. */
async function look(drawing: Drawing): Promise<{ digest: number; pixels: string }> {
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const context = canvas.getContext('2d', { willReadFrequently: true }) as CanvasRenderingContext2D;
  const digest = await digestOf(canvas, async () => drawOn(context, drawing));
  return { digest, pixels: pixelHash(context) };
}

describe('random drawings', () => {
  test('the same commands give the same digest and the same pixels', async () => {
    const random = seeded(31);
    for (let round = 0; round < 150; round++) {
      const drawing = randomDrawing(random);
      const first = await look(drawing);
      expect(await look(structuredClone(drawing))).toEqual(first);
    }
  });

  test('one changed argument, anywhere, changes the digest', async () => {
    const random = seeded(32);
    const seen = new Map<number, string>();
    let visible = 0;
    for (let round = 0; round < 150; round++) {
      const drawing = randomDrawing(random);
      const before = await look(drawing);
      seen.set(before.digest, before.pixels);
      for (let change = 0; change < 4; change++) {
        const changed = mutate(drawing, random);
        const after = await look(changed.drawing);
        expect([changed.what, after.digest]).not.toEqual([changed.what, before.digest]);
        if (after.pixels !== before.pixels) visible++;
        // No digest ever stands for two pictures.
        expect(seen.get(after.digest) ?? after.pixels).toBe(after.pixels);
        seen.set(after.digest, after.pixels);
      }
    }
    // The comparison means something only where changes show.
    expect(visible).toBeGreaterThan(150);
  });

  test('one command less, or two in another order, is another digest', async () => {
    const random = seeded(33);
    for (let round = 0; round < 100; round++) {
      const drawing = randomDrawing(random);
      const { digest } = await look(drawing);
      const at = Math.floor(random() * (drawing.length - 1));
      const less = drawing.filter((_, index) => index !== at);
      expect((await look(less)).digest).not.toBe(digest);
      const swapped = [...drawing];
      swapped.splice(at, 2, drawing[at + 1] as Drawing[number], drawing[at] as Drawing[number]);
      if (JSON.stringify(swapped) !== JSON.stringify(drawing)) {
        expect((await look(swapped)).digest).not.toBe(digest);
      }
    }
  });
});

describe('what reaches the picture by a way of its own', () => {
  async function two(
    first: (context: CanvasRenderingContext2D) => void,
    second: (context: CanvasRenderingContext2D) => void,
  ) {
    const digests: number[] = [];
    const pixels: string[] = [];
    for (const draw of [first, second]) {
      const canvas = document.createElement('canvas');
      canvas.width = WIDTH;
      canvas.height = HEIGHT;
      const context = canvas.getContext('2d', {
        willReadFrequently: true,
      }) as CanvasRenderingContext2D;
      digests.push(await digestOf(canvas, async () => draw(context)));
      pixels.push(pixelHash(context));
    }
    return { sameDigest: digests[0] === digests[1], samePixels: pixels[0] === pixels[1] };
  }

  test('a canvas that was drawn on again', async () => {
    const inner = document.createElement('canvas');
    const pen = inner.getContext('2d') as CanvasRenderingContext2D;
    const draw = (colour: string) => (context: CanvasRenderingContext2D) => {
      pen.fillStyle = colour;
      pen.fillRect(0, 0, 50, 50);
      context.drawImage(inner, 0, 0);
    };
    expect(await two(draw('red'), draw('blue'))).toEqual({ sameDigest: false, samePixels: false });
  });

  test('a canvas of another size, drawn on by the same commands', async () => {
    // 31 · width + height is the same for both.
    const draw = (width: number, height: number) => (context: CanvasRenderingContext2D) => {
      const inner = document.createElement('canvas');
      const pen = inner.getContext('2d') as CanvasRenderingContext2D;
      inner.width = width;
      inner.height = height;
      pen.fillRect(0, 0, 99, 99);
      context.drawImage(inner, 0, 0);
    };
    expect(await two(draw(10, 62), draw(11, 31))).toEqual({ sameDigest: false, samePixels: false });
  });

  test('a canvas that was given a size is blank, and counts as blank', async () => {
    const draw = (extra: boolean) => (context: CanvasRenderingContext2D) => {
      const inner = document.createElement('canvas');
      const pen = inner.getContext('2d') as CanvasRenderingContext2D;
      if (extra) pen.fillRect(0, 0, 9, 9);
      inner.width = 40;
      context.drawImage(inner, 0, 0);
    };
    expect(await two(draw(true), draw(false))).toEqual({ sameDigest: true, samePixels: true });
  });

  test('pixels that are put', async () => {
    const image = new ImageData(4, 4);
    const draw = (level: number) => (context: CanvasRenderingContext2D) => {
      image.data.fill(level);
      context.putImageData(image, 3, 3);
    };
    expect(await two(draw(200), draw(100))).toEqual({ sameDigest: false, samePixels: false });
    expect(await two(draw(200), draw(200))).toEqual({ sameDigest: true, samePixels: true });
  });

  test('a gradient that changes after it was chosen', async () => {
    const draw = (colour: string) => (context: CanvasRenderingContext2D) => {
      const fill = context.createLinearGradient(0, 0, WIDTH, 0);
      fill.addColorStop(0, 'black');
      context.fillStyle = fill;
      fill.addColorStop(1, colour);
      context.fillRect(0, 0, WIDTH, HEIGHT);
    };
    expect(await two(draw('red'), draw('blue'))).toEqual({ sameDigest: false, samePixels: false });
  });

  test('a pattern that is turned', async () => {
    const inner = document.createElement('canvas');
    inner.width = 8;
    inner.height = 8;
    (inner.getContext('2d') as CanvasRenderingContext2D).fillRect(0, 0, 4, 8);
    const draw = (angle: number) => (context: CanvasRenderingContext2D) => {
      const pattern = context.createPattern(inner, 'repeat') as CanvasPattern;
      pattern.setTransform(new DOMMatrix().rotate(angle));
      context.fillStyle = pattern;
      context.fillRect(0, 0, WIDTH, HEIGHT);
    };
    expect(await two(draw(0), draw(30))).toEqual({ sameDigest: false, samePixels: false });
    expect(await two(draw(30), draw(30))).toEqual({ sameDigest: true, samePixels: true });
  });

  test('a canvas without a page, and one that WebGL draws on: nobody knows, so it is drawn again', async () => {
    const sheet = new OffscreenCanvas(20, 20);
    const pen = sheet.getContext('2d') as OffscreenCanvasRenderingContext2D;
    const draw = (colour: string) => (context: CanvasRenderingContext2D) => {
      pen.fillStyle = colour;
      pen.fillRect(0, 0, 20, 20);
      context.drawImage(sheet, 0, 0);
    };
    expect(await two(draw('red'), draw('blue'))).toEqual({ sameDigest: false, samePixels: false });
    const shaded = document.createElement('canvas');
    const shade = (context: CanvasRenderingContext2D) => context.drawImage(shaded, 0, 0);
    expect((await two(shade, shade)).sameDigest).toBe(false);
  });

  test('lists that are changed in place', async () => {
    const dash = [4, 4];
    const matrix = new DOMMatrix();
    const draw = (dashed: number, shift: number) => (context: CanvasRenderingContext2D) => {
      dash[0] = dashed;
      matrix.e = shift;
      context.setTransform(matrix);
      context.setLineDash(dash);
      context.lineWidth = 5;
      context.strokeRect(5, 5, 60, 40);
    };
    expect((await two(draw(4, 0), draw(9, 0))).sameDigest).toBe(false);
    expect((await two(draw(4, 0), draw(4, 5))).sameDigest).toBe(false);
    expect(await two(draw(4, 5), draw(4, 5))).toEqual({ sameDigest: true, samePixels: true });
  });

  test('reading and measuring change nothing', async () => {
    const draw = (reads: boolean) => (context: CanvasRenderingContext2D) => {
      context.fillRect(0, 0, 9, 9);
      if (!reads) return;
      context.measureText('0.5');
      context.getImageData(0, 0, 2, 2);
      context.getTransform();
      context.isPointInPath(3, 3);
    };
    expect(await two(draw(true), draw(false))).toEqual({ sameDigest: true, samePixels: true });
  });
});

test('in lesson 01 every frame whose digest is that of the frame before has the same pixels', async () => {
  const { lesson, scenes } = await oneNeuron();
  const player = new Player(scenes, lesson, { width: 480, height: 270, framesPerSecond: 10 });
  const { frames } = await player.plan();
  const context = player.canvas.getContext('2d') as CanvasRenderingContext2D;
  const pictures = new Map<number, string>();
  const differing = new Set<string>();
  let skipped = 0;
  let last = -1;
  await player.seek(0);
  for (let frame = 0; frame < frames; frame++) {
    if (frame > 0) await player.next();
    const digest = await digestOf(player.canvas, () => player.draw());
    const pixels = pixelHash(context);
    // Also for frames far apart.
    expect([frame, pictures.get(digest) ?? pixels]).toEqual([frame, pixels]);
    pictures.set(digest, pixels);
    differing.add(pixels);
    if (digest === last) skipped++;
    last = digest;
  }
  expect(frames).toBeGreaterThan(700);
  // A lesson stands still for a third of its time at least, and skipping has to find that.
  expect(skipped / frames).toBeGreaterThan(0.3);
  expect(differing.size).toBeGreaterThan(200);
  // Few digests stand for a picture that another one had already.
  expect(pictures.size).toBeLessThan(differing.size * 1.2);
}, 60_000);
