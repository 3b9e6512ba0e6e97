/**
 * The text of a shown number in TeX: its minus is no operator and takes no space, thousands keep theirs.
 *
 * @example
 * mathText({ text: '−0.5' }) // '{-}0.5'
 */
export function mathText({ text }: { readonly text: string }): string {
  return text
    .replaceAll('−', '{-}')
    .replaceAll('\u202f', '\\,')
    .replace('e', '\\mathrm{e}')
    .replace('∞', '\\infty');
}
