import type { LaidSymbol } from './shape.ts';
import { readSymbols, tokenize } from './token.ts';

/** Where a number in a formula comes from. */
export interface NumberSource {
  /** The number as the formula shows it; a hyphen stands for a minus. */
  readonly text: string;
  /** Its path in the run, `epoch 120 / dense1.weights[0, 3]`. */
  readonly path: string;
}

/** Sources of numbers by the name of the part that shows them. */
export type NumberSources = Readonly<Record<string, NumberSource>>;

/** The sources whose part is among the symbols, in reading order. */
export function shownSources(
  symbols: readonly LaidSymbol[],
  sources: NumberSources,
): NumberSource[] {
  const names = new Set(symbols.flatMap(({ parts }) => parts));
  return [...names].filter((name) => Object.hasOwn(sources, name)).map((name) => sources[name]);
}

/**
 * Numbers that no source accounts for, as they read; a number whose part declares another text is
 * named with what it declares. Indices, exponents and limits are no values and are left out.
 *
 * @example
 * // \part{b}{2.3} + 4.8 with {b: {text: '2.3', path: 'bias'}}
 * unsourced(symbols, sources) // ['4.8']
 */
export function unsourced(symbols: readonly LaidSymbol[], sources: NumberSources): string[] {
  const complaints: string[] = [];
  for (const token of tokenize(symbols)) {
    if (token.kind !== 'number' || token.symbols[0].script) continue;
    const name = token.symbols
      .map(({ parts }) => parts.findLast((part) => Object.hasOwn(sources, part)))
      .reduce((a, b) => (a === b ? a : undefined));
    if (name === undefined) {
      complaints.push(token.key);
      continue;
    }
    const shown = readSymbols(symbols.filter(({ parts }) => parts.includes(name)));
    if (normalize(shown) !== normalize(sources[name].text)) {
      complaints.push(`${shown} (part "${name}" declares "${sources[name].text}")`);
    }
  }
  return [...new Set(complaints)];
}

/** Without spaces and with one kind of minus and of multiplication sign. */
function normalize(text: string): string {
  return text
    .replace(/[\s\u00a0{}]/g, '')
    .replace(/[-−–]/g, '−')
    .replace(/[·⋅]/g, '·');
}
