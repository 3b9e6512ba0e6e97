import type { SeenText } from './moment.ts';

/** Pieces farther apart than this, in font sizes, belong to different things. */
const GAP = 1.5;
/** Formulas with more than signs between their numbers: what is beside a number changes it. */
const HIGHER =
  /\\(d?frac|sqrt|sum|prod|int|binom|log|ln|exp|max|min|left\||begin\{(?!array|align|gather|cases))|\^|!/;

/** Texts that stand side by side on one line, read from left to right. */
export interface TextLine {
  readonly text: string;
  readonly pieces: readonly SeenText[];
}

/**
 * Puts pieces together to the lines that a viewer reads: numbers and signs may have been drawn one by one.
 * Formulas with fractions, powers and the like are left out.
 */
export function textLines(texts: readonly SeenText[]): TextLine[] {
  const plain = texts
    .filter(({ whole, text }) => whole === text || !HIGHER.test(whole))
    .sort((a, b) => a.box.x - b.box.x);
  const lines: SeenText[][] = [];
  for (const piece of plain) {
    const line = lines.find((candidate) => continues(candidate.at(-1) as SeenText, piece));
    if (line === undefined) lines.push([piece]);
    else line.push(piece);
  }
  return lines.map((pieces) => ({ text: joined(pieces), pieces }));
}

function continues(before: SeenText, after: SeenText): boolean {
  const size = Math.min(before.size, after.size);
  const gap = after.box.x - (before.box.x + before.box.width);
  const isOnLine =
    Math.abs(before.baseline - after.baseline) < 0.15 * size ||
    Math.abs(middle(before) - middle(after)) < 0.15 * size;
  return isOnLine && gap > -0.3 * size && gap < GAP * Math.max(before.size, after.size);
}

/** Half the height of a digit above the baseline. */
function middle({ baseline, size }: SeenText): number {
  return baseline - 0.36 * size;
}

/** Opacity from which on a piece is there; one that fades in or out is a gap in its line. */
const THERE = 0.95;

/** Padding zeros belong to the number before them; everything else stands apart. */
function joined(pieces: readonly SeenText[]): string {
  return pieces
    .map(({ text, isPadding, alpha }, index) => {
      const shown = alpha < THERE ? '…' : text;
      return index === 0 || isPadding ? shown : ` ${shown}`;
    })
    .join('');
}
