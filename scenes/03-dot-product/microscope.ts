import { printedDigits } from '../../src/run/number-format.ts';
import type { Run, ShownValue } from '../../src/run/run.ts';
import { FloatRuler, type FloatStretch } from '../../src/stage/digits/float-ruler.tsx';
import { signed } from '../../src/stage/signs.ts';
import type { Theme } from '../../src/stage/theme.ts';

/**
 * The float ruler at the step that is looked at. Where the excess was there before the step, two stretches
 * show it before and after; else one.
 */
export function microscope(
  run: Run,
  theme: Theme,
  looksAt: { x: number; y: number; half: number },
): FloatRuler {
  const at = run.value('looked_at').number;
  const stretch = (i: number): FloatStretch => ({
    ticks: run.values(i === at ? 'ticks_at_step' : 'ticks_before').map(({ number }) => number),
    excess: run.value(`excess[${i}]`).number,
    near: inFull(run.value(`paper[${i}]`)),
    float: inFull(run.value(`total[${i}]`)),
    ...(run.value(`wrong[${i}]`).number === 1 ? { nearest: inFull(run.value(`paper[${i}]`)) } : {}),
  });
  const inherited = run.value('inherited').number === 1;
  const top = 607;
  return new FloatRuler({
    theme,
    stretches: inherited ? [stretch(at - 1), stretch(at)] : [stretch(at)],
    step: signed(run.value('looked_product')),
    looksAt: { ...looksAt, x: looksAt.x - 1232, y: looksAt.y - top },
    position: [1232 - 960, top - 540],
  });
}

function inFull(value: ShownValue): ShownValue {
  return { ...value, text: printedDigits(value.number) };
}
