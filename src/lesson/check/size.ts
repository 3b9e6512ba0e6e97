import type { Sighting } from './finding.ts';
import { type Inspection, restingTexts, sighting } from './inspection.ts';

/** Pixels of the 1920×1080 picture; what is smaller cannot be read from the back row. */
const LEAST_SIZE = 24;
/** What a scale that is no binary fraction may take away. */
const TOLERANCE = 0.2;

/** No text under 24 px. */
export function smallTexts(inspection: Inspection): Sighting[] {
  return restingTexts(inspection, 'size').flatMap(({ moment, texts }) =>
    texts
      .filter(({ size }) => size < LEAST_SIZE - TOLERANCE)
      .map((text) =>
        sighting('size', moment, text, {
          problem: `It is ${text.size.toFixed(1)} px high; the least is ${LEAST_SIZE} px.`,
          remedy: 'Set it larger, or leave it out.',
          badness: -text.size,
        }),
      ),
  );
}
