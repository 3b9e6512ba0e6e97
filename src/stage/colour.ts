/**
 * A colour between two `#rrggbb` colours, each channel on its own; `t` from 0 to 1.
 *
 * @example
 * mixColours('#000000', '#ffffff', 0.5) // '#808080'
 */
export function mixColours(from: string, to: string, t: number): string {
  const channel = (colour: string, index: number) =>
    Number.parseInt(colour.slice(1 + 2 * index, 3 + 2 * index), 16);
  const mixed = [0, 1, 2].map((index) =>
    Math.round(channel(from, index) + (channel(to, index) - channel(from, index)) * t)
      .toString(16)
      .padStart(2, '0'),
  );
  return `#${mixed.join('')}`;
}
