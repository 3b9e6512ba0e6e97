import { fileAndLine, NarrationError, type SourcePlace } from './narration-error.ts';
import { oneLine, parseComparison, parseReference } from './narration-expression.ts';
import type { Arithmetic, NumberForm, Part } from './narration-tree.ts';

const FORMS: readonly NumberForm[] = ['word', 'Word', 'ordinal', 'Ordinal', 'printed'];

/** Reads a text with `{paths}`, `{choices ? … : …}`, `*terms*` and `\2` escapes into its parts. */
export function parseInline(text: string, place: SourcePlace): Part[] {
  return parseParts(text, place, false);
}

/**
 * Reads a text without braces, such as a heading.
 *
 * @throws NarrationError where it holds a brace or a number typed by hand.
 */
export function parsePlain(text: string, place: SourcePlace): string {
  const parts = parseParts(text, place, false);
  const term = parts.find((part) => part.kind === 'term');
  if (term !== undefined) {
    throw new NarrationError(
      place,
      text,
      `The heading "${text}" marks a term.`,
      'A term is introduced by a sentence that explains it: write the heading without asterisks.',
    );
  }
  const value = parts.find(({ kind }) => kind !== 'text' && kind !== 'typed');
  if (value !== undefined) {
    throw new NarrationError(
      place,
      text,
      `The heading "${text}" holds braces.`,
      'A heading names its beat for every run: write it without numbers.',
    );
  }
  return parts.map((part) => ('text' in part ? part.text : '')).join('');
}

function parseParts(text: string, place: SourcePlace, insideChoice: boolean): Part[] {
  const parts: Part[] = [];
  let literal = '';
  const flush = () => {
    if (literal !== '') parts.push({ kind: 'text', text: literal });
    literal = '';
  };
  for (let offset = 0; offset < text.length; ) {
    const character = text[offset] as string;
    const here = placeAt(text, offset, place);
    if (character === '\\') {
      const escaped = readEscape(text, offset, here);
      if (/^\p{N}/u.test(escaped)) {
        flush();
        parts.push({ kind: 'typed', text: escaped, path: fileAndLine(here) });
      } else {
        literal += escaped;
      }
      offset += 1 + escaped.length;
    } else if (character === '{') {
      const end = closingBrace(text, offset, here);
      flush();
      parts.push(parseBraces(text.slice(offset + 1, end), here, insideChoice));
      offset = end + 1;
    } else if (character === '*') {
      const term = readTerm(text, offset, here);
      flush();
      parts.push({ kind: 'term', text: oneLine(term) });
      offset += term.length + 2;
    } else if (character === '}') {
      throw new NarrationError(
        here,
        excerpt(text, offset),
        `A "}" closes nothing in "${excerpt(text, offset)}".`,
        'Write the "{" before the path, or \\} for a brace that is said.',
      );
    } else {
      refuseTypedNumber(text, offset, here);
      literal += character;
      offset += 1;
    }
  }
  flush();
  return parts;
}

const TERM = /^\*(?=\S)([^*{}\\]*[^*{}\\\s])\*/;

/** The words between two asterisks: a term where it is introduced. */
function readTerm(text: string, offset: number, place: SourcePlace): string {
  const term = TERM.exec(text.slice(offset))?.[1];
  if (term === undefined) {
    throw new NarrationError(
      place,
      excerpt(text, offset),
      `The asterisk in "${excerpt(text, offset)}" marks no term.`,
      'A term stands between two asterisks where it is introduced: *bias*. Write \\* for an asterisk that is said.',
    );
  }
  for (let at = 0; at < term.length; at++) refuseTypedNumber(term, at, place);
  return term;
}

/** What a backslash protects: a whole number, or one character that would mean something. */
function readEscape(text: string, offset: number, place: SourcePlace): string {
  const rest = text.slice(offset + 1);
  const protectedText = /^(?:\p{N}+(?:[.,]\p{N}+)*|[^\p{L}\s])/u.exec(rest)?.[0];
  if (protectedText !== undefined) return protectedText;
  throw new NarrationError(
    place,
    excerpt(text, offset),
    `The backslash in "${excerpt(text, offset)}" protects nothing.`,
    'A backslash stands before a number or a sign that is meant as it is: \\2, \\{. Write \\\\ for a backslash.',
  );
}

function refuseTypedNumber(text: string, offset: number, place: SourcePlace): void {
  if (!/\p{N}/u.test(text[offset] as string)) return;
  const word = /[^\s{}]*$/.exec(text.slice(0, offset))?.[0] ?? '';
  const rest = /^(?:[\p{L}\p{N}_]|[.,](?=\p{N}))*/u.exec(text.slice(offset))?.[0] ?? '';
  const found = word + rest;
  throw new NarrationError(
    place,
    found,
    `The number in "${found}" is typed by hand.`,
    `Every number comes from the run: write its path in braces, such as {bias}. Where it is part of a name and no result, write ${word}\\${rest}.`,
  );
}

