/** A piece of an equation. */
export interface Token {
  readonly kind: 'number' | 'sign' | 'relation' | 'word';
  readonly text: string;
}

const TOKEN =
  /(?<number>(?:≈\s?)?(?:\d{1,3}(?:\u202f\d{3})+|\d+)(?:\.\d+)?(?:e[−-]?\d+)?)|(?<sign>[+−×·⋅*/÷()-])|(?<relation>[=≈])|(?<word>[^\s\d+−×·⋅*/÷()=≈-]+|\S)/gu;

/** Parts a line in numbers, signs of calculation, = and ≈, and everything else. */
export function tokensOf(line: string): Token[] {
  return [...line.matchAll(TOKEN)].map(({ groups = {} }) => {
    const { number, sign, relation, word } = groups;
    if (number !== undefined) return { kind: 'number', text: number };
    if (sign !== undefined) return { kind: 'sign', text: sign.replace('-', '−') };
    if (relation !== undefined) return { kind: 'relation', text: relation };
    return { kind: 'word', text: word ?? '' };
  });
}

/** Tokens as one writes them: `3 · (−0.5) = −1.5`. */
export function written(tokens: readonly Token[]): string {
  const text = tokens.map((token) => token.text).join(' ');
  return text
    .replaceAll('( ', '(')
    .replaceAll(' )', ')')
    .replace(/(^|[=≈+−×·⋅*/÷(] ?)− /g, '$1−');
}
