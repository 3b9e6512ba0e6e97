import type { Sighting } from './finding.ts';
import { type Inspection, nameOf, restingTexts } from './inspection.ts';
import type { Box, SeenText } from './moment.ts';

/** Ink boxes that meet by less than this, in font sizes, only touch with their corners. */
const TOUCH = 0.12;

/** No text stands on another text. */
export function textsOverText(inspection: Inspection): Sighting[] {
  return restingTexts(inspection, 'overlap').flatMap(({ moment, texts }) =>
    pairs(texts).map(([a, b, common]) => ({
      rule: 'overlap' as const,
      beat: moment.beat,
      frame: moment.frame,
      object: `${nameOf(a)} and ${nameOf(b)}`,
      problem: `They share ${Math.round(common.width)}×${Math.round(common.height)} px.`,
      remedy: 'Move one of them, or let one leave before the other comes.',
      badness: common.width * common.height,
    })),
  );
}

function pairs(texts: readonly SeenText[]): [SeenText, SeenText, Box][] {
  const sorted = [...texts].sort((a, b) => a.box.x - b.box.x);
  const found: [SeenText, SeenText, Box][] = [];
  for (const [index, a] of sorted.entries()) {
    for (const b of sorted.slice(index + 1)) {
      if (b.box.x > a.box.x + a.box.width) break;
      if (a.group === b.group) continue;
      const common = commonBox(a.box, b.box);
      const least = TOUCH * Math.min(a.size, b.size);
      if (common.width > least && common.height > least) found.push([a, b, common]);
    }
  }
  return found;
}

function commonBox(a: Box, b: Box): Box {
  const x = Math.max(a.x, b.x);
  const y = Math.max(a.y, b.y);
  return {
    x,
    y,
    width: Math.min(a.x + a.width, b.x + b.width) - x,
    height: Math.min(a.y + a.height, b.y + b.height) - y,
  };
}
