import type { Glyph, LaidSymbol } from './shape.ts';

/**
 * Symbols that belong together: the digits of a number with its sign, the letters of a word, or one
 * symbol. A number moves, comes and goes as a whole, so that no picture between two formulas shows a
 * number that never was.
 */
export interface Token {
  readonly kind: 'number' | 'word' | 'symbol';
  /** What it reads: equal keys are the same thing. */
  readonly key: string;
  /** In reading order, neighbours of each other. */
  readonly symbols: readonly LaidSymbol[];
}

/** A gap up to this many em of the font does not part two digits or letters (a thin space is 1/6). */
const JOINED_GAP = 0.25;

/** Groups symbols into tokens; the tokens hold every symbol once, in order. */
export function tokenize(symbols: readonly LaidSymbol[]): Token[] {
  const tokens: Token[] = [];
  for (let i = 0; i < symbols.length; ) {
    const number = numberAt(symbols, i);
    if (number > 0) {
      tokens.push(token('number', symbols.slice(i, i + number)));
      i += number;
      continue;
    }
    const word = wordAt(symbols, i);
    tokens.push(token(word > 1 ? 'word' : 'symbol', symbols.slice(i, i + word)));
    i += word;
  }
  return tokens;
}

/** What symbols read: their characters, a bar between as `/`. */
export function readSymbols(symbols: readonly LaidSymbol[]): string {
  return symbols.map(({ text, shape }) => (shape.kind === 'rule' ? '/' : text)).join('');
}

function token(kind: Token['kind'], symbols: readonly LaidSymbol[]): Token {
  return { kind, symbols, key: kind === 'symbol' ? symbolKey(symbols[0]) : readSymbols(symbols) };
}

/** Identity of a single symbol, whatever its size. */
function symbolKey({ text, shape, atom }: LaidSymbol): string {
  if (shape.kind === 'glyph') return text;
  if (shape.kind === 'rule') return 'rule';
  if (text) return `outline ${text}`;
  // A tall bracket's outline depends on its height, but it stays the opening bracket.
  return atom === 'open' || atom === 'close' ? `outline ${atom}` : `outline ${shape.d}`;
}

/** Length of the number that begins at `start`, 0 for none: a sign of its own, digits, separators. */
function numberAt(symbols: readonly LaidSymbol[], start: number): number {
  let end = start;
  if (isSign(symbols[end])) end++;
  const first = end;
  while (end < symbols.length && (end === start || joined(symbols[end - 1], symbols[end]))) {
    const { text } = symbols[end];
    if (!/^\d$/.test(text) && !(isSeparator(symbols[end]) && isDigit(symbols[end + 1]))) break;
    end++;
  }
  return symbols.slice(first, end).some(isDigit) ? end - start : 0;
}

function isDigit(symbol: LaidSymbol | undefined): boolean {
  return symbol !== undefined && symbol.shape.kind === 'glyph' && /^\d$/.test(symbol.text);
}

/** A decimal point, or a comma that KaTeX does not set as punctuation: `10{,}001`. */
function isSeparator({ text, atom }: LaidSymbol): boolean {
  return text === '.' || (text === ',' && atom === 'ord');
}

/** Plus or minus that is not an operation: KaTeX sets it as an ordinary symbol. */
function isSign({ text, atom }: LaidSymbol): boolean {
  return atom === 'ord' && (text === '−' || text === '+' || text === '-');
}

/** Length of the word that begins at `start`, at least 1. Italic letters are variables, one each. */
function wordAt(symbols: readonly LaidSymbol[], start: number): number {
  let end = start + 1;
  while (
    end < symbols.length &&
    isLetter(symbols[end - 1]) &&
    isLetter(symbols[end]) &&
    symbols[end].run === symbols[start].run &&
    joined(symbols[end - 1], symbols[end])
  ) {
    end++;
  }
  return end - start;
}

function isLetter({ text, shape }: LaidSymbol): boolean {
  return shape.kind === 'glyph' && !shape.face.endsWith('KaTeX_Math') && /^[\p{L}’-]/u.test(text);
}

/** Whether b follows a on its line without a space between. */
function joined(a: LaidSymbol, b: LaidSymbol): boolean {
  if (a.shape.kind !== 'glyph' || b.shape.kind !== 'glyph') return false;
  const line: Glyph = a.shape;
  const gap = b.box.x - (a.box.x + a.box.width);
  return (
    Math.abs(line.y - b.shape.y) < 0.01 &&
    Math.abs(line.size - b.shape.size) < 0.01 &&
    gap > -0.5 * line.size &&
    gap < JOINED_GAP * line.size
  );
}
