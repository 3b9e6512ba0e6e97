import type { Sighting } from './finding.ts';
import type { Inspection } from './inspection.ts';

/** A message of NumPy's takes many lines; the first say what is wrong. */
const MOST_LETTERS = 240;

/** A notebook that stops: it does not run, or it computes other numbers than the video shows. */
export function stoppedNotebook({ notebook }: Pick<Inspection, 'notebook'>): Sighting[] {
  if (notebook === undefined) return [];
  const { cell, line, code, error } = notebook;
  const words = error.replace(/\s*\n\s*/g, '; ').replace(/:; /g, ': ');
  const message = words.length <= MOST_LETTERS ? words : `${words.slice(0, MOST_LETTERS - 1)}…`;
  return [
    {
      rule: 'notebook',
      beat: '',
      frame: 0,
      object: `cell ${cell}, line ${line} of notebook.ipynb: ${code}`,
      problem: `It stops there with ${message}${/[.!?…]$/.test(message) ? '' : '.'}`,
      remedy:
        'Let notebook.py compute what run.ts records; where only last digits differ, give the lesson a tolerance.',
      badness: 1,
    },
  ];
}
