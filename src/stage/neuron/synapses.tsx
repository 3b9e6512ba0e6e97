import { Node, type NodeProps } from '@motion-canvas/2d';
import { createSignal, type SimpleSignal } from '@motion-canvas/core';
import { formatFor, formatNumber } from '../../run/number-format.ts';
import type { ShownValue } from '../../run/run.ts';
import type { Shown } from '../../run/shown.ts';
import { inter } from '../fonts.ts';
import { fitSize, withAlpha, withGlow } from '../paint.ts';
import { signColours } from '../signs.ts';
import { SourcedFormula } from '../sourced-formula.ts';
import { drawText, textWidth } from '../text.ts';
import type { Theme } from '../theme.ts';
import { CELL, edgePoint, type InputPlace, inputPlaces, mixPlaces } from './geometry.ts';

/** One input with its weight. */
export interface Synapse {
  readonly input: ShownValue;
  readonly weight: ShownValue;
}

/** What can change about one input and its edge; all from 0 to 1. */
export interface SynapseState {
  /** The token travels in from the left. */
  readonly arrive: SimpleSignal<number>;
  /** The edge grows towards the cell. */
  readonly grow: SimpleSignal<number>;
  /** The edge takes its width and sign; before, it is a hairline. */
  readonly weigh: SimpleSignal<number>;
  /** It is the one being spoken of. */
  readonly active: SimpleSignal<number>;
  /** Its product has been taken: the edge rests. */
  readonly spent: SimpleSignal<number>;
  /** A light runs from the token to the cell. */
  readonly pulse: SimpleSignal<number>;
}

export interface SynapsesProps extends NodeProps {
  theme: Theme;
  synapses: readonly Synapse[];
  /** How many there are before the last ones join. */
  initialCount: number;
  /** Pixels of width per unit of |weight|. */
  edgeScale: number;
}

const HAIRLINE = 2;
/** Dashes of a negative edge: 16 on, 5 off, over a dark underlay. */
const NEGATIVE_DASH = [16, 5];

/**
 * The inputs of a neuron with their edges: one node, drawn in one pass. The width of an edge is |weight|
 * on one scale; negative edges are dashed.
 *
 * @example
 * yield* synapses.states[2].weigh(1, 0.9);
 */
export class Synapses extends Node {
  readonly states: readonly SynapseState[];
  /** From the first inputs alone (0) to all of them (1). */
  readonly joined: SimpleSignal<number, this> = createSignal<number, this>(0);
  readonly legend: SimpleSignal<number, this> = createSignal<number, this>(0);
  readonly #props: SynapsesProps;
  readonly #before: readonly InputPlace[];
  readonly #after: readonly InputPlace[];

