import { asSumOf, type ShownValue } from 'gradreel/lesson';
import type { Note } from 'gradreel/stage';

/** A difference as it is shown beside its operands; "≈" where they do not give it as displayed. */
export function asDifferenceOf(
  difference: ShownValue,
  from: ShownValue,
  subtracted: ShownValue,
): ShownValue {
  return asSumOf(difference, [from, negated(subtracted)]);
}

/** `3 − 9`, or `3 − (−9)`; the subtracted number can be in the focus colour. */
export function differenceNote(from: ShownValue, subtracted: ShownValue, focus = false): Note {
  const brackets = subtracted.number < 0 ? (['(', ')'] as const) : (['', ''] as const);
  return [
    { label: from },
    { label: ` − ${brackets[0]}` },
    { label: subtracted, focus },
    { label: brackets[1] },
  ];
}

function negated(value: ShownValue): ShownValue {
  const text = value.text.startsWith('−')
    ? value.text.slice(1)
    : Number(value.number) === 0
      ? value.text
      : `−${value.text}`;
  return { ...value, number: -value.number, text };
}
