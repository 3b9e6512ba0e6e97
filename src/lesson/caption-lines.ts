import { breakCost } from './break-points.ts';

/** Characters in a line of a caption file. */
export const LINE_LENGTH = 42;
/** Lines of a caption. */
export const CAPTION_LINES = 2;
/** Characters that a burned-in caption shows in one line. */
const BURNED_LINE_LENGTH = 64;

/**
 * A cue's lines for caption files: one where it fits 42 characters, else two balanced ones, broken
 * after a mark where that is nearly as even. A text too long for a cue gets more lines.
 */
export function captionLines(text: string): string[] {
  if (text.length <= LINE_LENGTH) return [text];
  return twoLines(text, LINE_LENGTH) ?? filledLines(text, LINE_LENGTH);
}

/** A cue's lines for burning in: one where it fits 64 characters, else two balanced ones. */
export function burnedLines(text: string): string[] {
  if (text.length <= BURNED_LINE_LENGTH) return [text];
  return twoLines(text, BURNED_LINE_LENGTH) ?? filledLines(text, BURNED_LINE_LENGTH);
}

/** Whether a text can be one cue: at most two lines of 42 characters. */
export function fitsCue(text: string): boolean {
  if (text.length <= LINE_LENGTH) return true;
  if (text.length > CAPTION_LINES * LINE_LENGTH + 1) return false;
  const first = text.lastIndexOf(' ', LINE_LENGTH);
  return first > 0 && text.length - first - 1 <= LINE_LENGTH;
}

/** The best two lines within the limit, if there are any. */
function twoLines(text: string, limit: number): string[] | undefined {
  const words = text.split(' ');
  let best: string[] | undefined;
  let least = Number.POSITIVE_INFINITY;
  let length = -1;
  for (const [index, word] of words.slice(0, -1).entries()) {
    length += 1 + word.length;
    const rest = text.length - length - 1;
    if (length > limit || rest > limit) continue;
    // A fifth of a line more or less is worth a break at a comma instead of between any two words.
    const cost = Math.abs(length - rest) / limit + breakCost(word, words[index + 1] as string) / 5;
    if (cost < least) {
      least = cost;
      best = [text.slice(0, length), text.slice(length + 1)];
    }
  }
  return best;
}

/** As many words a line as fit; for texts that no cue can hold. */
function filledLines(text: string, limit: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= limit)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
