import { isSourcedDrawing, requireSources } from './text.ts';

/**
 * From now on, text that reaches a canvas past the stage's own functions must not hold numbers either:
 * Motion Canvas's own `Txt`, or a scene that draws by itself.
 *
 * @throws UnsourcedNumberError while drawing such a text.
 */
export function guardNumbers(): void {
  for (const method of ['fillText', 'strokeText'] as const) {
    const original = CanvasRenderingContext2D.prototype[method];
    CanvasRenderingContext2D.prototype[method] = function (
      this: CanvasRenderingContext2D,
      text,
      ...rest
    ) {
      if (!isSourcedDrawing()) requireSources(text, []);
      original.call(this, text, ...rest);
    };
  }
}
