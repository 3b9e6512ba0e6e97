import { faintTexts } from './contrast.ts';
import { cutTexts } from './cut.ts';
import { type Finding, findingsOf, type RuleName, type Sighting } from './finding.ts';
import type { Inspection } from './inspection.ts';
import { textsOverText } from './overlap.ts';
import { textsOutside } from './safe-area.ts';
import { smallTexts } from './size.ts';

/** What each rule sees in a lesson. */
const rules: Readonly<Record<RuleName, (inspection: Inspection) => Sighting[]>> = {
  overlap: textsOverText,
  cut: cutTexts,
  'safe-area': textsOutside,
  size: smallTexts,
  contrast: faintTexts,
};

/** Everything that is wrong in a lesson, in the order of its time. */
export function check(inspection: Inspection, names?: readonly RuleName[]): Finding[] {
  const chosen = names ?? (Object.keys(rules) as RuleName[]);
  return findingsOf(chosen.flatMap((name) => rules[name](inspection)));
}
