/**
 * A colour between two `#rrggbb` colours, each channel on its own; `t` from 0 to 1.
 *
 * @example
 * mixColours('#000000', '#ffffff', 0.5) // '#808080'
 */
export function mixColours(from: string, to: string, t: number): string {
  const [a, b] = [channels(from), channels(to)];
  const mixed = [0, 1, 2].map((index) => {
    const [start, end] = [a[index] as number, b[index] as number];
    return Math.round(start + (end - start) * t)
      .toString(16)
      .padStart(2, '0');
  });
  return `#${mixed.join('')}`;
}

/** Red, green and blue of a `#rrggbb` colour, from 0 to 255. */
export function channels(colour: string): [red: number, green: number, blue: number] {
  const channel = (index: number) =>
    Number.parseInt(colour.slice(1 + 2 * index, 3 + 2 * index), 16);
  return [channel(0), channel(1), channel(2)];
}
