/**
 * The code of one example, cut out of its file: from its `export const` to the `});` that ends it in the first
 * column. The whole file when it is written otherwise.
 *
 * @example
 * exampleSource(text, 'axisBends') // "export const axisBends = defineExample({ … });"
 */
export function exampleSource(text: string, exported: string): string {
  const start = text.indexOf(`export const ${exported} = `);
  if (start < 0) return text;
  const end = text.indexOf('\n});\n', start);
  return end < 0 ? text.slice(start) : text.slice(start, end + '\n});'.length);
}
