import { create, type Font } from 'fontkit';

/**
 * The code points that a font has a glyph for, by its own character map.
 *
 * @param file a TrueType or OpenType font, also as WOFF or WOFF2
 * @throws Error when it is none, or a collection of several fonts
 */
export function signsOf(file: Uint8Array): Set<number> {
  const font = create(Buffer.from(file));
  if ('fonts' in font) throw new Error('It holds several fonts.');
  const { characterSet } = font as Font;
  // Some tables end with an entry for "no character".
  return new Set(characterSet.filter((code) => code >= 0x20 && code !== 0xffff));
}
