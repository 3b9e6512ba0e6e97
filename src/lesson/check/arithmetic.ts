import { type OpenEquation, openEquations } from './equation.ts';
import type { Sighting } from './finding.ts';
import { type Inspection, reasonFor } from './inspection.ts';
import type { SeenText } from './moment.ts';
import { textLines } from './text-lines.ts';

/** Words of a calculation that is said, as its signs. */
const SAID: readonly (readonly [RegExp, string])[] = [
  [/\b(?:times|mal)\b/gi, '×'],
  [/\bplus\b/gi, '+'],
  [/\bminus\b/gi, '−'],
  [/\b(?:divided by|durch)\b/gi, '/'],
  [/\b(?:is|are|makes?|gives?|equals?|ist|sind|ergibt|macht) (?:about|roughly|etwa|rund)\b/gi, '≈'],
  [/\b(?:is|are|makes?|gives?|equals?|ist|sind|ergibt|macht)\b/gi, '='],
];

/** Arithmetic that is shown or said closes at the digits shown, or carries a "≈". */
export function openArithmetic(inspection: Inspection): Sighting[] {
  // Digits never stand for less than what they say, so that this holds for what moves as well.
  const shown = inspection.moments.flatMap(({ beat, frame, texts }) =>
    textLines(texts.filter(isCalculation)).flatMap(({ text }) =>
      openEquations(text).map((open) => sightingOf(open, beat, frame)),
    ),
  );
  const said = inspection.timeline.beats.flatMap(({ id, cues }) =>
    cues.flatMap(({ text, firstFrame }) =>
      openSaid(text).map((open) => sightingOf(open, id, firstFrame)),
    ),
  );
  return [...shown, ...said];
}

/** Calculations that are said, such as "0.2 plus 1.6 is 1.9", and do not close. */
export function openSaid(text: string): OpenEquation[] {
  return sentencesOf(text).flatMap((sentence) => openEquations(inSigns(sentence)));
}

function isCalculation(text: SeenText): boolean {
  const isSeen = text.part === 'subject' && text.visible > 0.5 && !text.isTrail;
  return isSeen && reasonFor(text, 'arithmetic') === undefined;
}

function sightingOf(
  { text, result }: { text: string; result: string },
  beat: string,
  frame: number,
): Sighting {
  return {
    rule: 'arithmetic',
    beat,
    frame,
    object: `"${text}"`,
    problem: `As displayed it comes to ${result}.`,
    remedy:
      'Let the result know its operands: asSumOf(…) or asProductOf(…) in a scene, {z ≈ a + b} in the narration.',
    badness: 0,
  };
}

/** A point ends a sentence where no digit follows; calculations do not go on beyond one. */
function sentencesOf(text: string): string[] {
  return text.split(/[.!?;:](?=\s|$)/);
}

function inSigns(sentence: string): string {
  return SAID.reduce((text, [words, sign]) => text.replace(words, sign), sentence);
}
