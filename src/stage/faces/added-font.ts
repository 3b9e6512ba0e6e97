/** A font that a lesson or a command adds for signs that no shipped face has. */
export interface AddedFont {
  /** The file's name, for messages. */
  readonly name: string;
  /** Where a page gets its bytes. */
  readonly url: string;
  /** What it has that the shipped faces of a family, and the fonts before it, have not, as CSS writes it. */
  readonly signs: { readonly [family in Family]: string };
  /** Of its bytes: other bytes, another picture. */
  readonly hash: string;
}

/** The stage's two families. */
export type Family = 'Inter' | 'JetBrains Mono';

/** Weights in which the stage draws each family. */
export const WEIGHTS: { readonly [family in Family]: readonly number[] } = {
  Inter: [400, 500, 600, 700, 800],
  'JetBrains Mono': [500, 700],
};

/**
 * Added fonts as style rules, for pages. Each weight is declared, so that no browser makes one up, and none leaves
 * the font out because a shipped face has the weight that is asked for.
 */
export function addedFontRules(fonts: readonly AddedFont[]): string {
  const rules = fonts.flatMap(({ url, signs }) =>
    (Object.keys(WEIGHTS) as Family[])
      .filter((family) => signs[family] !== '')
      .flatMap((family) =>
        WEIGHTS[family].map(
          (weight) =>
            `@font-face { font-family: "${family}"; font-weight: ${weight}; font-display: block; src: url("${url}"); unicode-range: ${signs[family]}; }`,
        ),
      ),
  );
  return rules.join('\n');
}
