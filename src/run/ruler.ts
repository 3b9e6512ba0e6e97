import { formatFor, formatNumber } from './number-format.ts';
import type { Shown } from './shown.ts';

/**
 * Numbers that stand on a scale: ticks of an axis, widths in a legend, positions. A number with the source
 * `ruler` is made by the ruler that it stands on, from the number that the scale has computed; one that is
 * written down by hand stands on none and is refused.
 *
 * @example
 * const ruler = new Ruler('epoch', scale.ticks());
 * for (const tick of scale.ticks()) drawText(context, ruler.shown(tick), scale.x(tick), y, style);
 */
export class Ruler {
  readonly #texts: ReadonlyMap<number, string>;

  /**
   * @param name what it measures; the path of its numbers
   * @param values all that stand on it
   * @param text how a value is written; with as many decimals as it needs when left out
   */
  constructor(
    readonly name: string,
    values: readonly number[],
    text: (value: number) => string = (value) => formatNumber(value, formatFor([value])),
  ) {
    this.#texts = new Map(values.map((value) => [value, text(value)]));
  }

  /**
   * A number that stands on it, to be drawn.
   *
   * @throws RangeError when none of its numbers is that one.
   */
  shown(value: number): Shown {
    const text = this.#texts.get(value);
    if (text === undefined) throw new RangeError(`${value} does not stand on "${this.name}".`);
    return { text, path: this.name, source: 'ruler', ruler: this };
  }

  /** Whether one of its numbers is written like that. */
  holds(text: string): boolean {
    return [...this.#texts.values()].includes(text);
  }
}
