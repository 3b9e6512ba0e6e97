import type { Shown } from '../run/shown.ts';

/** A number in a text: it takes the characters from `start` up to, not including, `end`. */
export interface PlacedNumber {
  readonly shown: Shown;
  readonly start: number;
  readonly end: number;
}

/** A text with its numbers filled in, each with its place. */
export interface FilledText {
  readonly text: string;
  readonly numbers: readonly PlacedNumber[];
}

/**
 * Puts a text together from pieces. Runs of white space become one space, and no space is left before a
 * mark that an empty piece pushed away: `falls` + ` ` + `` + `.` is `falls.`
 */
export class TextBuilder {
  #text = '';
  readonly #numbers: PlacedNumber[] = [];

  addText(piece: string): void {
    let added = piece.replace(/[ \t\r\n]+/g, ' ');
    if (this.#text === '' || this.#text.endsWith(' ')) added = added.replace(/^ /, '');
    if (/^[.,;:!?]/.test(added)) this.#text = this.#text.replace(/ $/, '');
    this.#text += added;
  }

  addNumber(shown: Shown): void {
    const start = this.#text.length;
    this.#text += shown.text;
    this.#numbers.push({ shown, start, end: this.#text.length });
  }

  build(): FilledText {
    return { text: this.#text.trimEnd(), numbers: this.#numbers };
  }
}
