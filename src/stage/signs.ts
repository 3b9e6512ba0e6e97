import type { ShownValue } from '../run/run.ts';
import type { SignColours, Theme } from './theme.ts';

/** The colours of a value's sign; zero counts as positive. */
export function signColours(theme: Theme, value: number): SignColours {
  return value < 0 ? theme.negative : theme.positive;
}

/** The value with its sign spelled out: `+1.6`, `−1.5`, `0`. */
export function signed(value: ShownValue): ShownValue {
  if (value.number <= 0) return value;
  const text = value.text.startsWith('≈') ? `≈+${value.text.slice(1)}` : `+${value.text}`;
  return { ...value, text };
}