function parseBraces(inner: string, place: SourcePlace, insideChoice: boolean): Part {
  const question = topLevel(inner, (character) => character === '?');
  if (question >= 0) {
    if (insideChoice) {
      throw new NarrationError(
        place,
        `{${inner}}`,
        `The choice "{${oneLine(inner)}}" stands inside another choice.`,
        'Use two paragraphs, each with its own "> if …" above it.',
      );
    }
    return parseChoice(inner, question, place);
  }
  const [value, ...origins] = inner.split('≈') as [string, ...string[]];
  const [written, ...forms] = value.split('|') as [string, ...string[]];
  const from =
    origins.length === 0 ? {} : { from: parseArithmetic(origins.join('≈'), inner, place) };
  return {
    kind: 'value',
    reference: parseReference(written, place),
    form: parseForm(forms, inner, place),
    ...from,
  };
}

/** Reads `x[i] * w[i]` or `before[i] + product[i]`, with spaces around the operator. */
function parseArithmetic(text: string, inner: string, place: SourcePlace): Arithmetic {
  const operators = text.match(/(?<=\s)[+*](?=\s)/g) ?? [];
  const [operator] = operators;
  if (operator === undefined || operators.some((other) => other !== operator)) {
    throw new NarrationError(
      place,
      `{${inner}}`,
      `"${oneLine(text).trim()}" in "{${oneLine(inner)}}" is no sum and no product.`,
      'Write {z ≈ a + b} or {product ≈ a * b}, with paths and with spaces around + or *.',
    );
  }
  const operands = text.split(/\s[+*]\s/).map((operand) => parseReference(operand, place));
  return { operator: operator as '+' | '*', operands };
}

function parseForm(forms: string[], inner: string, place: SourcePlace): NumberForm {
  if (forms.length === 0) return 'digits';
  const name = forms.join('|').trim();
  const form = FORMS.find((known) => known === name);
  if (form !== undefined) return form;
  throw new NarrationError(
    place,
    `{${inner}}`,
    `"${name}" in "{${oneLine(inner)}}" is no way to say a number.`,
    `Use one of ${FORMS.map((known) => `|${known}`).join(', ')}, or nothing for digits.`,
  );
}

/** Reads `a > b ? text : other text`; the other text may be a further choice: `a > b ? … : a = b ? … : …`. */
function parseChoice(inner: string, question: number, place: SourcePlace): Part {
  const condition = parseComparison(inner.slice(0, question), place);
  const colon = separator(inner, question + 1);
  const hasMore = colon >= 0 && separator(inner, colon + 1) >= 0;
  const nextQuestion = topLevel(inner, (character, offset) => offset > colon && character === '?');
  if (colon < 0 || (hasMore && nextQuestion < 0)) {
    throw new NarrationError(
      place,
      `{${inner}}`,
      `The choice "{${oneLine(inner)}}" has ${colon < 0 ? 'no' : 'more than one'} " : " between its texts.`,
      'Write {a > b ? what is said then : what is said otherwise}, with a space before the colon; a colon that is said is \\: there.',
    );
  }
  const side = (start: number, end?: number) => {
    const written = inner.slice(start, end);
    const indent = written.length - written.trimStart().length;
    return parseParts(written.trim(), placeAt(inner, start + indent, place), true);
  };
  const rest = inner.slice(colon + 1);
  const whenFalse = hasMore
    ? [parseChoice(rest, nextQuestion - colon - 1, placeAt(inner, colon + 1, place))]
    : side(colon + 1);
  return { kind: 'choice', condition, whenTrue: side(question + 1, colon), whenFalse };
}

/**
 * A text and what follows its first colon that has spaces around it and stands in no braces.
 *
 * @example
 * splitAtColon('{sum} : the bias is missing') // ['{sum}', 'the bias is missing']
 */
export function splitAtColon(text: string): [string, string?] {
  const colon = separator(text, 0);
  if (colon < 0) return [text];
  return [text.slice(0, colon).trim(), text.slice(colon + 1).trim()];
}

/** The first colon with a space before it from `start` on, or -1. */
function separator(text: string, start: number): number {
  return topLevel(
    text,
    (character, offset) =>
      offset >= start &&
      character === ':' &&
      (offset === start || /\s/.test(text[offset - 1] as string)),
  );
}

/** Where the brace that opens at `open` closes. */
function closingBrace(text: string, open: number, place: SourcePlace): number {
  let depth = 0;
  for (let offset = open; offset < text.length; offset++) {
    if (text[offset] === '\\') offset++;
    else if (text[offset] === '{') depth++;
    else if (text[offset] === '}' && --depth === 0) return offset;
  }
  throw new NarrationError(
    place,
    excerpt(text, open),
    `The "{" of "${excerpt(text, open)}" is never closed.`,
    'Write "}" after the path, or \\{ for a brace that is said.',
  );
}

/** The first character outside of inner braces and escapes that is asked for, or -1. */
function topLevel(text: string, wanted: (character: string, offset: number) => boolean): number {
  let depth = 0;
  for (let offset = 0; offset < text.length; offset++) {
    const character = text[offset] as string;
    if (character === '\\') offset++;
    else if (character === '{') depth++;
    else if (character === '}') depth--;
    else if (depth === 0 && wanted(character, offset)) return offset;
  }
  return -1;
}

function placeAt(text: string, offset: number, { file, line }: SourcePlace): SourcePlace {
  if (line === 0) return { file, line };
  return { file, line: line + text.slice(0, offset).split('\n').length - 1 };
}

function excerpt(text: string, offset: number): string {
  const rest = oneLine(text.slice(Math.max(0, offset - (text[offset] === '}' ? 20 : 0))));
  return rest.length > 30 ? `${rest.slice(0, 29)}…` : rest;
}
