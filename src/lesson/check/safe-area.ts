import type { Sighting } from './finding.ts';
import { type Inspection, restingTexts, sighting } from './inspection.ts';
import type { Box, SeenText } from './moment.ts';

/** Where the subject may stand: inside the margin, below the headline, above the captions. */
export const SAFE = { left: 96, top: 96, right: 1824, bottom: 936 } as const;
/** The frame around the subject keeps to the margin at the sides. */
const CHROME = { left: 96, top: 32, right: 1824, bottom: 1072 } as const;
/** Rounded letters stand out of their line by this much. */
const TOLERANCE = 6.5;

/** How far a box stands out of an area, on the side where it stands out most; 0 for inside. */
function standsOut({ x, y, width, height }: Box, area: typeof SAFE | typeof CHROME) {
  const sides = [
    { side: 'left', by: area.left - x },
    { side: 'top', by: area.top - y },
    { side: 'right', by: x + width - area.right },
    { side: 'bottom', by: y + height - area.bottom },
  ] as const;
  return sides.reduce((a, b) => (b.by > a.by ? b : a));
}

/** Nothing leaves the safe area; below it are the captions. */
export function textsOutside(inspection: Inspection): Sighting[] {
  return restingTexts(inspection, 'safe-area').flatMap(({ moment, texts }) =>
    texts.flatMap((text: SeenText) => {
      const area = text.part === 'subject' ? SAFE : CHROME;
      const { side, by } = standsOut(text.box, area);
      if (by <= TOLERANCE) return [];
      const where =
        side === 'bottom' && text.part === 'subject'
          ? `It reaches ${Math.round(by)} px into the captions’ room, which begins at y ${area.bottom}.`
          : `It stands ${Math.round(by)} px out of the safe area at the ${side} (${area[side]} px).`;
      return [
        sighting('safe-area', moment, text, {
          problem: where,
          remedy: 'Move it in, or make it smaller.',
          badness: by,
        }),
      ];
    }),
  );
}
