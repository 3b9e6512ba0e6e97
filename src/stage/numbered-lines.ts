import type { Shown } from '../run/shown.ts';

/** A text with numbers in it, such as a caption. Lines are parted by `\n`. */
export interface NumberedText {
  readonly text: string;
  readonly numbers: readonly Shown[];
}

/** The lines of a text, each with the numbers that stand in it. */
export function numberedLines({ text, numbers }: NumberedText): NumberedText[] {
  let rest = [...numbers];
  return text.split('\n').map((line) => {
    const used = leadingNumbers(line, rest);
    rest = rest.slice(used.length);
    return { text: line, numbers: used };
  });
}

/**
 * Breaks a text between words so that no line is wider than `width`, into as few lines as that takes, and those as
 * equally long as they can be.
 *
 * @param widthOf the width of a piece, in the units of `width`
 */
export function wrapped(text: string, width: number, widthOf: (piece: string) => number): string {
  const words = text.split(' ');
  const fill = (limit: number) => {
    const lines: string[] = [];
    for (const word of words) {
      const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
      if (lines.length > 0 && widthOf(longer) <= limit) lines[lines.length - 1] = longer;
      else lines.push(word);
    }
    return lines;
  };
  const least = fill(width).length;
  // The narrowest width that takes no line more leaves no word alone in the last one.
  let [narrow, wide] = [width / least / 2, width];
  for (let step = 0; step < 12; step++) {
    const middle = (narrow + wide) / 2;
    if (fill(middle).length > least) narrow = middle;
    else wide = middle;
  }
  return fill(wide).join('\n');
}

/** The leading numbers that stand in this line, in order. */
function leadingNumbers(line: string, numbers: readonly Shown[]): Shown[] {
  const used: Shown[] = [];
  let from = 0;
  for (const shown of numbers) {
    const at = line.indexOf(shown.text, from);
    if (at < 0) break;
    used.push(shown);
    from = at + shown.text.length;
  }
  return used;
}
