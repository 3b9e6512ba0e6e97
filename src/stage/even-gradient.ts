import { channels } from './colour.ts';

/**
 * Gradients over much of the picture, as pictures of their own in which each pixel has the colour nearest
 * to the gradient's. A browser dithers its gradients: noise of half a level that no eye finds, but that an
 * encoder has to take for detail or to lose, and that is made anew for every frame.
 */

/**
 * A disc of light, `inner` in its middle and `outer` from its rim on, as a square of twice its radius.
 *
 * @param radius in pixels
 * @example
 * context.drawImage(evenLight(950, '#1A2547', '#0B1020'), x - 950, y - 950);
 */
export function evenLight(radius: number, inner: string, outer: string): HTMLCanvasElement {
  const side = 2 * radius;
  const [from, to] = [channels(inner), channels(outer)];
  return paint(side, side, (pixels) => {
    for (let y = 0, at = 0; y < side; y++) {
      const dy = y + 0.5 - radius;
      for (let x = 0; x < side; x++, at += 4) {
        const dx = x + 0.5 - radius;
        const t = Math.min(1, Math.sqrt(dx * dx + dy * dy) / radius);
        pixels[at] = from[0] + (to[0] - from[0]) * t;
        pixels[at + 1] = from[1] + (to[1] - from[1]) * t;
        pixels[at + 2] = from[2] + (to[2] - from[2]) * t;
        pixels[at + 3] = 255;
      }
    }
  });
}

/**
 * A fill with such a light, for a shape around its middle.
 *
 * @param light of {@link evenLight}
 * @example
 * context.fillStyle = evenLightFill(context, light, { x: 0, y: 0, r: 378 });
 */
export function evenLightFill(
  context: CanvasRenderingContext2D,
  light: HTMLCanvasElement,
  { x, y, r }: { x: number; y: number; r: number },
): CanvasPattern {
  const fill = context.createPattern(light, 'no-repeat') as CanvasPattern;
  fill.setTransform(new DOMMatrix().translate(x - r, y - r).scale((2 * r) / light.width));
  return fill;
}

/**
 * One colour that becomes denser from top to bottom, as a column one pixel wide to be drawn as wide as need
 * be.
 *
 * @param opacities from 0 to 1, at equal distances from the upper edge to the lower
 * @example
 * context.drawImage(evenFade(150, '#070B17', [0, 0.75, 1]), 0, 930, 1920, 150);
 */
export function evenFade(
  height: number,
  colour: string,
  opacities: readonly number[],
): HTMLCanvasElement {
  const [red, green, blue] = channels(colour);
  return paint(1, height, (pixels) => {
    for (let y = 0; y < height; y++) {
      const along = ((y + 0.5) / height) * (opacities.length - 1);
      const index = Math.min(Math.floor(along), opacities.length - 2);
      const [above, below] = [opacities[index] as number, opacities[index + 1] as number];
      pixels.set([red, green, blue, 255 * (above + (below - above) * (along - index))], 4 * y);
    }
  });
}

/** `Uint8ClampedArray` rounds what is put into it to the nearest. */
function paint(
  width: number,
  height: number,
  fill: (pixels: Uint8ClampedArray) => void,
): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [width, height];
  const context = canvas.getContext('2d') as CanvasRenderingContext2D;
  const image = context.createImageData(width, height);
  fill(image.data);
  context.putImageData(image, 0, 0);
  return canvas;
}
