import type { Shown } from '../run/shown.ts';

/** A number in a text: it takes the characters from `start` up to, not including, `end`. */
export interface PlacedNumber {
  readonly shown: Shown;
  readonly start: number;
  readonly end: number;
}

/** A term in the text that introduces it: the characters from `start` up to, not including, `end`. */
export interface PlacedTerm {
  readonly start: number;
  readonly end: number;
}

/** A text with its numbers filled in, each with its place. */
export interface FilledText {
  readonly text: string;
  readonly numbers: readonly PlacedNumber[];
  /** Where terms are introduced. */
  readonly terms?: readonly PlacedTerm[];
}

/**
 * Puts a text together from pieces. Runs of white space become one space, and no space is left before a
 * mark that an empty piece pushed away: `falls` + ` ` + `` + `.` is `falls.`
 */
export class TextBuilder {
  #text = '';
  readonly #numbers: PlacedNumber[] = [];
  readonly #terms: PlacedTerm[] = [];

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

  /** A name from the data; one with a digit in it, such as "column 1", is listed like a number. */
  addWords(shown: Shown): void {
    if (/\d/.test(shown.text)) this.addNumber(shown);
    else this.#text += shown.text;
  }

  /** A number that is the lesson's own word; behind a letter, as in `float64`, it is a part of that word. */
  addTyped(text: string, path: string): void {
    if (/[\p{L}\d_]$/u.test(this.#text)) this.#text += text;
    else this.addNumber({ text, path, source: 'lesson' });
  }

  addTerm(term: string): void {
    const start = this.#text.length;
    this.#text += term;
    this.#terms.push({ start, end: this.#text.length });
  }

  build(): FilledText {
    const [text, numbers, terms] = [this.#text.trimEnd(), this.#numbers, this.#terms];
    return terms.length === 0 ? { text, numbers } : { text, numbers, terms };
  }
}
