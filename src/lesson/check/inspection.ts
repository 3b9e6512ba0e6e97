import type { Run } from '../../run/run.ts';
import type { TextRule } from '../../stage/text-check.ts';
import type { WordFinding } from '../claims/try-words.ts';
import type { StoppedNotebook } from '../execute-notebook.ts';
import type { Narrated } from '../narrated.ts';
import type { Timeline } from '../timeline.ts';
import type { Sighting } from './finding.ts';
import type { Moment, SeenText } from './moment.ts';
import { Stillness } from './stillness.ts';

/** Everything that is known of a lesson that was looked at. */
export interface Inspection {
  readonly timeline: Timeline;
  /** The frames that were looked at, in their order. */
  readonly moments: readonly Moment[];
  readonly narrated: Narrated;
  readonly run: Run;
  /** What was found wrong with the words, where they were put to the test. */
  readonly words?: readonly WordFinding[];
  /** Terms that earlier lessons have introduced. */
  readonly assumes: readonly string[];
  /** Where its notebook stops, if it does. */
  readonly notebook?: StoppedNotebook;
}

/** Less of a text than this is no text that anybody sees. */
const INVISIBLE = 0.03;

/**
 * The texts that a rule holds for: those that rest, can be seen, are no trail and are not excused from it;
 * moment by moment.
 */
export function restingTexts(
  { moments }: Inspection,
  rule: TextRule,
): { readonly moment: Moment; readonly texts: readonly SeenText[] }[] {
  const stillness = new Stillness(moments);
  return moments.map((moment, index) => ({
    moment,
    texts: moment.texts.filter(
      (text) =>
        !text.isTrail &&
        // What a question is asked about is dimmed, and not meant to be read beside it.
        (text.part !== 'subject' || !isAsking(moment)) &&
        text.visible > INVISIBLE &&
        reasonFor(text, rule) === undefined &&
        stillness.rests(index, text),
    ),
  }));
}

/** Whether a question is on screen. */
export function isAsking({ texts }: Moment): boolean {
  return texts.some(({ part }) => part === 'question');
}

/** Why a rule does not hold for a text; undefined where it does. */
export function reasonFor({ except }: SeenText, rule: TextRule): string | undefined {
  return except[rule]?.trim() || undefined;
}

/** A text that a rule does not hold for, and why. */
export interface Excused {
  readonly rule: string;
  readonly object: string;
  readonly reason: string;
}

/** Every text that is excused from a rule, once. */
export function excusedTexts({ moments }: Inspection): Excused[] {
  const found = new Map<string, Excused>();
  for (const text of moments.flatMap(({ texts }) => texts)) {
    for (const rule of Object.keys(text.except) as TextRule[]) {
      const reason = reasonFor(text, rule);
      if (reason === undefined) continue;
      const object = nameOf(text);
      found.set(`${rule} ${object}`, { rule, object, reason });
    }
  }
  return [...found.values()];
}

/** A text as findings name it: `"−1.5" in Cell`. */
export function nameOf({ text, whole, node }: SeenText): string {
  const words = whole === text ? `"${text}"` : `"${text}" of "${shortened(whole)}"`;
  const place = node.split(' › ').at(-1);
  return place === '' || place === undefined ? words : `${words} in ${place}`;
}

function shortened(text: string): string {
  return text.length <= 48 ? text : `${text.slice(0, 47)}…`;
}

/** A sighting about one text. */
export function sighting(
  rule: Sighting['rule'],
  { beat, frame }: Moment,
  text: SeenText,
  rest: Pick<Sighting, 'problem' | 'remedy' | 'badness'>,
): Sighting {
  return { rule, beat, frame, object: nameOf(text), ...rest };
}
