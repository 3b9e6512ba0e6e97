import { Node, type NodeProps } from '@motion-canvas/2d';
import {
  all,
  createSignal,
  delay,
  easeInCubic,
  easeInOutCubic,
  easeOutBack,
  easeOutCubic,
  linear,
  type SimpleSignal,
  type ThreadGenerator,
  waitFor,
} from '@motion-canvas/core';
import type { ShownValue } from '../../run/run.ts';
import type { Theme } from '../theme.ts';
import { type Themed, themed } from '../theme-context.ts';
import { drawShapeSlots } from './draw.ts';
import { meetingOf, type SlotsPlace } from './geometry.ts';

/** One array's shape, as the picture shows it: one length for every axis of the longer shape. */
export interface SlotRow {
  /** The shape as it is. */
  readonly shape: readonly ShownValue[];
  /** The same, filled up with ones on the left. */
  readonly aligned: readonly ShownValue[];
}

export interface ShapeSlotsProps extends NodeProps {
  /** The scene's when left out. */
  theme?: Theme;
  upper: SlotRow;
  lower: SlotRow;
  /** The shape that comes out, if the two fit. */
  result?: readonly ShownValue[];
  place: SlotsPlace;
  /** Where the shapes are written: their right end and size. */
  tuple: { readonly right: number; readonly size: number; readonly width: number };
  /** Colour of the focus; the theme's when left out. */
  focus?: string;
}

/** What can change in a slot; each signal goes from 0 to 1. */
export class SlotState {
  /** The card lies there. */
  readonly shown = createSignal(0);
  /** The length travels from the written shape into the card. */
  readonly travel = createSignal(0);
  /** Dots of an axis that the array does not have are drawn on. */
  readonly ghost = createSignal(0);
  readonly lit = createSignal(0);
  readonly teeth = createSignal(0);
}

/** What can change in a row. */
export class SlotRowState {
  readonly slots: readonly SlotState[];
  /** The shape in brackets. */
  readonly written = createSignal(0);
  /** Slots left of where they belong: 1 is one whole slot. */
  readonly away = createSignal(0);
  /** How much of the trail of the last slide is still to be seen. */
  readonly trail = createSignal(0);
  readonly shiftX = createSignal(0);
  readonly shiftY = createSignal(0);
  /** Degrees. */
  readonly tilt = createSignal(0);
  readonly raised = createSignal(0);

  constructor(readonly row: SlotRow) {
    this.slots = row.aligned.map(() => new SlotState());
  }

  /** How many axes the array lacks. */
  get missing(): number {
    return this.row.aligned.length - this.row.shape.length;
  }
}

/** What connects the two lengths of an axis. */
export class LinkState {
  readonly drawn = createSignal(0);
  /** A one opens into as many teeth as the other has. */
  readonly opened = createSignal(0);
  readonly lit = createSignal(0);
  /** ✗ */
  readonly crossed = createSignal(0);
  /** Drawn on from the lower row, as what stretches; from the upper, as what is summed. */
  readonly fromUpper = createSignal(false);
}

/**
 * Two shapes above each other, as broadcasting compares them: aligned at a wall on the right, missing axes
 * as dotted ghosts, and on every slot as many teeth as the axis is long.
 *
 * @example
 * yield* slots.arrive(); yield* slots.align(); yield* slots.readOnes();
 * yield* slots.mesh(1); yield* slots.stretch(0);
 */
export class ShapeSlots extends Node {
  readonly upper: SlotRowState;
  readonly lower: SlotRowState;
  readonly links: readonly LinkState[];
  readonly wall: SimpleSignal<number> = createSignal(0);
  /** Names of the axes above the slots. */
  readonly names: SimpleSignal<number> = createSignal(0);
  readonly alpha: SimpleSignal<number> = createSignal(1);
  /** The longer lengths on their way (0) into the written result (1). */
  readonly concluded: SimpleSignal<number> = createSignal(0);
  /** Colour of the focus: forward, or the gradient on the way back. */
  readonly focus: SimpleSignal<string>;
  readonly props: Themed<ShapeSlotsProps>;

  constructor(given: ShapeSlotsProps) {
    super(given);
    const props = themed(given);
    this.props = props;
    this.focus = createSignal(props.focus ?? props.theme.focus);
    this.upper = new SlotRowState(props.upper);
    this.lower = new SlotRowState(props.lower);
    this.links = props.upper.aligned.map(() => new LinkState());
  }

  /** How many axes are compared. */
  get axes(): number {
    return this.links.length;
  }

  /** The shapes in brackets appear. */
  *write(): ThreadGenerator {
    yield* all(this.upper.written(1, 0.4), delay(0.2, this.lower.written(1, 0.4)));
  }

  /** The lengths travel out of the brackets into slots, each shape at its left end. */
  *arrive(): ThreadGenerator {
    this.upper.away(this.upper.missing);
    this.lower.away(this.lower.missing);
    yield* all(
      this.names(1, 0.4),
      ...[this.upper, this.lower].flatMap((row) =>
        row.slots.slice(row.missing).map((slot, index, { length }) =>
          // The last one first: none overtakes another.
          delay(
            0.12 * (length - 1 - index),
            all(slot.shown(1, 0.5, easeOutCubic), slot.travel(1, 0.7, easeInOutCubic)),
          ),
        ),
      ),
    );
  }

