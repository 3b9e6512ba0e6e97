import type { Sighting } from './finding.ts';
import { type Inspection, restingTexts } from './inspection.ts';
import type { SeenText } from './moment.ts';

/** New things at once; more than seven nobody keeps in mind. */
const MOST_NEW_THINGS = 7;
/** Seconds that count as at once. */
const AT_ONCE = 3;
/** Seconds between things of one kind that come as one group, one after the other. */
const STAGGER = 1;

/** What a node draws, or the texts of about one size that it writes. */
interface Thing {
  /** Its class, and the size of its texts. */
  readonly kind: string;
  /** As a finding names it: its class, or the first of its texts. */
  readonly name: string;
  readonly beat: string;
  readonly frame: number;
}

/**
 * At most 7 new things in 3 seconds. A thing is what one node draws and no moment before has shown; a node
 * that writes texts of several sizes draws as many things: a row of numbers is one, its shape label another.
 * Things of one kind that come together are one group.
 */
export function manyNewThings(inspection: Inspection): Sighting[] {
  const { framesPerSecond } = inspection.timeline;
  const groups = groupsOf(newThings(inspection), STAGGER * framesPerSecond);
  const crowds = groups.map(({ frame }) =>
    groups.filter(
      (other) => other.frame >= frame && other.frame < frame + AT_ONCE * framesPerSecond,
    ),
  );
  return crowds.flatMap((crowd): Sighting[] => {
    const [first] = crowd;
    if (first === undefined || crowd.length <= MOST_NEW_THINGS) return [];
    const names = crowd.map(({ name }) => name).join(', ');
    return [
      {
        rule: 'novelty',
        beat: first.beat,
        frame: first.frame,
        object: 'the picture',
        problem: `It brings ${crowd.length} new things within ${AT_ONCE} s (${names}); the most is ${MOST_NEW_THINGS}.`,
        remedy: 'Let them come one after the other, each with its words, or leave something out.',
        badness: crowd.length,
      },
    ];
  });
}

function newThings(inspection: Inspection): Thing[] {
  const texts = restingTexts(inspection, 'size').map((resting) => resting.texts);
  const known = new Set<string>();
  return inspection.moments.flatMap(({ beat, frame, painted }, index) =>
    painted.flatMap((node) => {
      const own = (texts[index] ?? []).filter(({ nodeKey }) => nodeKey === node);
      const sizes = [...new Set(own.map((text) => stepOf(text, own)))];
      // The first size goes with the node itself.
      const written = sizes.filter((size) => !known.has(`${node} ${size}`));
      for (const size of written) known.add(`${node} ${size}`);
      const added = known.has(node) ? written : [sizes[0] ?? '', ...written.slice(1)];
      known.add(node);
      return added.map((size): Thing => {
        const text = own.find((piece) => stepOf(piece, own) === size)?.text;
        const name = text === undefined ? classOf(node) : `"${text}"`;
        return { kind: `${classOf(node)} ${size}`, name, beat, frame };
      });
    }),
  );
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

/** The size of the whole text in steps of √2: what is fitted into its place, or grows a little, is the same. */
function stepOf({ group, size }: SeenText, texts: readonly SeenText[]): number {
  const largest = texts.reduce(
    (most, other) => (other.group === group ? Math.max(most, other.size) : most),
    size,
  );
  return Math.round(2 * Math.log2(largest));
}

function classOf(node: string): string {
  return node.replace(/\[\d+\]$/, '');
}
