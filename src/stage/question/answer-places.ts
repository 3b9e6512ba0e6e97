import type { NumberedText } from '../numbered-lines.ts';

/** A tile with an answer; without one, the place where the viewer's own number belongs. */
export interface AnswerPlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** A to F. */
  readonly letter: string;
  readonly answer?: NumberedText;
}

const TILE = { height: 84, gap: 20, left: 92, right: 44, least: 220 } as const;
const SIZES = [44, 40, 36, 32, 28] as const;

/**
 * Where the answers of a question stand, right and down from (0, 0): side by side where that leaves them their
 * room, four and more in two columns where that does, else one below the other. All tiles are equally wide, so that
 * no answer stands out.
 *
 * @param widest the room for a row, in pixels
 * @param widthOf the width of a text in a size, in pixels
 */
export function answerPlaces(
  {
    kind,
    choices,
  }: { readonly kind: 'choice' | 'number'; readonly choices: readonly NumberedText[] },
  widest: number,
  widthOf: (text: string, size: number) => number,
): { readonly places: readonly AnswerPlace[]; readonly height: number; readonly size: number } {
  if (kind === 'number') {
    const place = { x: 0, y: 0, width: 320, height: 100, letter: '' };
    return { places: [place], height: place.height, size: SIZES[0] };
  }
  const tileWidth = (size: number) =>
    Math.max(
      TILE.least,
      ...choices.map(({ text }) => widthOf(text, size) + TILE.left + TILE.right),
    );
  const fits = (columns: number) => columns * (tileWidth(SIZES[0]) + TILE.gap) - TILE.gap <= widest;
  const columns = fits(choices.length) ? choices.length : choices.length >= 4 && fits(2) ? 2 : 1;
  const size = columns > 1 ? SIZES[0] : (SIZES.find((one) => tileWidth(one) <= widest) ?? 28);
  const width = Math.min(widest, tileWidth(size));
  const places = choices.map((answer, index) => ({
    x: (index % columns) * (width + TILE.gap),
    y: Math.floor(index / columns) * (TILE.height + TILE.gap),
    width,
    height: TILE.height,
    letter: String.fromCodePoint(65 + index),
    answer,
  }));
  const rows = Math.ceil(choices.length / columns);
  return { places, height: rows * (TILE.height + TILE.gap) - TILE.gap, size };
}
