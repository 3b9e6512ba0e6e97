import type { CodeLine, CodeToken } from './python.ts';

/** A token on its way from one line to the next; one of the two is missing where it appears or leaves. */
export interface MovedToken {
  readonly from?: CodeToken;
  readonly to?: CodeToken;
  /** −1 where it passes over others, 1 where it passes under them, 0 where it keeps its line. */
  readonly arc: -1 | 0 | 1;
}

/**
 * Which tokens of one line travel into the next: those of the same text, in their order. Those that cross
 * others swing around them.
 *
 * @example
 * rewriteTokens(python`np.dot(x, w)`[0], python`np.dot(w, x)`[0]) // x and w change places
 */
export function rewriteTokens(before: CodeLine, after: CodeLine): MovedToken[] {
  const free = [...before.tokens];
  const pairs = after.tokens.map((to) => {
    const at = free.findIndex(({ text }) => text === to.text);
    const [from] = at < 0 ? [] : free.splice(at, 1);
    return { from, to };
  });
  const travelling = pairs.filter(({ from }) => from !== undefined) as {
    from: CodeToken;
    to: CodeToken;
  }[];
  const crosses = (a: { from: CodeToken; to: CodeToken }) =>
    travelling.some((b) => (a.from.column - b.from.column) * (a.to.column - b.to.column) < 0);
  return [
    ...free.map((from): MovedToken => ({ from, arc: 0 })),
    ...pairs.map(({ from, to }): MovedToken => {
      if (from === undefined) return { to, arc: 0 };
      const shift = to.column - from.column;
      return { from, to, arc: shift !== 0 && crosses({ from, to }) ? (shift > 0 ? -1 : 1) : 0 };
    }),
  ];
}
