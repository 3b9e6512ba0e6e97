import type { Sighting } from './finding.ts';
import { type Inspection, restingTexts } from './inspection.ts';
import type { SeenText } from './moment.ts';

/** New things in one beat; more than seven nobody keeps in mind. */
export const MOST_NEW_THINGS = 7;
/** Seconds in which things of one kind come as one group, one after the other. */
const STAGGER = 1;

/** What a node draws, or the texts of one size that it writes. */
interface Thing {
  /** Its class, and the size of its texts. */
  readonly kind: string;
  /** As a finding names it: its class, or the first of its texts. */
  readonly name: string;
  readonly frame: number;
}

/**
 * At most 7 things in a beat that no moment before has shown. A thing is what one node draws; a node that
 * writes texts of several sizes draws as many things: a row of numbers is one, its shape label another.
 * Things of one kind that come together are one group.
 */
export function manyNewThings(inspection: Inspection): Sighting[] {
  const { timeline, moments } = inspection;
  const texts = restingTexts(inspection, 'size').map((resting) => resting.texts);
  const known = new Set<string>();
  const byBeat = new Map<string, Thing[]>();
  for (const [index, { beat, frame, painted }] of moments.entries()) {
    const things = byBeat.get(beat) ?? [];
    byBeat.set(beat, things);
    for (const node of painted) {
      const own = (texts[index] ?? []).filter(({ nodeKey }) => nodeKey === node);
      const sizes = [...new Set(own.map(sizeOf))];
      // The first size goes with the node itself.
      const written = sizes.filter((size) => !known.has(`${node} ${size}`));
      for (const size of written) known.add(`${node} ${size}`);
      const added = known.has(node) ? written : (['', ...written.slice(1)] as const);
      known.add(node);
      for (const size of added) {
        const text = own.find((piece) => size === '' || sizeOf(piece) === size)?.text;
        const name = text === undefined ? classOf(node) : `"${text}"`;
        things.push({ kind: `${classOf(node)} ${size}`, name, frame });
      }
    }
  }
  return timeline.beats.flatMap(({ id }) => {
    const groups = groupsOf(byBeat.get(id) ?? [], STAGGER * timeline.framesPerSecond);
    if (groups.length <= MOST_NEW_THINGS) return [];
    const names = groups.map(({ name }) => name);
    return [
      {
        rule: 'novelty',
        beat: id,
        frame: groups[MOST_NEW_THINGS]?.frame ?? 0,
        object: 'the beat',
        problem: `It brings ${groups.length} new things (${names.join(', ')}); the most is ${MOST_NEW_THINGS}.`,
        remedy: 'Part it in two beats, or leave something out.',
        badness: groups.length,
      },
    ];
  });
}

/** The first of each group of things of one kind that follow each other closely. */
function groupsOf(things: readonly Thing[], stagger: number): Thing[] {
  const last = new Map<string, number>();
  return things.filter(({ kind, frame }) => {
    const before = last.get(kind);
    last.set(kind, frame);
    return before === undefined || frame - before > stagger;
  });
}

/** In steps of 4 px: what grows by less is the same. */
function sizeOf({ size }: SeenText): number {
  return 4 * Math.round(size / 4);
}

function classOf(node: string): string {
  return node.replace(/\[\d+\]$/, '');
}
