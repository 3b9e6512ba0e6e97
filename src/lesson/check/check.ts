import { openArithmetic } from './arithmetic.ts';
import { faintTexts } from './contrast.ts';
import { cutTexts } from './cut.ts';
import { type Finding, findingsOf, type RuleName, type Sighting } from './finding.ts';
import type { Inspection } from './inspection.ts';
import { earlyTerms } from './introductions.ts';
import { farLabels } from './label.ts';
import { longStretches } from './length.ts';
import { stoppedNotebook } from './notebook.ts';
import { manyNewThings } from './novelty.ts';
import { textsOverText } from './overlap.ts';
import { hurriedNarration } from './pace.ts';
import { fewPauses } from './pauses.ts';
import { repeatedProse } from './prose.ts';
import { textsOutside } from './safe-area.ts';
import { smallTexts } from './size.ts';
import { wrongSources } from './sources.ts';
import { stillStretches } from './still.ts';
import { untrueWords } from './words.ts';

/** What the rules see that need no frame, only the times of beats and captions, or the notebook. */
const framelessRules = {
  pace: hurriedNarration,
  length: longStretches,
  notebook: stoppedNotebook,
} satisfies Partial<
  Record<RuleName, (inspection: Pick<Inspection, 'timeline' | 'notebook'>) => Sighting[]>
>;

/** What each rule sees in a lesson. */
const rules: Readonly<Record<RuleName, (inspection: Inspection) => Sighting[]>> = {
  overlap: textsOverText,
  cut: cutTexts,
  'safe-area': textsOutside,
  label: farLabels,
  size: smallTexts,
  contrast: faintTexts,
  novelty: manyNewThings,
  still: stillStretches,
  pace: framelessRules.pace,
  prose: repeatedProse,
  words: untrueWords,
  terms: earlyTerms,
  length: framelessRules.length,
  pauses: fewPauses,
  arithmetic: openArithmetic,
  notebook: framelessRules.notebook,
  source: wrongSources,
};

/** Whether a lesson's frames have to be looked at for these rules. */
export function needsMoments(names?: readonly RuleName[]): boolean {
  return names === undefined || names.some((name) => !(name in framelessRules));
}

/** Everything that is wrong in a lesson, in the order of its time. */
export function check(inspection: Inspection, names?: readonly RuleName[]): Finding[] {
  const chosen = names ?? (Object.keys(rules) as RuleName[]);
  return findingsOf(chosen.flatMap((name) => rules[name](inspection)));
}
