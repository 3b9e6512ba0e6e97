import type { Shown } from '../run/shown.ts';

/** The rules that a text may be excused from. */
export type TextRule =
  | 'overlap'
  | 'cut'
  | 'safe-area'
  | 'size'
  | 'contrast'
  | 'label'
  | 'terms'
  | 'arithmetic';

/**
 * What `gradreel check` has to be told about a text that is no ordinary one; it changes nothing in the
 * picture.
 *
 * @example
 * drawText(context, 'bias', x, y, { ...style, check: { labels: pedestalBox } });
 * drawText(context, value, x, y, { ...style, alpha: 0.2, check: { isTrail: true } });
 * drawText(context, value, x, y, { ...style, check: { except: { overlap: 'the digit rolls over the old one' } } });
 */
export interface TextCheck {
  /** What the text labels, in the coordinates that it is drawn in; it has to stand within 96 px of it. */
  readonly labels?: { x: number; y: number; width?: number; height?: number };
  /** One of a trail's states, faint on purpose: nobody is meant to read it. */
  readonly isTrail?: boolean;
  /** Rules that do not hold for this text, each with the reason; without a reason they hold. */
  readonly except?: { readonly [rule in TextRule]?: string };
  /**
   * The frame around every lesson, which keeps other margins than what it frames; or a question, before which
   * everything else is dimmed and not meant to be read.
   */
  readonly part?: 'chrome' | 'caption' | 'question';
}

/** A text as a whole: its glyphs may reach the canvas one after the other. */
export interface Wording {
  readonly text: string;
  readonly numbers: readonly Shown[];
  readonly check: TextCheck;
}

let current: Wording | undefined;

/** The text that is being drawn; undefined for a drawing that goes past the stage's functions. */
export function currentWording(): Wording | undefined {
  return current;
}

/** Whatever `draw` writes belongs to one text. */
export function asWording(wording: Wording, draw: () => void): void {
  const outer = current;
  current = wording;
  try {
    draw();
  } finally {
    current = outer;
  }
}
