import type { Moment, SeenText } from './moment.ts';

/**
 * Says which texts rest. What is on its way, fades or rolls may be small, faint or in front of another for
 * a moment; the rules on how a text looks hold for what stays as it is from one moment to the next.
 */
export class Stillness {
  readonly #resting: readonly ReadonlySet<string>[];

  constructor(moments: readonly Moment[]) {
    const tables = moments.map(({ texts }) => new Map(texts.map((text) => [text.key, text])));
    this.#resting = moments.map(({ texts }, index) => {
      const neighbours = [tables[index - 1], tables[index + 1]];
      const rests = (text: SeenText) =>
        neighbours.some((table) => {
          const other = table?.get(text.key);
          return other !== undefined && isSame(text, other);
        });
      return new Set(texts.filter(rests).map(({ key }) => key));
    });
  }

  /** Whether a text of the moment with this index is the same in the moment before or after. */
  rests(index: number, { key }: SeenText): boolean {
    return this.#resting[index]?.has(key) ?? false;
  }
}

function isSame(a: SeenText, b: SeenText): boolean {
  return (
    Math.abs(a.box.x - b.box.x) < 1 &&
    Math.abs(a.box.y - b.box.y) < 1 &&
    Math.abs(a.size - b.size) < 0.5 &&
    Math.abs(a.alpha - b.alpha) < 0.02 &&
    a.color === b.color &&
    // What passes in front of a text or behind it does so for a moment.
    Math.abs(a.visible - b.visible) < 0.05 &&
    Math.abs(a.contrast - b.contrast) < 0.1
  );
}
