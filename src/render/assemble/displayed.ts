import type { ShownRange } from '../../stage/displayed-numbers.ts';

/** The numbers that one segment displayed, its frames counted from its own first. */
export interface DisplayedIn {
  readonly firstFrame: number;
  readonly displayed: readonly ShownRange[];
}

/** The numbers of consecutive segments as one list; what was on screen across a cut is one range. */
export function joinDisplayed(parts: readonly DisplayedIn[]): ShownRange[] {
  const joined = new Map<string, ShownRange>();
  for (const { firstFrame: start, displayed } of parts) {
    for (const { shown, ranges } of displayed) {
      const key = JSON.stringify([shown.source, shown.path, shown.text]);
      const entry = joined.get(key) ?? { shown, ranges: [] };
      joined.set(key, entry);
      for (const { firstFrame, endFrame } of ranges) {
        const last = entry.ranges.at(-1);
        if (last?.endFrame === start + firstFrame) last.endFrame = start + endFrame;
        else entry.ranges.push({ firstFrame: start + firstFrame, endFrame: start + endFrame });
      }
    }
  }
  return [...joined.values()];
}
