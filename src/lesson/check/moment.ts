import type { Shown } from '../../run/shown.ts';
import type { TextRule } from '../../stage/text-check.ts';

/** A rectangle in the 1920×1080 picture. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * A piece of text as it stands in a frame: what is written in one size and one colour. A number with dim
 * padding zeros has two pieces, a formula one for every word, number and symbol.
 */
export interface SeenText {
  readonly text: string;
  /** The text that it is a piece of; a formula's tex. */
  readonly whole: string;
  /** Pieces of one drawing of one text have the same number. */
  readonly group: number;
  /** The same piece has the same key from moment to moment. */
  readonly key: string;
  /** The nodes that draw it, outermost first, such as `NeuronCutaway › Cell`. */
  readonly node: string;
  /** The node that draws it; the same from moment to moment. */
  readonly nodeKey: string;
  /** Bounds of its ink. */
  readonly box: Box;
  /** Font size in pixels of the picture. */
  readonly size: number;
  /** Where its baseline is at its left end. */
  readonly baseline: number;
  /** Pixels to the nearest thing that is no text, up to 120; null beyond. */
  readonly nearest: number | null;
  readonly face: 'prose' | 'mono' | 'formula';
  readonly color: string;
  /** Opacity, with that of everything around it. */
  readonly alpha: number;
  /** The share of its ink that nothing cuts off or covers. */
  readonly visible: number;
  /** Contrast with what is behind it, by WCAG: 1 to 21; that of the worst quarter of its ink. */
  readonly contrast: number;
  /** The numbers in the whole text. */
  readonly numbers: readonly Shown[];
  readonly part: 'chrome' | 'caption' | 'question' | 'subject';
  readonly isTrail: boolean;
  /** Zeros that only pad the decimals. */
  readonly isPadding: boolean;
  /** The box of what it labels. */
  readonly labels?: Box;
  readonly except: { readonly [rule in TextRule]?: string };
}

/** A frame of a lesson that was looked at. */
export interface Moment {
  readonly frame: number;
  readonly beat: string;
  readonly texts: readonly SeenText[];
  /** Two moments with the same number show the same picture, chrome and captions aside. */
  readonly picture: number;
  /** The nodes that paint anything. */
  readonly painted: readonly string[];
  /** What was said of numbers that no source accounts for. */
  readonly unsourced: readonly {
    readonly problem: string;
    readonly remedy: string;
    readonly node: string;
  }[];
}
