import { asProductOf, asSumOf } from '../run/displayed-arithmetic.ts';
import { printedDigits } from '../run/number-format.ts';
import type { Shown } from '../run/shown.ts';
import { LINE_LENGTH } from './caption-lines.ts';
import { splitCues } from './cues.ts';
import { type FilledText, TextBuilder } from './filled-text.ts';
import type { AnsweredText, Narrated, Passage, Question } from './narrated.ts';
import { NarrationError } from './narration-error.ts';
import { parseInline } from './narration-inline.ts';
import type {
  Arithmetic,
  Direction,
  Narration,
  NumberForm,
  Part,
  WrittenPassage,
  WrittenQuestion,
} from './narration-tree.ts';
import { question } from './question-fill.ts';
import { type Readable, ReferenceReader, type Scope } from './reference-reader.ts';
import type { RunValues } from './run-values.ts';
import { capitalised, cardinalWord, listJoiner, ordinalWord } from './words.ts';

/**
 * Fills a narration with the numbers of a run. A paragraph under `> for each` becomes a passage for every
 * entry; one whose `> if` does not hold, or that comes out empty, is left out. A beat stays even when
 * nothing is left of it.
 *
 * @param language BCP 47 tag from the file's name; number words and lists are known for en and de, other
 *   languages get digits and commas
 * @throws NarrationError with file and line, where a path leads to nothing in the run.
 */
export function fillNarration(narration: Narration, run: RunValues, language: string): Narrated {
  const filler = new Filler(run, narration.file, language);
  return {
    language,
    beats: narration.beats.map(({ id, title, passages, question }) => {
      const asked = question === undefined ? undefined : filler.question(question);
      return {
        id,
        title,
        passages: passages.flatMap((passage) => filler.passages(passage)),
        ...(asked === undefined ? {} : { question: asked }),
      };
    }),
  };
}

/** What is said or asked in one go, whole and with the places of its numbers. */
export interface SpokenText {
  /** Identifier of its beat. */
  readonly beat: string;
  /** Line of the narration file that it comes from. */
  readonly line: number;
  readonly filled: FilledText;
}

/**
 * All that a narration says in a run: passages, the questions that are asked, and the reasons of their choices.
 *
 * @param heard collects the parts of the narration that were said: passages, questions, and the chosen sides of
 *   choices
 * @throws NarrationError with file and line, where a path leads to nothing in the run.
 */
export function spokenTexts(
  narration: Narration,
  run: RunValues,
  language: string,
  heard: Set<object> = new Set(),
): SpokenText[] {
  const filler = new Filler(run, narration.file, language, heard);
  return narration.beats.flatMap(({ id: beat, passages, question }) => [
    ...passages.flatMap((passage) =>
      filler.filled(passage).map((filled) => ({ beat, line: passage.line, filled })),
    ),
    ...(question === undefined ? [] : filler.asked(question).map((asked) => ({ beat, ...asked }))),
  ]);
}

/**
 * Fills one text outside of a narration, such as a lesson's chip: `{count} inputs · float\64`.
 *
 * @param file where the text stands, for messages
 * @throws NarrationError
 */
export function fillText(
  source: string,
  run: RunValues,
  language: string,
  file = 'lesson.ts',
): { readonly text: string; readonly numbers: readonly Shown[] } {
  const parts = parseInline(source, { file, line: 0 });
  const { text, numbers } = new Filler(run, file, language).text(parts, new Map());
  return { text, numbers: numbers.map(({ shown }) => shown) };
}

class Filler {
  readonly #reader: ReferenceReader;

  constructor(
    run: RunValues,
    private readonly file: string,
    private readonly language: string,
    /** What was said so far: passages, questions, and sides of choices. */
    private readonly heard: Set<object> = new Set(),
  ) {
    this.#reader = new ReferenceReader(run, file);
  }

  passages(passage: WrittenPassage): Passage[] {
    return this.filled(passage).map((filled) => ({ cues: splitCues(filled) }));
  }

