import type { Sighting } from './finding.ts';
import { type Inspection, restingTexts, sighting } from './inspection.ts';
import type { Box, Moment, SeenText } from './moment.ts';

/** Pixels between a label and what it labels. */
const FARTHEST_LABEL = 96;
/** Larger texts are no labels: they may stand alone. */
const LARGEST_LABEL = 40;

/**
 * A label stands within 96 px of what it labels: where it says what that is, to that; else to anything at
 * all, for a small text alone in the void labels nothing.
 */
export function farLabels(inspection: Inspection): Sighting[] {
  return restingTexts(inspection, 'label').flatMap(({ moment, texts }) =>
    texts.flatMap((text) => {
      if (text.part !== 'subject') return [];
      const problem =
        text.labels === undefined
          ? aloneProblem(text, moment)
          : farProblem(distance(text.box, text.labels));
      if (problem === undefined) return [];
      return [
        sighting('label', moment, text, {
          problem,
          remedy: 'Move it to what it labels, or join the two by a line.',
          badness: 0,
        }),
      ];
    }),
  );
}

function farProblem(away: number): string | undefined {
  if (away <= FARTHEST_LABEL) return undefined;
  return `It stands ${Math.round(away)} px from what it labels; the most is ${FARTHEST_LABEL} px.`;
}

function aloneProblem(text: SeenText, { texts }: Moment): string | undefined {
  if (text.size > LARGEST_LABEL || namesItself(text)) return undefined;
  if (text.nearest !== null && text.nearest <= FARTHEST_LABEL) return undefined;
  // A formula's pieces stand together; padding zeros are no company for their number.
  const isNear = texts.some(
    (other) =>
      other.key !== text.key &&
      (other.group !== text.group || !(other.isPadding || text.isPadding)) &&
      distance(other.box, text.box) <= FARTHEST_LABEL,
  );
  return isNear ? undefined : `Nothing stands within ${FARTHEST_LABEL} px of it.`;
}

/** A word and its number, such as `loss 0.08`, need nothing beside them. */
function namesItself({ whole }: SeenText): boolean {
  return /\p{L}{2}/u.test(whole) && /\d/.test(whole);
}

/** Pixels between two boxes, 0 where they meet. */
function distance(a: Box, b: Box): number {
  const dx = Math.max(a.x - (b.x + b.width), b.x - (a.x + a.width), 0);
  const dy = Math.max(a.y - (b.y + b.height), b.y - (a.y + a.height), 0);
  return Math.hypot(dx, dy);
}
