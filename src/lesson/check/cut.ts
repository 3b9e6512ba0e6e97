import type { Sighting } from './finding.ts';
import { type Inspection, restingTexts, sighting } from './inspection.ts';

/** Anti-aliasing and thin strokes may hide this much of a text's ink. */
const LEAST_VISIBLE = 0.9;

/** Nothing cuts off or covers a part of a text. */
export function cutTexts(inspection: Inspection): Sighting[] {
  return restingTexts(inspection, 'cut').flatMap(({ moment, texts }) =>
    texts
      .filter(({ visible }) => visible < LEAST_VISIBLE)
      .map((text) =>
        sighting('cut', moment, text, {
          problem: `Only ${Math.round(text.visible * 100)} % of it can be seen.`,
          remedy: 'Something covers it or cuts it off: move it, or draw it later.',
          badness: -text.visible,
        }),
      ),
  );
}
