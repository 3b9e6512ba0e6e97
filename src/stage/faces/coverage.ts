import type { AddedFont, Family } from './added-font.ts';
import { SHIPPED_SIGNS } from './shipped-signs.ts';
import { codePointsIn } from './unicode-range.ts';

/** Spaces, and signs that change others and are not seen themselves. */
const UNSEEN = /^[\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}]$/u;

/**
 * What can be drawn, by the character maps of the fonts and not by what a browser would put in its place.
 *
 * @example
 * new Coverage().missing('a → 层', 'Inter') // '层'
 */
export class Coverage {
  readonly #signs: Record<Family, Set<number>>;

  constructor(added: readonly Pick<AddedFont, 'signs'>[] = []) {
    const signsOf = (family: Family) =>
      new Set(
        [SHIPPED_SIGNS[family], ...added.map(({ signs }) => signs[family])].flatMap((range) => [
          ...codePointsIn(range),
        ]),
      );
    this.#signs = { Inter: signsOf('Inter'), 'JetBrains Mono': signsOf('JetBrains Mono') };
  }

  /** The first sign of a text that no face of the family has; undefined where all are there. */
  missing(text: string, family: Family = 'Inter'): string | undefined {
    const signs = this.#signs[family];
    for (const sign of text) {
      if (!signs.has(sign.codePointAt(0) as number) && !UNSEEN.test(sign)) return sign;
    }
    return undefined;
  }

  has(codePoint: number, family: Family): boolean {
    return this.#signs[family].has(codePoint);
  }
}

/** What is said about a sign that no font has; {@link signIn} finds it again. */
export function missingSignText(sign: string, text: string): string {
  const code = (sign.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0');
  const shown = text.length > 60 ? `${text.slice(0, 59)}…` : text;
  return `No font here has "${sign}" (U+${code}), which stands in "${shown}". Name one that has it: --font FILE, or fonts: ['FILE'] in lesson.ts.`;
}

/** The sign that a message of {@link missingSignText} is about. */
export function signIn(message: string): string | undefined {
  return /No font here has "(.)" \(U\+/u.exec(message)?.[1];
}
