import { createSignal, type SimpleSignal } from '@motion-canvas/core';
import type { ShownValue } from '../../run/run.ts';
import type { Label } from '../text.ts';

/** How cells look when a matrix is made. */
export type CellStyle =
  /** Nothing there. */
  | 'absent'
  /** Allocated and empty: a dark socket. */
  | 'socket'
  /** Memory that holds a value, at rest, plain, or lifted. */
  | 'resting'
  | 'tile'
  | 'raised'
  /** Never allocated: round dots. */
  | 'ghost'
  /** Coloured by the sign and size of its value. */
  | 'signed'
  /** The one thing that is looked at. */
  | 'focus';

/** A small line above a cell's value, such as `3 − 9`; parts can be in the focus colour. */
export type Note = readonly { readonly label: Label; readonly focus?: boolean }[];

/** A second number in a cell, in a box of its own beneath the value, such as the `+20` of a broadcast. */
export interface Addend {
  readonly label: Label;
  /** Dotted: read again, never stored. Else solid: stored for this cell. */
  readonly ghost: boolean;
}

/** What can change in a cell. Every signal goes from 0 to 1 unless it says otherwise. */
export class MatrixCell {
  readonly value: SimpleSignal<ShownValue | null>;
  /** 0 is absent. */
  readonly shown: SimpleSignal<number>;
  /** From a socket (0) to a tile with its value (1). */
  readonly landed: SimpleSignal<number>;
  readonly ghost: SimpleSignal<number>;
  /** −1 resting, 0 a plain tile, 1 raised. */
  readonly raised: SimpleSignal<number>;
  readonly focus: SimpleSignal<number>;
  readonly sign: SimpleSignal<number>;
  /** A gradient that waits: a deep fill with an edge in the focus colour of the matrix. */
  readonly tint = createSignal(0);
  /** The numeral alone in the focus colour. */
  readonly lit = createSignal(0);
  /** Grows a little and comes back: 0 to 1 to 0. */
  readonly pulse = createSignal(0);
  /** A card that turns over: 0 shows its face, 1 its edge. */
  readonly edge = createSignal(0);
  /** Pixels away from its place; a shifted cell is drawn above the others. */
  readonly shiftX = createSignal(0);
  readonly shiftY = createSignal(0);
  /** Pixels wider and higher than its place, while it comes from a place of another size. */
  readonly growX = createSignal(0);
  readonly growY = createSignal(0);
  readonly note = createSignal<Note | null>(null);
  readonly noteShown = createSignal(0);
  readonly addend = createSignal<Addend | null>(null);
  readonly addendShown = createSignal(0);
  readonly addendLit = createSignal(0);

  constructor(value: ShownValue | null, style: CellStyle) {
    this.value = createSignal<ShownValue | null>(value);
    this.shown = createSignal(style === 'absent' ? 0 : 1);
    this.landed = createSignal(style === 'socket' ? 0 : 1);
    this.ghost = createSignal(style === 'ghost' ? 1 : 0);
    this.raised = createSignal(style === 'raised' ? 1 : style === 'resting' ? -1 : 0);
    this.focus = createSignal(style === 'focus' ? 1 : 0);
    this.sign = createSignal(style === 'signed' ? 1 : 0);
  }

  get isMoved(): boolean {
    return this.shiftX() !== 0 || this.shiftY() !== 0;
  }
}