  /** Both shapes slide right until they meet the wall. */
  *align(): ThreadGenerator {
    const rows = [this.upper, this.lower].filter((row) => row.away() > 0);
    for (const row of rows) row.trail(1);
    yield* all(
      this.wall(1, 0.3, easeOutCubic),
      ...rows.map((row) => delay(0.2, row.away(0, 0.7, easeInOutCubic))),
    );
    // The wall gives way a little and holds.
    const [first] = rows;
    if (first !== undefined) yield* all(...rows.map((row) => row.raised(1, 0.2)));
  }

  /** Dots draw a one where an axis is missing. */
  *readOnes(): ThreadGenerator {
    const ghosts = [this.upper, this.lower].flatMap((row) => row.slots.slice(0, row.missing));
    for (const slot of ghosts) slot.lit(1);
    yield* all(
      ...ghosts.map((slot) => slot.ghost(1, 0.6, linear)),
      ...[this.upper, this.lower].map((row) => delay(0.6, row.trail(0, 0.6))),
    );
  }

  /** Teeth grow on the two slots of an axis, and lines connect them. */
  *mesh(axis: number): ThreadGenerator {
    const link = this.links[axis] as LinkState;
    yield* this.#teeth(axis);
    yield* link.drawn(1, 0.4, easeInOutCubic);
  }

  /** A fan goes from the one to every tooth of the other, then the one opens into as many. */
  *stretch(axis: number): ThreadGenerator {
    const link = this.links[axis] as LinkState;
    link.lit(1);
    yield* this.#teeth(axis);
    yield* link.drawn(1, 0.6, linear);
    yield* waitFor(0.2);
    yield* link.opened(1, 0.9, easeInOutCubic);
  }

  /** The backward twin: many lines fold into the one. */
  *fold(axis: number): ThreadGenerator {
    const link = this.links[axis] as LinkState;
    link.opened(1);
    link.fromUpper(true);
    yield* this.#teeth(axis);
    yield* all(link.drawn(1, 0.5, linear), link.lit(1, 0.3));
    yield* link.opened(0, 0.9, easeInOutCubic);
  }

  /** All axes of equal length, from the right. */
  *meshEqual(): ThreadGenerator {
    const axes = this.#axesFromRight().filter((axis) => this.meeting(axis) === 'equal');
    for (const axis of axes) yield* this.mesh(axis);
  }

  /** All axes along which one of the arrays has length one, from the right. */
  *stretchOnes(): ThreadGenerator {
    const axes = this.#axesFromRight().filter((axis) => this.meeting(axis).endsWith('stretches'));
    for (const axis of axes) {
      yield* this.stretch(axis);
      if (axis !== axes.at(-1)) yield* this.links[axis]?.lit(0, 0.2) as ThreadGenerator;
    }
  }

  /** Both shapes stand at the wall at once, missing axes as ghosts. */
  *stand(): ThreadGenerator {
    const rows = [this.upper, this.lower];
    this.lower.raised(1);
    for (const slot of rows.flatMap(({ slots }) => slots)) slot.travel(1);
    yield* all(
      this.names(1, 0.4),
      this.wall(1, 0.4),
      ...rows.flatMap((row) =>
        row.slots.map((slot, axis) =>
          axis < row.missing ? delay(0.3, slot.ghost(1, 0.6)) : slot.shown(1, 0.4),
        ),
      ),
    );
  }

  /** The focus goes elsewhere. */
  *calm(): ThreadGenerator {
    const slots = [this.upper, this.lower].flatMap((row) => row.slots);
    yield* all(...[...slots, ...this.links].map(({ lit }) => lit(0, 0.3)));
  }

  /** The backward twin of {@link stretchOnes}. */
  *foldOnes(): ThreadGenerator {
    const axes = this.#axesFromRight().filter((axis) => this.meeting(axis).endsWith('stretches'));
    for (const axis of axes) yield* this.fold(axis);
  }

  /** On each axis the longer length travels into the shape of the result. */
  *conclude(): ThreadGenerator {
    yield* all(this.calm(), this.concluded(1, 0.9, easeInOutCubic));
  }

  #axesFromRight(): number[] {
    return this.links.map((_, axis) => axis).reverse();
  }

  /** What the two lengths of an axis are to each other. */
  meeting(axis: number) {
    const [upper, lower] = [this.upper, this.lower].map(
      ({ row }) => (row.aligned[axis] as ShownValue).number,
    ) as [number, number];
    return meetingOf(upper, lower);
  }

  /** The lower shape rises to mesh, does not fit, and is thrown back. */
  *bounce(axis: number): ThreadGenerator {
    const link = this.links[axis] as LinkState;
    const { lower } = this;
    const gap = this.props.place.lower - this.props.place.upper - this.props.place.height;
    yield* this.#teeth(axis);
    yield* lower.shiftY(-gap + 4, 0.4, easeInCubic);
    yield* all(
      lower.shiftY(0, 0.6, easeOutBack),
      lower.tilt(-3, 0.25, easeOutCubic),
      link.crossed(1, 0.2),
    );
    yield* lower.tilt(0, 0.5, easeOutBack);
  }

  *#teeth(axis: number): ThreadGenerator {
    yield* all(
      ...[this.upper, this.lower].map(({ slots }) =>
        (slots[axis] as SlotState).teeth(1, 0.3, easeOutCubic),
      ),
    );
  }

  protected override draw(context: CanvasRenderingContext2D): void {
    drawShapeSlots(context, this);
    this.drawChildren(context);
  }
}
