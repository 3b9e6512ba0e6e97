import type { Sighting } from './finding.ts';
import type { Inspection } from './inspection.ts';

/**
 * Every displayed number has a source in the run, and that source is written as the number is shown: what the
 * stage refuses to draw.
 */
export function wrongSources({ moments }: Inspection): Sighting[] {
  return moments.flatMap(({ beat, frame, unsourced }) =>
    unsourced.map(({ problem, remedy, node }): Sighting => {
      const text = /"(.*?)"/.exec(problem)?.[1] ?? problem;
      const object = `"${text}"${node === '' ? '' : ` in ${node.split(' › ').at(-1)}`}`;
      return { rule: 'source', beat, frame, object, problem, remedy, badness: 0 };
    }),
  );
}
