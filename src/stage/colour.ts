/**
 * A colour between two `#rrggbb` colours, each channel on its own; `t` from 0 to 1. Where an easing goes beyond,
 * the colour stays at its end.
 *
 * @example
 * mixColours('#000000', '#ffffff', 0.5) // '#808080'
 */
export function mixColours(from: string, to: string, t: number): string {
  const [a, b] = [channels(from), channels(to)];
  const share = between0and1(t);
  const mixed = [0, 1, 2].map((index) => {
    const [start, end] = [a[index] as number, b[index] as number];
    return byte(start + (end - start) * share);
  });
  return `#${mixed.join('')}`;
}

/**
 * A `#rrggbb` colour with an opacity from 0 to 1.
 *
 * @example
 * translucent('#ffd166', 0.5) // '#ffd16680'
 */
export function translucent(colour: string, alpha: number): string {
  return colour + byte(255 * between0and1(alpha));
}

/** Red, green and blue of a `#rrggbb` colour, from 0 to 255. */
export function channels(colour: string): [red: number, green: number, blue: number] {
  const channel = (index: number) =>
    Number.parseInt(colour.slice(1 + 2 * index, 3 + 2 * index), 16);
  return [channel(0), channel(1), channel(2)];
}

function byte(value: number): string {
  return Math.round(value).toString(16).padStart(2, '0');
}

/** What is no number is 0. */
function between0and1(value: number): number {
  return value > 0 ? Math.min(1, value) : 0;
}
