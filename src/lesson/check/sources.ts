import { ValuePathError } from '../../run/errors.ts';
import { mismatch } from '../../run/mismatch.ts';
import type { Run } from '../../run/run.ts';
import type { Shown } from '../../run/shown.ts';
import type { Sighting } from './finding.ts';
import { type Inspection, nameOf } from './inspection.ts';

/** Every displayed number has a source in the run, and that source is written as the number is shown. */
export function wrongSources({ moments, run }: Inspection): Sighting[] {
  return moments.flatMap(({ beat, frame, texts, unsourced }) => [
    ...unsourced.map(({ message, node }): Sighting => {
      const [problem, remedy = ''] = message.split(/(?<=has no source\.) /);
      const text = /"(.*?)"/.exec(message)?.[1] ?? message;
      return {
        rule: 'source',
        beat,
        frame,
        object: `"${text}"${node === '' ? '' : ` in ${node.split(' › ').at(-1)}`}`,
        problem: problem ?? message,
        remedy,
        badness: 0,
      };
    }),
    ...texts.flatMap((text) =>
      text.numbers.flatMap((shown): Sighting[] => {
        const wrong = shown.source === 'run' ? problemOf(shown, run) : undefined;
        if (wrong === undefined) return [];
        return [
          {
            rule: 'source',
            beat,
            frame,
            object: nameOf(text),
            problem: wrong,
            remedy: 'Show what the path leads to, or the path that leads to what is shown.',
            badness: 0,
          },
        ];
      }),
    ),
  ]);
}

function problemOf({ text, path }: Shown, run: Run): string | undefined {
  try {
    return mismatch(text, path, run);
  } catch (error) {
    if (error instanceof ValuePathError) return error.message;
    throw error;
  }
}
