import type { ShownValue } from '../../run/run.ts';
import type { NumberedText } from '../numbered-lines.ts';

/**
 * A shape as Python writes it, with the sources of its numbers.
 *
 * @example
 * shapeText(run.values('b_shape')).text // '(3,)'
 */
export function shapeText(lengths: readonly ShownValue[]): NumberedText {
  const inner = lengths.map(({ text }) => text).join(', ');
  return { text: `(${inner}${lengths.length === 1 ? ',' : ''})`, numbers: lengths };
}