  /** A paragraph as often as its directions let it be said; nothing where nothing is left of it. */
  filled(passage: WrittenPassage): FilledText[] {
    const { directions, parts, line } = passage;
    return this.#scopes(directions, new Map()).flatMap((scope) => {
      const filled = this.text(parts, scope);
      this.#refuseLongWord(filled.text, line);
      if (filled.text === '') return [];
      this.heard.add(passage);
      return [filled];
    });
  }

  /** A question and the reasons of its choices, as far as they are asked in this run. */
  asked(written: WrittenQuestion): Omit<SpokenText, 'beat'>[] {
    const [scope] = this.#scopes(written.directions, new Map());
    const asked = this.question(written);
    if (scope === undefined || asked === undefined) return [];
    this.heard.add(written);
    const shown = new Set(asked.choices.map(({ text }) => text));
    const reasons = written.choices.flatMap(({ parts, reason, line }) => {
      // Choices that read like another are left out: each text is there once.
      if (!shown.delete(this.text(parts, scope).text)) return [];
      return reason.length === 0 ? [] : [{ line, filled: this.text(reason, scope) }];
    });
    return [{ line: written.line, filled: this.text(written.parts, scope) }, ...reasons];
  }

  /** A question as this run asks it; undefined where its condition does not hold, or nothing is left to ask. */
  question({ kind, directions, parts, choices }: WrittenQuestion): Question | undefined {
    const [scope] = this.#scopes(directions, new Map());
    if (scope === undefined) return undefined;
    return question(
      { kind, ...this.#answered(parts, scope) },
      choices.map((choice) => {
        const [only] = choice.parts;
        const isNumber = choice.parts.length === 1 && only?.kind === 'value';
        const number = isNumber
          ? this.#reader.read(only.reference, scope).numbers[0]?.number
          : undefined;
        return {
          ...this.#answered(choice.parts, scope),
          isRight: choice.isRight,
          reason: this.#answered(choice.reason, scope),
          ...(number === undefined ? {} : { number }),
        };
      }),
    );
  }

  #answered(parts: readonly Part[], scope: Scope): AnsweredText {
    const { text, numbers } = this.text(parts, scope);
    return { text, numbers: numbers.map(({ shown }) => shown) };
  }

  text(parts: readonly Part[], scope: Scope): FilledText {
    const builder = new TextBuilder();
    this.#add(parts, scope, builder);
    return builder.build();
  }

  /** One scope for each time that the directions let the paragraph be said. */
  #scopes([direction, ...inner]: readonly Direction[], scope: Scope): Scope[] {
    if (direction === undefined) return [scope];
    if (direction.kind === 'if') {
      return this.#reader.holds(direction.condition, scope) ? this.#scopes(inner, scope) : [];
    }
    const { array, variable } = direction;
    return this.#reader
      .entries(array, variable, scope)
      .flatMap((index) => this.#scopes(inner, new Map([...scope, [variable, index]])));
  }

  #add(parts: readonly Part[], scope: Scope, builder: TextBuilder): void {
    for (const part of parts) {
      if (part.kind === 'text') builder.addText(part.text);
      else if (part.kind === 'typed') builder.addTyped(part.text, part.path);
      else if (part.kind === 'term') builder.addTerm(part.text);
      else if (part.kind === 'choice') {
        const said = this.#reader.holds(part.condition, scope) ? part.whenTrue : part.whenFalse;
        this.heard.add(said);
        this.#add(said, scope, builder);
      } else {
        const words = this.#reader.words(part.reference, scope);
        if (words !== undefined) {
          for (const [index, word] of words.entries()) {
            builder.addText(listJoiner(index, words.length, this.language));
            builder.addName(word);
          }
          continue;
        }
        const { numbers } = this.#reader.read(part.reference, scope);
        if (part.from !== undefined) {
          builder.addNumber(this.#result(numbers[0] as Readable, part.from, scope));
          continue;
        }
        for (const [index, number] of numbers.entries()) {
          builder.addText(listJoiner(index, numbers.length, this.language));
          // Within a list only the first entry can begin a sentence.
          builder.addNumber(this.#say(number, index === 0 ? part.form : lowerCase(part.form)));
        }
      }
    }
  }

  /** A result said beside its operands; "≈" where the said operands give another one. */
  #result({ shown, number }: Readable, { operator, operands }: Arithmetic, scope: Scope): Shown {
    const values = operands.map((operand) => {
      const [value] = this.#reader.read(operand, scope).numbers as [Readable];
      return { ...value.shown, number: value.number };
    });
    const result = { ...shown, number };
    const { text } = operator === '+' ? asSumOf(result, values) : asProductOf(result, values);
    return { ...shown, text };
  }

  /** A number in the form that was asked for; in digits where the language has no word for it. */
  #say({ number, shown, isIndex }: Readable, form: NumberForm): Shown {
    if (form === 'digits') return shown;
    if (form === 'printed') return { ...shown, text: printedDigits(number) };
    const isOrdinal = lowerCase(form) === 'ordinal';
    // Index 0 is the first entry; a recorded 1 is the first.
    const word = isOrdinal
      ? ordinalWord(isIndex ? number + 1 : number, this.language)
      : cardinalWord(number, this.language);
    if (word === undefined) return shown;
    return { ...shown, text: form === lowerCase(form) ? word : capitalised(word) };
  }

  #refuseLongWord(text: string, line: number): void {
    const word = text.split(' ').find((candidate) => candidate.length > LINE_LENGTH);
    if (word === undefined) return;
    throw new NarrationError(
      { file: this.file, line },
      word,
      `"${word}" has ${word.length} characters without a space; a caption line holds ${LINE_LENGTH}.`,
      'Write it in several words.',
    );
  }
}

function lowerCase(form: NumberForm): NumberForm {
  return form.toLowerCase() as NumberForm;
}
