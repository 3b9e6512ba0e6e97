import { printedDigits, type Run, type ShownValue } from 'gradreel/lesson';
import { FloatRuler, type FloatStretch, fromCorner, signed } from 'gradreel/stage';

/** Middle of the panel's upper edge in the picture. */
const PANEL = { x: 1232, y: 607 } as const;

/**
 * The float ruler at a step of the running total: the total before and after it. The first step has nothing
 * before it; there, and with `single`, one stretch is shown.
 */
export function microscope(
  run: Run,
  at: number,
  looksAt: { x: number; y: number; half: number },
  single = false,
): FloatRuler {
  const after = { ...stretch(run, at), arrival: run.value(`arrival[${at}]`).number };
  return new FloatRuler({
    stretches: single || at === 0 ? [stretch(run, at)] : [stretch(run, at - 1), after],
    step: signed(run.value(`product[${at}]`)),
    looksAt: { ...looksAt, x: looksAt.x - PANEL.x, y: looksAt.y - PANEL.y },
    position: fromCorner(PANEL.x, PANEL.y),
  });
}

function stretch(run: Run, i: number): FloatStretch {
  const paper = run.value(`paper[${i}]`);
  return {
    ticks: run.array('ticks').slice(i).tolist() as number[],
    excess: run.value(`excess[${i}]`).number,
    near: paper,
    float: inFull(run.value(`total[${i}]`)),
    ...(run.value(`wrong[${i}]`).number === 1 ? { nearest: inFull(paper) } : {}),
  };
}

function inFull(value: ShownValue): ShownValue {
  return { ...value, text: printedDigits(value.number) };
}
