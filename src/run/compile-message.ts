import { stripVTControlCharacters } from 'node:util';

/** `╭─[ scenes/01-one-neuron/run.ts:34:15 ]` */
const PLACE = /[╭,][─-]+\[ (.+?:\d+):\d+ \]/;

/**
 * What the bundler says about code that does not compile, for people: file and line, the reason, and the
 * line itself with a mark.
 *
 * @example
 * // scenes/01-one-neuron/run.ts:34: does not compile: Unexpected token
 * //  34 │ const a = (1 +;
 * //     │               ┬
 */
export function compileMessage(error: Error): string {
  const text = stripVTControlCharacters(error.message);
  const place = PLACE.exec(text)?.[1];
  if (place === undefined) return text.trim();
  const reason = /^(?:\[[^\]]*\] )?(.*)$/.exec(firstComplaint(text))?.[1] ?? '';
  const excerpt = text
    .slice(text.search(PLACE))
    .split('\n')
    .filter((line) => /^ *(\d+ )?│ *\S/.test(line))
    .map((line) => line.trimEnd());
  return [`${place}: does not compile: ${reason}`, ...excerpt].join('\n');
}

/** The first line after "Build failed with 1 error:". */
function firstComplaint(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return (lines[0]?.startsWith('Build failed') ? lines[1] : lines[0]) ?? text;
}
