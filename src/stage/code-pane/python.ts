import { UnsourcedNumberError } from '../../run/errors.ts';
import type { Shown } from '../../run/shown.ts';

export type TokenKind =
  | 'keyword'
  | 'call'
  | 'name'
  | 'operator'
  | 'punctuation'
  | 'number'
  | 'string'
  | 'comment';

/** A piece of code that is drawn in one colour. */
export interface CodeToken {
  readonly kind: TokenKind;
  readonly text: string;
  /** The character at which it begins; every character is equally wide. */
  readonly column: number;
  /** The number it shows. */
  readonly shown?: Shown;
}

/** A line of code. */
export interface CodeLine {
  readonly text: string;
  readonly tokens: readonly CodeToken[];
}

const KEYWORDS = new Set(
  'and as assert break class continue def del elif else except False finally for from if import in is lambda None not or pass raise return self True try while with yield'.split(
    ' ',
  ),
);

/** Stands in the code for a value; private use, so that no program holds it. */
const FIRST_SLOT = 0xe000;

const PIECES: readonly (readonly [TokenKind | 'space' | 'slot' | 'typed' | 'literal', RegExp])[] = [
  ['space', / +/y],
  ['comment', /#.*/y],
  ['string', /[rbf]?(?:"[^"]*"|'[^']*')/y],
  ['slot', /[\ue000-\ue0ff]/y],
  // A backslash: the number is part of the program, as in float\64 of a narration.
  ['literal', /\\\d+(?:\.\d*)?(?:e[+-]?\d+)?/y],
  ['typed', /\d[\d.]*/y],
  ['name', /[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*/y],
  ['operator', /[-+*/@%=<>!&|^~]+/y],
  ['punctuation', /[()[\]{},:;.]/y],
];

/**
 * Lines of Python with NumPy, as a {@link CodePane} shows them. Common indentation is taken off. A number
 * from the run stands in `${…}`; one that belongs to the program, such as an index or an axis, takes a
 * backslash.
 *
 * @throws UnsourcedNumberError for a number that is just typed: it could be a result.
 * @example
 * python`
 *   total = \0.0
 *   for xi, wi in zip(x, w):
 *       total += xi * wi
 * `
 * python`x = np.array([${run.value('x[0]')}])`
 */
export function python(
  strings: TemplateStringsArray,
  ...values: readonly (Shown | string)[]
): CodeLine[] {
  const numbers: Shown[] = [];
  const source = strings.raw.reduce((text, piece, index) => {
    const value = values[index];
    if (value === undefined) return text + piece;
    if (typeof value === 'string') return text + piece + value;
    numbers.push(value);
    return text + piece + String.fromCharCode(FIRST_SLOT + numbers.length - 1);
  }, '');
  return withoutMargin(source).map((line) => readLine(line, numbers));
}

function withoutMargin(source: string): string[] {
  const lines = source.split('\n').map((line) => line.trimEnd());
  while (lines[0] === '') lines.shift();
  while (lines.at(-1) === '') lines.pop();
  const indents = lines
    .filter((line) => line !== '')
    .map((line) => /^ */.exec(line)?.[0].length ?? 0);
  const margin = Math.min(...indents);
  return lines.map((line) => line.slice(margin));
}

function readLine(source: string, numbers: readonly Shown[]): CodeLine {
  const tokens: CodeToken[] = [];
  let column = 0;
  for (let at = 0; at < source.length; ) {
    const found = nextPiece(source, at);
    if (found === undefined) throw new SyntaxError(`"${source[at]}" in "${source}" is no Python.`);
    const [kind, written] = found;
    at += written.length;
    if (kind === 'typed') {
      throw new UnsourcedNumberError(
        `The number "${written}" in the code "${source}" is typed by hand. Write \${run.value(…)} for a result, or \\${written} where it belongs to the program.`,
      );
    }
    const token = readToken(kind, written, source[at] === '(', numbers, source);
    if (token !== undefined) tokens.push({ ...token, column });
    column += token?.text.length ?? written.length;
  }
  const text = tokens.reduce((line, token) => line.padEnd(token.column) + token.text, '');
  return { text, tokens };
}

function nextPiece(source: string, at: number) {
  for (const [kind, pattern] of PIECES) {
    pattern.lastIndex = at;
    const written = pattern.exec(source)?.[0];
    if (written !== undefined) return [kind, written] as const;
  }
  return undefined;
}

function readToken(
  kind: (typeof PIECES)[number][0],
  written: string,
  isCalled: boolean,
  numbers: readonly Shown[],
  source: string,
): Omit<CodeToken, 'column'> | undefined {
  switch (kind) {
    case 'space':
      return undefined;
    case 'slot': {
      const shown = numbers[written.charCodeAt(0) - FIRST_SLOT] as Shown;
      return { kind: 'number', text: shown.text, shown };
    }
    case 'typed':
    case 'literal': {
      const text = written.slice(1);
      return {
        kind: 'number',
        text,
        shown: { text, path: `code "${source.replaceAll('\\', '').trim()}"`, source: 'lesson' },
      };
    }
    case 'name':
      if (KEYWORDS.has(written)) return { kind: 'keyword', text: written };
      return { kind: isCalled ? 'call' : 'name', text: written };
    default:
      return { kind, text: written };
  }
}
