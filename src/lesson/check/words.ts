import type { Sighting } from './finding.ts';
import type { Inspection } from './inspection.ts';

/** What is said is true of the numbers that it is said of: see `lesson/claims/claims.ts`. */
export function untrueWords({ words = [] }: Pick<Inspection, 'words'>): Sighting[] {
  return words.map(({ file, line, text, problem, remedy, settings }) => ({
    rule: 'words',
    beat: '',
    frame: 0,
    object: `${line === 0 ? file : `${file}:${line}`} "${text}"`,
    problem: settings === undefined ? problem : `${problem} The run: ${settings || 'as it is'}.`,
    remedy,
    badness: 0,
  }));
}
