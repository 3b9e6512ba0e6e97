import type { PlaneField } from '../../nn/index.ts';
import type { Theme } from '../theme.ts';
import { type FieldView, paintField } from './paint-field.ts';

/** Pictures that are kept; a film needs the last one, a scrubbing editor a few more. */
const KEPT = 12;

/**
 * Pictures of fields, painted once each. They are image bitmaps: an image counts as itself, so two frames
 * that draw the same one are known to be equal without comparing half a million pixels.
 *
 * @example
 * const bitmaps = new FieldBitmaps(theme);
 * context.drawImage(bitmaps.get(checkpoints.at(200).plane, { x: 0, y: 0, reach: 1.12, size: 676 }), -338, -338, 676, 676);
 */
export class FieldBitmaps {
  readonly #kept = new Map<string, ImageBitmap>();
  readonly #numbers = new WeakMap<PlaneField, number>();
  #next = 0;

  /** @param most pictures that are kept */
  constructor(
    private readonly theme: Theme,
    private readonly most = KEPT,
  ) {}

  get(field: PlaneField, view: FieldView): ImageBitmap {
    const key = `${this.#numberOf(field)} ${view.x} ${view.y} ${view.reach} ${view.size}`;
    const known = this.#kept.get(key);
    if (known !== undefined) {
      // Used last, forgotten last.
      this.#kept.delete(key);
      this.#kept.set(key, known);
      return known;
    }
    const pixels = paintField(field, this.theme, view);
    const canvas = new OffscreenCanvas(view.size, view.size);
    const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
    context.putImageData(new ImageData(pixels, view.size, view.size), 0, 0);
    const bitmap = canvas.transferToImageBitmap();
    this.#kept.set(key, bitmap);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > this.most && oldest !== undefined) {
      this.#kept.get(oldest)?.close();
      this.#kept.delete(oldest);
    }
    return bitmap;
  }

  #numberOf(field: PlaneField): number {
    let number = this.#numbers.get(field);
    if (number === undefined) {
      number = this.#next++;
      this.#numbers.set(field, number);
    }
    return number;
  }
}