  constructor(props: SynapsesProps) {
    super(props);
    this.#props = props;
    this.#before = inputPlaces(props.initialCount);
    this.#after = inputPlaces(props.synapses.length);
    this.states = props.synapses.map(() => ({
      arrive: createSignal(0),
      grow: createSignal(0),
      weigh: createSignal(0),
      active: createSignal(0),
      spent: createSignal(0),
      pulse: createSignal(0),
    }));
    this.add(props.synapses.map((_, index) => this.#name(index)));
  }

  /** The letter beside a token, x with its number. */
  #name(index: number): SourcedFormula {
    const { arrive } = this.states[index] as SynapseState;
    return new SourcedFormula({
      tex: `x_{${index + 1}}`,
      fontSize: () => Math.max(34, Math.min(48, this.place(index).r * 0.66)),
      fill: this.#props.theme.secondary,
      position: () => [this.place(index).x - this.place(index).r - 34, this.place(index).y],
      opacity: () => Math.max(0, arrive() * 20 - 19),
    });
  }

  /** Where an input stands right now. */
  place(index: number): InputPlace {
    return mixPlaces(this.#before, this.#after, this.joined())[index] as InputPlace;
  }

  protected override draw(context: CanvasRenderingContext2D): void {
    const { synapses } = this.#props;
    context.save();
    context.beginPath();
    context.rect(-2000, -2000, 6000, 6000);
    context.arc(CELL.x, CELL.y, CELL.r - 2, 0, 2 * Math.PI, true);
    context.clip();
    synapses.forEach((synapse, index) => {
      this.#drawEdge(context, synapse, index);
    });
    context.restore();
    synapses.forEach((synapse, index) => {
      this.#drawWeight(context, synapse, index);
      this.#drawToken(context, synapse, index);
    });
    withAlpha(context, this.legend(), () => this.#drawLegend(context));
    this.drawChildren(context);
  }

  #drawEdge(context: CanvasRenderingContext2D, { weight }: Synapse, index: number): void {
    const { theme, edgeScale } = this.#props;
    const state = this.states[index] as SynapseState;
    const grow = state.grow();
    if (grow <= 0) return;
    const place = this.place(index);
    const path = new Path2D();
    const steps = Math.max(2, Math.ceil(48 * grow));
    for (let step = 0; step <= steps; step++) {
      const { x, y } = edgePoint(place, (step / steps) * grow);
      if (step === 0) path.moveTo(x, y);
      else path.lineTo(x, y);
    }
    // Goes on inside the cell, which covers it: a wide edge leaves no gap where the membrane is steep.
    if (grow === 1) path.lineTo(place.port.x + 60, place.port.y);
    const colours = signColours(theme, weight.number);
    const weigh = state.weigh();
    const active = state.active();
    const spent = state.spent() * (1 - active);
    const full = Math.abs(weight.number) * edgeScale;
    const width = HAIRLINE + (full - HAIRLINE) * weigh;
    context.save();
    context.lineCap = 'butt';
    context.lineJoin = 'round';
    if (weigh <= 0 || weight.number === 0) {
      context.strokeStyle = theme.rule;
      context.lineWidth = HAIRLINE;
      context.stroke(path);
      context.restore();
      return;
    }
    context.lineWidth = Math.max(width, 0.75);
    const stroke = () => {
      if (weight.number < 0 && width > 2.2) {
        context.strokeStyle = mixColours(colours.underlay, colours.spentUnderlay, spent);
        context.stroke(path);
        context.setLineDash(NEGATIVE_DASH);
      }
      context.strokeStyle = mixColours(colours.strong, colours.spent, spent);
      context.stroke(path);
    };
    if (active > 0) {
      context.save();
      context.globalAlpha *= active * 0.55;
      withGlow(context, colours.strong, 26, () => {
        context.strokeStyle = colours.strong;
        context.stroke(path);
      });
      context.restore();
    }
    stroke();
    context.restore();
    this.#drawPulse(context, place, state.pulse(), width);
  }

  /** The forward pass: a light front with a short tail of the places it has just passed. */
  #drawPulse(
    context: CanvasRenderingContext2D,
    place: InputPlace,
    pulse: number,
    width: number,
  ): void {
    if (pulse <= 0 || pulse >= 1) return;
    const radius = Math.max(9, width * 0.5 + 3);
    for (let tail = 4; tail >= 0; tail--) {
      const { x, y } = edgePoint(place, Math.max(0, pulse - tail * 0.045));
      withAlpha(context, tail === 0 ? 1 : 0.32 - tail * 0.06, () => {
        context.fillStyle = this.#props.theme.focus;
        context.beginPath();
        context.arc(x, y, radius * (1 - tail * 0.1), 0, 2 * Math.PI);
        context.fill();
      });
    }
  }

  #drawWeight(context: CanvasRenderingContext2D, { weight }: Synapse, index: number): void {
    const { theme } = this.#props;
    const state = this.states[index] as SynapseState;
    const place = this.place(index);
    const size = Math.min(56, Math.max(30, place.r * 0.74));
    const below = place.y > place.port.y + 1;
    const gap = Math.max(
      size * 0.82,
      (Math.abs(weight.number) * this.#props.edgeScale) / 2 + size * 0.62,
    );
    const x = place.x + place.r + 70;
    const y = place.y + (below ? gap : -gap);
    withAlpha(context, state.weigh(), () => {
      const style = { baseline: 'middle', font: inter(size, 500) } as const;
      drawText(context, '×', x, y, { ...style, color: theme.tertiary });
      drawText(context, weight, x + size * 0.86, y, {
        ...style,
        font: inter(size, 600),
        color: signColours(theme, weight.number).strong,
        padding: theme.tertiary,
      });
    });
  }

  #drawToken(context: CanvasRenderingContext2D, { input }: Synapse, index: number): void {
    const { theme } = this.#props;
    const state = this.states[index] as SynapseState;
    const arrive = state.arrive();
    if (arrive <= 0) return;
    const place = this.place(index);
    const x = place.x - (1 - arrive) * (place.x + place.r + 40);
    const active = state.active();
    context.fillStyle = mixColours(theme.tokenResting, theme.tokenActive, active);
    context.beginPath();
    context.arc(x, place.y, place.r, 0, 2 * Math.PI);
    context.fill();
    const size = fitSize(context, input.text, (px) => inter(px, 600), {
      size: place.r * 1.08,
      width: place.r * 1.45,
    });
    drawText(context, input, x, place.y + size * 0.035, {
      font: inter(size, 600),
      color:
        theme.name === 'dark' ? theme.inkOnBright : active > 0.5 ? theme.inkOnBright : theme.ink,
      align: 'center',
      baseline: 'middle',
    });
  }

