import type { Theme } from '../theme.ts';

export interface CodeColours {
  /** A line at rest. */
  readonly row: string;
  readonly outline: string;
  /** The one line that a loop folds into. */
  readonly bar: string;
  /** Strips that tilt towards the light and away from it. */
  readonly pleat: readonly [string, string];
}

const DARK: CodeColours = {
  row: '#111A34',
  outline: '#2C3960',
  bar: '#303D69',
  pleat: ['#2B3760', '#151E3A'],
};

const LIGHT: CodeColours = {
  row: '#F1F4FA',
  outline: '#C3CCDE',
  bar: '#EDF2FB',
  pleat: ['#FFFFFF', '#D9E0EE'],
};

/** The surfaces of a code pane. */
export function codeColours(theme: Theme): CodeColours {
  return theme.name === 'dark' ? DARK : LIGHT;
}
