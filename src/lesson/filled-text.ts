import type { Shown } from '../run/shown.ts';

/** A number or a name of the data in a text: it takes the characters from `start` up to, not including, `end`. */
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
  /** Names from the data, such as those of classes; one with a digit in it is among the numbers, too. */
  readonly names?: readonly PlacedNumber[];
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
  readonly #names: PlacedNumber[] = [];
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
  addName(shown: Shown): void {
    const start = this.#text.length;
    if (/\d/.test(shown.text)) this.addNumber(shown);
    else this.#text += shown.text;
    this.#names.push({ shown, start, end: this.#text.length });
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
    const [names, terms] = [this.#names, this.#terms];
    return {
      text: this.#text.trimEnd(),
      numbers: this.#numbers,
      ...(names.length === 0 ? {} : { names }),
      ...(terms.length === 0 ? {} : { terms }),
    };
  }
}
