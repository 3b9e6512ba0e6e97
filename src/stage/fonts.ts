import './faces/faces.css';
import { DependencyContext } from '@motion-canvas/core';
import { type AddedFont, type Family, WEIGHTS } from './faces/added-font.ts';
import { Coverage, missingSignText } from './faces/coverage.ts';

/** What the stage itself draws. */
const OWN_SIGNS = 'Az09−×·…–’≈→∞≤≥≠✓✗⋮∇∂√•′▲▸\u202f\u00a0';

/** CSS font of the stage's text face, for `context.font`. */
export function inter(size: number, weight: 400 | 500 | 600 | 700 | 800 = 500): string {
  return `${weight} ${size}px Inter`;
}

/** CSS font of code, shapes, ticks and the provenance chip. */
export function mono(size: number, weight: 500 | 700 = 500): string {
  return `${weight} ${size}px "JetBrains Mono"`;
}

/** Text with a sign that no font has. */
export class MissingSignError extends Error {
  override readonly name = 'MissingSignError';
  constructor(
    readonly sign: string,
    text: string,
  ) {
    super(missingSignText(sign, text));
  }
}

let coverage = new Coverage();
const loaded = new Set<string>();

/**
 * Loads the stage's faces. Nothing may be drawn before: a fallback face has other widths.
 *
 * @param signs what will be drawn, in any order: only faces that have any of it are loaded
 * @param added fonts for signs that no shipped face has
 * @throws Error naming the face that did not load.
 */
export async function loadFonts(signs = '', added: readonly AddedFont[] = []): Promise<void> {
  coverage = new Coverage(added);
  await Promise.all(added.map(declare));
  const wanted = [...new Set(OWN_SIGNS + signs)];
  await Promise.all(
    (Object.keys(WEIGHTS) as Family[]).flatMap((family) => {
      const drawn = wanted.filter((sign) => coverage.has(sign.codePointAt(0) as number, family));
      for (const sign of drawn) loaded.add(`${family} ${sign}`);
      return WEIGHTS[family].map((weight) => load(`${weight} 16px "${family}"`, drawn.join('')));
    }),
  );
}

async function load(face: string, text: string): Promise<void> {
  const faces = await document.fonts.load(face, text);
  if (faces.length > 0) return;
  throw new Error(
    `The font "${face}" did not load. Run "npm install" again: the fonts come from npm packages.`,
  );
}

/** Declares an added font in every weight, so that no browser makes one up. */
async function declare({ name, url, signs }: AddedFont): Promise<void> {
  const bytes = await fetch(url).then((response) => response.arrayBuffer());
  for (const family of Object.keys(WEIGHTS) as Family[]) {
    if (signs[family] === '') continue;
    for (const weight of WEIGHTS[family]) {
      const face = new FontFace(family, bytes, {
        weight: String(weight),
        unicodeRange: signs[family],
      });
      await face.load().catch((cause: unknown) => {
        throw new Error(`The font ${name} cannot be read by the browser: ${cause}`, { cause });
      });
      document.fonts.add(face);
    }
  }
}

/**
 * Stops text that no face can draw, of which a browser would draw what it finds elsewhere; KaTeX's faces are
 * looked at where a formula is set. A face that is there but was not loaded is loaded, and the frame drawn again.
 *
 * @throws MissingSignError
 */
export function requireSigns(text: string, font: string): void {
  // The face that has one sign of ASCII has them all, and is loaded with the stage's own.
  const beyond = text.replace(/[\x20-\x7e]+/g, '');
  if (beyond === '') return;
  const family = font.includes('JetBrains Mono') ? 'JetBrains Mono' : 'Inter';
  if (family === 'Inter' && !/\bInter\b/.test(font)) return;
  for (const sign of beyond) {
    if (loaded.has(`${family} ${sign}`)) continue;
    if (coverage.missing(sign, family) !== undefined) throw new MissingSignError(sign, text);
    loaded.add(`${family} ${sign}`);
    DependencyContext.collectPromise(
      Promise.all(WEIGHTS[family].map((w) => document.fonts.load(`${w} 16px "${family}"`, sign))),
    );
  }
}
