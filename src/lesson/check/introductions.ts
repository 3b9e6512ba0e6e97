import type { Narrated } from '../narrated.ts';
import type { Sighting } from './finding.ts';
import { type Inspection, nameOf, restingTexts } from './inspection.ts';
import { introducedTerms, TERMS, TermFinder } from './terms.ts';

/** A cue of the narration with the terms that it introduces. */
interface SaidCue {
  readonly beat: string;
  readonly text: string;
  readonly introduces: readonly string[];
}

/**
 * A term is introduced before it is used. Terms are those of the field and those that the narration marks;
 * what the lesson assumes is known. A picture may name a term in the beat that introduces it.
 */
export function earlyTerms(inspection: Inspection): Sighting[] {
  const { narrated, timeline, assumes } = inspection;
  const field = TERMS[narrated.language.split('-')[0] ?? ''] ?? [];
  const plain = new TermFinder(field);
  const known = new Set(assumes.flatMap((term) => introducedTerms(term, plain)));
  const cues = cuesOf(narrated, plain);
  const marked = cues.flatMap(({ introduces }) => introduces);
  const finder = new TermFinder([...field, ...marked, ...known]);
  const introduced = new Map<string, number>();
  for (const [index, { introduces }] of cues.entries())
    for (const term of introduces) if (!introduced.has(term)) introduced.set(term, index);

  const found: Sighting[] = [];
  const told = new Set<string>();
  const tell = (term: string, beat: string, frame: number, where: string) => {
    if (told.has(term)) return;
    told.add(term);
    found.push({
      rule: 'terms',
      beat,
      frame,
      object: `the term "${term}" in ${where}`,
      problem: introduced.has(term)
        ? `It is used before it is introduced, in "${cues[introduced.get(term) as number]?.beat}".`
        : 'It is used, but nothing introduces it.',
      remedy: introduced.has(term)
        ? 'Introduce it earlier, or use another word until then.'
        : `Mark the place that explains it, *${term}*, or list it in "assumes" of lesson.ts where an earlier lesson explains it.`,
      badness: 0,
    });
  };

  // Cues come in the order in which they are narrated; beats of the film may be fewer.
  const frames = new Map(timeline.beats.map((beat) => [beat.id, beat]));
  for (const [index, { beat, text }] of cues.entries()) {
    const timed = frames.get(beat)?.cues.find((cue) => cue.text === text);
    for (const { term } of finder.find(text)) {
      if (known.has(term) || index >= (introduced.get(term) ?? Number.POSITIVE_INFINITY)) continue;
      tell(term, beat, timed?.firstFrame ?? frames.get(beat)?.firstFrame ?? 0, `"${text}"`);
    }
  }
  const order = new Map(narrated.beats.map(({ id }, index) => [id, index]));
  for (const { moment, texts } of restingTexts(inspection, 'terms')) {
    // Code and formulas have names of their own.
    for (const text of texts.filter(({ part, face }) => part === 'subject' && face === 'prose')) {
      for (const { term } of finder.find(text.whole)) {
        if (known.has(term)) continue;
        const at = introduced.get(term);
        const beat = at === undefined ? undefined : cues[at]?.beat;
        if (beat !== undefined && (order.get(beat) ?? 0) <= (order.get(moment.beat) ?? 0)) continue;
        tell(term, moment.beat, moment.frame, nameOf(text));
      }
    }
  }
  return found;
}

function cuesOf({ beats }: Narrated, finder: TermFinder): SaidCue[] {
  return beats.flatMap(({ id, passages }) =>
    passages.flatMap(({ cues }) =>
      cues.map(({ text, terms = [] }) => ({
        beat: id,
        text,
        introduces: terms.flatMap(({ start, end }) =>
          introducedTerms(text.slice(start, end), finder),
        ),
      })),
    ),
  );
}
