/**
 * A lesson's narration as its author wrote it, before a run fills in the numbers:
 *
 *     ## The bias lifts
 *     The bias is a head start: it lifts the sum by {bias}.
 *
 *     > for each i in w
 *     {x[i]} times {w[i]} is {product[i]}, {product[i] > 0 ? so the total climbs : so the total falls}.
 *
 *     > if negatives > 0
 *     {negatives|Word} of the weights pull down.
 *
 * - A heading is a beat, a paragraph is a passage: what is said during one movement of the picture.
 * - `> for each i in w` repeats the paragraph below it, `> if a > b` says it only then; several stand
 *   below each other, outermost first. Comparisons: = != < <= > >=, between paths and numbers.
 * - `{w[2]}`, `{w[-1]}` (the last), `{w[i+1]}`, `{epoch 120 / loss}`: a number as the run writes it.
 *   `{w}` lists an array with one axis: 1, 2 and 3. `{i}` is the index, from 0.
 * - `{count|word}` three, `{count|Word}` Three, `{i|ordinal}` first, `{i|Ordinal}` First.
 * - `{total|printed}` 0.30000000000000004: all digits that a program prints.
 * - `{a > b ? this : that}`, `{a > b ? this : a = b ? that : else}`; a side may be empty.
 * - `*bias*` marks the place where a term is introduced; the asterisks are not said. `\*` is an asterisk.
 * - Digits come from the run. One that is part of a name takes a backslash: `float\64`, `from \0 on`. It is shown as
 *   the lesson's own word: `provenance.json` names file and line.
 * - `### How far does the bias lift the sum?` ends a beat with a question. Below it `- [x] {b}` is the right
 *   answer, `- [ ] {z} : that is where it ends` a wrong one and why it tempts. `- [=] {z}` asks for a number
 *   without showing choices; wrong ones below it are what a quiz can tell who typed them.
 */
export interface Narration {
  /** The file's name for messages. */
  readonly file: string;
  readonly beats: readonly WrittenBeat[];
}

/** One `##` heading and what is said under it. */
export interface WrittenBeat {
  /** The title as an identifier: `the-bias-lifts`. */
  readonly id: string;
  readonly title: string;
  readonly line: number;
  readonly passages: readonly WrittenPassage[];
  /** What the viewer is asked at its end. */
  readonly question?: WrittenQuestion;
}

/** A question to the viewer, with the directions above it. */
export interface WrittenQuestion {
  readonly line: number;
  /** Choices to choose from, or a number to find. */
  readonly kind: 'choice' | 'number';
  readonly directions: readonly Direction[];
  readonly parts: readonly Part[];
  readonly choices: readonly WrittenChoice[];
}

/** One answer to a question: the right one, or a wrong one and why it tempts. */
export interface WrittenChoice {
  readonly line: number;
  readonly isRight: boolean;
  readonly parts: readonly Part[];
  readonly reason: readonly Part[];
}

/** One paragraph with the directions that stand above it, outermost first. */
export interface WrittenPassage {
  readonly line: number;
  readonly directions: readonly Direction[];
  readonly parts: readonly Part[];
}

/** `> for each i in w` repeats a paragraph; `> if negatives > 0` says it only then. */
export type Direction =
  | { readonly kind: 'for each'; readonly variable: string; readonly array: Reference }
  | { readonly kind: 'if'; readonly condition: Comparison };

export type Part =
  | { readonly kind: 'text'; readonly text: string }
  /** A number after a backslash, which is a name and no result; `path` is its file and line. */
  | { readonly kind: 'typed'; readonly text: string; readonly path: string }
  /** A term that is introduced here: `*bias*`. */
  | { readonly kind: 'term'; readonly text: string }
  | {
      readonly kind: 'value';
      readonly reference: Reference;
      readonly form: NumberForm;
      /** What the value is said to come from: `{product[i] ≈ x[i] * w[i]}`. */
      readonly from?: Arithmetic;
    }
  | {
      readonly kind: 'choice';
      readonly condition: Comparison;
      readonly whenTrue: readonly Part[];
      readonly whenFalse: readonly Part[];
    };

/** A sum or a product beside whose operands a result is said; it carries a "≈" where rounding shows. */
export interface Arithmetic {
  readonly operator: '+' | '*';
  readonly operands: readonly Reference[];
}

/**
 * How a number is said: as the run writes it, in words, or with all digits that a program prints.
 * Capitalised forms begin a sentence.
 */
export type NumberForm = 'digits' | 'word' | 'Word' | 'ordinal' | 'Ordinal' | 'printed';

export interface Comparison {
  readonly left: Operand;
  readonly operator: Operator;
  readonly right: Operand;
}

export type Operator = '=' | '!=' | '<' | '<=' | '>' | '>=';

export type Operand =
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'reference'; readonly reference: Reference };

/** `bias`, `w[i+1]`, `epoch 120 / loss`, or an index variable such as `i` or `i+1`. */
export interface Reference {
  /** As written, for messages. */
  readonly text: string;
  readonly line: number;
  /** `epoch 120 / ` where the array was recorded by steps, else empty. */
  readonly step: string;
  readonly name: string;
  /** Absent when nothing stands in brackets. */
  readonly index?: readonly IndexExpression[];
  /** What is added to an index variable outside of brackets. */
  readonly offset: number;
}

/** `3`, `-1` (the last), `i` or `i+1`. */
export interface IndexExpression {
  readonly variable?: string;
  readonly offset: number;
}

/**
 * A beat's title as an identifier: lower case, accents dropped, everything else a hyphen.
 *
 * @example
 * beatId('The bias lifts') // 'the-bias-lifts'
 * beatId('Größer, höher!') // 'grosser-hoher'
 */
export function beatId(title: string): string {
  return title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replaceAll('ß', 'ss')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
}
