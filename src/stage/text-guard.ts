import { requireSigns } from './fonts.ts';
import { isSourcedDrawing, requireSources } from './text.ts';

/**
 * From now on, text that reaches a canvas past the stage's own functions must not hold numbers either:
 * Motion Canvas's own `Txt`, or a scene that draws by itself. And none may hold a sign that no font here has.
 *
 * @throws UnsourcedNumberError or MissingSignError while drawing such a text.
 */
export function guardTexts(): void {
  for (const method of ['fillText', 'strokeText'] as const) {
    const original = CanvasRenderingContext2D.prototype[method];
    CanvasRenderingContext2D.prototype[method] = function (
      this: CanvasRenderingContext2D,
      text,
      ...rest
    ) {
      if (!isSourcedDrawing()) requireSources(text, []);
      requireSigns(text, this.font);
      original.call(this, text, ...rest);
    };
  }
}
