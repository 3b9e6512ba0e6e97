import type { LaidSymbol } from './shape.ts';
import { type Token, tokenize } from './token.ts';

/** Which symbol of one formula becomes which of another. */
export interface Matching {
  /** Pairs (symbol of the old formula, symbol of the new one) that stay the same thing. */
  readonly pairs: readonly (readonly [LaidSymbol, LaidSymbol])[];
  /** Symbols of the old formula without a partner. */
  readonly leaving: readonly LaidSymbol[];
  /** Symbols of the new formula without a partner. */
  readonly entering: readonly LaidSymbol[];
}

/**
 * Matches the symbols of two formulas.
 *
 * 1. A part named in both corresponds to itself: its symbols match only each other.
 * 2. Within such a group, and among all that is left, the heaviest common subsequence of tokens
 *    (numbers and words count as one): order is kept, index
 *    matches index and line matches line.
 * 3. What is left of letters, words and numbers of two digits or more may cross the others, as in
 *    a + b → b + a.
 *
 * @example
 * matchSymbols(layoutFormula('a+b').symbols, layoutFormula('a+b+c').symbols).entering // + c
 */
export function matchSymbols(from: readonly LaidSymbol[], to: readonly LaidSymbol[]): Matching {
  const names = new Set(from.flatMap(({ parts }) => parts));
  const shared = new Set(to.flatMap(({ parts }) => parts).filter((name) => names.has(name)));
  const a = groupTokens(tokenize(from), shared);
  const b = groupTokens(tokenize(to), shared);

  const pairs: (readonly [LaidSymbol, LaidSymbol])[] = [];
  const matched = new Set<LaidSymbol>();
  for (const [group, tokens] of a) {
    for (const [s, t] of matchTokens(tokens, b.get(group) ?? [])) {
      // Equal keys mean equally many symbols in the same order.
      s.symbols.forEach((symbol, i) => {
        pairs.push([symbol, t.symbols[i]]);
        matched.add(symbol).add(t.symbols[i]);
      });
    }
  }
  return {
    pairs: pairs.sort(([, p], [, q]) => p.index - q.index),
    leaving: from.filter((symbol) => !matched.has(symbol)),
    entering: to.filter((symbol) => !matched.has(symbol)),
  };
}

/** Tokens by the innermost part around them that both formulas name; '' where there is none. */
function groupTokens(tokens: readonly Token[], shared: ReadonlySet<string>): Map<string, Token[]> {
  const groups = new Map<string, Token[]>();
  for (const token of tokens) {
    const group = token.symbols[0].parts.findLast((name) => shared.has(name)) ?? '';
    const members = groups.get(group);
    if (members) members.push(token);
    else groups.set(group, [token]);
  }
  return groups;
}

function matchTokens(a: readonly Token[], b: readonly Token[]): [Token, Token][] {
  const pairs = heaviestCommon(a, b, weigh);
  const usedA = new Set(pairs.map(([token]) => token));
  const usedB = new Set(pairs.map(([, token]) => token));
  for (const accept of [alike, becomes]) {
    for (const token of a) {
      if (usedA.has(token) || !mayCross(token)) continue;
      const partner = b.find((other) => !usedB.has(other) && accept(token, other));
      if (!partner) continue;
      usedA.add(token);
      usedB.add(partner);
      pairs.push([token, partner]);
    }
  }
  return pairs;
}

/** What may cross finds its partner anyway, so a sign that may not weighs more. */
function weigh(a: Token, b: Token): number {
  if (!alike(a, b)) return 0;
  return mayCross(a) ? 2 : 3;
}

/** The same token, index to index, line to line. */
function alike(a: Token, b: Token): boolean {
  return becomes(a, b) && a.symbols[0].script === b.symbols[0].script;
}

/** The same token, in an index or not; but an index that reads 1 is not the value 1. */
function becomes(a: Token, b: Token): boolean {
  const sameLevel = a.symbols[0].script === b.symbols[0].script;
  return (
    a.key === b.key && a.symbols.length === b.symbols.length && (sameLevel || a.kind !== 'number')
  );
}

function mayCross({ kind, key, symbols }: Token): boolean {
  if (kind === 'number') return symbols.length > 1;
  return kind === 'word' || /^\p{L}$/u.test(key);
}

/**
 * The common subsequence of greatest total weight (the longest common subsequence where all weights
 * are 1), by dynamic programming over suffixes: best[i][j] belongs to a[i..] and b[j..].
 */
export function heaviestCommon<T>(
  a: readonly T[],
  b: readonly T[],
  weight: (x: T, y: T) => number,
): [T, T][] {
  const best = Array.from({ length: a.length + 1 }, () => new Float64Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const w = weight(a[i], b[j]);
      const take = w > 0 ? w + best[i + 1][j + 1] : 0;
      best[i][j] = Math.max(take, best[i + 1][j], best[i][j + 1]);
    }
  }
  const pairs: [T, T][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const w = weight(a[i], b[j]);
    if (w > 0 && best[i][j] === w + best[i + 1][j + 1]) pairs.push([a[i++], b[j++]]);
    else if (best[i][j] === best[i + 1][j]) i++;
    else j++;
  }
  return pairs;
}