  #drawLegend(context: CanvasRenderingContext2D): void {
    const { theme, edgeScale, synapses } = this.#props;
    const y = 903;
    const style = { font: inter(24, 500), color: theme.tertiary, baseline: 'middle' } as const;
    const title = 'edge width = |weight|';
    drawText(context, title, 96, y, style);
    let x = 96 + textWidth(context, title, style.font) + 36;
    for (const value of legendValues(synapses.map(({ weight }) => Math.abs(weight.number)))) {
      const text = formatNumber(value, formatFor([value]));
      const shown: Shown = { text, path: 'edge width', source: 'ruler' };
      const width = Math.max(value * edgeScale, 1);
      context.fillStyle = theme.positive.strong;
      context.fillRect(x, y - width / 2, 52, width);
      drawText(context, shown, x + 64, y, style);
      x += 64 + textWidth(context, shown.text, style.font) + 36;
    }
    if (synapses.some(({ weight }) => weight.number < 0)) {
      context.save();
      context.lineWidth = 18;
      context.beginPath();
      context.moveTo(x, y);
      context.lineTo(x + 63, y);
      context.strokeStyle = theme.negative.underlay;
      context.stroke();
      context.setLineDash(NEGATIVE_DASH);
      context.strokeStyle = theme.negative.strong;
      context.stroke();
      context.restore();
      drawText(context, 'negative', x + 76, y, style);
    }
  }
}

/** A quarter, a half and the whole of a round number near the largest weight. */
function legendValues(sizes: readonly number[]): number[] {
  const largest = Math.max(...sizes);
  if (largest === 0) return [];
  const power = 10 ** Math.floor(Math.log10(largest) + 1e-9);
  const round = [8, 4, 2, 1].find((factor) => factor * power <= largest * (1 + 1e-9)) as number;
  return [round / 4, round / 2, round].map((factor) => factor * power);
}

/** A colour between two `#rrggbb` colours. */
export function mixColours(from: string, to: string, t: number): string {
  const channel = (colour: string, index: number) =>
    Number.parseInt(colour.slice(1 + 2 * index, 3 + 2 * index), 16);
  const mixed = [0, 1, 2].map((index) =>
    Math.round(channel(from, index) + (channel(to, index) - channel(from, index)) * t)
      .toString(16)
      .padStart(2, '0'),
  );
  return `#${mixed.join('')}`;
}
