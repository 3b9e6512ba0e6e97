import { type TimedLines, timing } from './webvtt.ts';

/**
 * A SubRip file. The format has no escapes, and what its readers take for markup they do not show: signs that
 * could be some are written as others that look like them.
 *
 * @throws LessonError for an entry that ends before or when it begins.
 */
export function subRip(entries: readonly TimedLines[], framesPerSecond: number): string {
  return entries
    .map(
      (entry, index) =>
        `${index + 1}\n${timing(entry, framesPerSecond, ',')}\n${withoutMarkup(entry.lines.join('\n'))}\n`,
    )
    .join('\n');
}

/**
 * A text that SubRip's readers show as it is. Measured with ffmpeg 5.1, on which mpv and others build: `w<0 and z>0`
 * is shown as `w0`, `a < b > c` sets the rest in bold, `{a}` disappears as a style, `\N` breaks the line, `&lt;` stays
 * what it is; a `<` that no `>` follows is shown. Other readers take `&lt;` for an entity, and every line with `-->` for
 * a time.
 *
 * @example
 * withoutMarkup('if (w<0 && z>0) {a}') // 'if (w‹0 && z›0) ❴a❵'
 */
export function withoutMarkup(text: string): string {
  let shown = text
    .replaceAll('-->', '→')
    .replaceAll('{', '❴')
    .replaceAll('}', '❵')
    .replace(/\\(?=[Nnh❴])/g, '∖')
    .replace(/&(?=#?\w+;)/g, '＆');
  if (/<[^>]*>/.test(shown)) shown = shown.replaceAll('<', '‹').replaceAll('>', '›');
  return shown;
}
