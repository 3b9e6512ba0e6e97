import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { fromCsv } from '../nn/index.ts';

/** Each class has a marker and a colour of its own. */
const CLASSES = { least: 2, most: 3 } as const;
const SAMPLES = { least: 6, most: 1000 } as const;

/**
 * A parameter that names a made-up data set or a CSV file of points in a plane: two columns of numbers, then
 * one with the class. Of a file the parameter's value is its text, so that the run depends on the points and
 * not on where they lie; a text has line breaks, a name has none.
 *
 * @param names the data sets that can be named; the first is the default
 * @example
 * parameters: z.object({ data: planeData(['spiral', 'moons', 'circles']).describe('…') })
 * // --set data=moons, --set data=my-points.csv
 */
export function planeData(names: readonly [string, ...string[]]) {
  return z
    .string({ error: `has to be ${names.join(', ')}, or the path of a CSV file` })
    .transform((value, context) => {
      if (names.includes(value)) return value;
      const problem = (message: string) => {
        context.addIssue({ code: 'custom', message });
        return z.NEVER;
      };
      if (!/\.(csv|tsv|txt)$/i.test(value)) {
        return problem(`is none of ${names.join(', ')}, and not the path of a .csv file`);
      }
      let text: string;
      try {
        text = readFileSync(value, 'utf8');
      } catch {
        return problem('names a file that cannot be read; the path begins in the current folder');
      }
      const fault = planeFault(text);
      return fault === undefined ? `${text.trimEnd()}\n` : problem(fault);
    })
    .default(names[0]);
}

/** What keeps a CSV text from being points of two or three classes in a plane, if anything. */
function planeFault(text: string): string | undefined {
  try {
    const { X, classes = [] } = fromCsv(text);
    const [samples, columns] = X.shape as [number, number];
    if (columns !== 2) {
      return `has ${columns} columns before the class; a plane needs 2, with numbers`;
    }
    if (samples < SAMPLES.least || samples > SAMPLES.most) {
      return `has ${samples} points; the picture has room for ${SAMPLES.least} to ${SAMPLES.most}`;
    }
    if (classes.length < CLASSES.least || classes.length > CLASSES.most) {
      return `has ${classes.length} classes in its last column; there are markers for ${CLASSES.least} or ${CLASSES.most}`;
    }
    return undefined;
  } catch (cause) {
    return `is no table of points: ${cause instanceof Error ? cause.message.replace(/\.$/, '') : cause}`;
  }
}
