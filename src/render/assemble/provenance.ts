import type { Run } from '../../run/run.ts';
import { wrongSource } from '../../run/wrong-source.ts';
import type { ShownRange } from '../../stage/displayed-numbers.ts';

/** One displayed number in `provenance.json`. */
export interface ProvenanceEntry {
  readonly text: string;
  readonly source: string;
  readonly path: string;
  /** Seconds from and to which it is on screen. */
  readonly shown: readonly (readonly [number, number])[];
}

/**
 * The list of displayed numbers. Each one that comes from the run is looked up again: its path has to
 * lead to a value, and the value has to be written as it was shown.
 *
 * @throws UnsourcedNumberError naming the number, its path and what the run has there.
 */
export function provenance(
  displayed: readonly ShownRange[],
  run: Run,
  framesPerSecond: number,
): ProvenanceEntry[] {
  return displayed.map(({ shown, ranges }) => {
    const wrong = wrongSource(shown, run);
    if (wrong !== undefined) throw wrong;
    return {
      text: shown.text,
      source: shown.source,
      path: shown.path,
      shown: ranges.map(
        ({ firstFrame, endFrame }) => [seconds(firstFrame), seconds(endFrame)] as const,
      ),
    };
  });

  function seconds(frame: number): number {
    return Math.round((frame / framesPerSecond) * 1000) / 1000;
  }
}
