import { initial, type Node, nodeName, signal } from '@motion-canvas/2d';
import {
  BBox,
  Color,
  easeInOutCubic,
  type PossibleColor,
  type SignalValue,
  type SimpleSignal,
  type ThreadGenerator,
  type TimingFunction,
  tween,
  unwrap,
} from '@motion-canvas/core';
import { DrawnFormula, type DrawnFormulaProps } from './drawn-formula.ts';
import { FormulaError } from './error.ts';
import { layoutFormula } from './layout.ts';
import { mix, prepareMorph } from './morph.ts';
import { type NumberSource, type NumberSources, shownSources, unsourced } from './numbers.ts';
import { findFragment } from './select.ts';
import type { Box, LaidSymbol } from './shape.ts';
import { type PartStyle, PartStyles } from './style.ts';

/** A symbol of the formula as it stands now. */
export interface FormulaSymbol {
  /** The character; `√` for a root sign, empty for bars, braces and accents made of paths. */
  readonly text: string;
  /** Place in reading order. */
  readonly index: number;
  /** Name of the innermost `\part` around it. */
  readonly part: string | undefined;
  /** Names of all `\part`s around it, outermost first. */
  readonly parts: readonly string[];
  /** Bounds of its ink in the node's local space. */
  readonly box: BBox;
}

/** A part's name or else a tex fragment, a symbol's index, a symbol, or several of these. */
export type FormulaTarget = string | number | FormulaSymbol | readonly FormulaTarget[];

export interface FormulaProps extends DrawnFormulaProps {
  /** Sources of the numbers shown, by the name of the part. */
  numbers?: SignalValue<NumberSources>;
}

/** What a morph changes besides the tex. */
export interface MorphOptions {
  /** Sources of the new formula's numbers; those of the old one stay unless given. */
  numbers?: NumberSources;
  timing?: TimingFunction;
}

/**
 * A formula set by KaTeX and drawn in one pass from KaTeX's own fonts.
 *
 * `fontSize` is the formula's em in pixels (KaTeX on a web page is 1.21 times its surroundings).
 * `position` is the middle of the box, or its left end or baseline (`align`, `origin`). The fonts
 * must have been loaded before (`loadFormulaFonts`).
 *
 * @throws FormulaError from any use if the tex does not parse or an addressed part is not in it.
 *
 * @example
 * const z = createRef<Formula>();
 * view.add(<Formula ref={z} tex={'z = \\part{w3}{w_3} x_3 + \\part{b}{b}'} fontSize={50} />);
 * yield* z().tint('w3', '#4DA3F0', 0.2);
 * yield* z().morph('z = \\part{w3}{w_3} x_3 + \\part{b}{2.3}', 0.9, {
 *   numbers: { b: { text: '2.3', path: 'bias' } },
 * });
 */
@nodeName('Formula')
export class Formula extends DrawnFormula {
  @initial({})
  @signal()
  declare public readonly numbers: SimpleSignal<NumberSources, this>;

  public constructor(props: FormulaProps) {
    super(props);
  }

  // ---- symbols and boxes

  /** The symbols in reading order; while the formula morphs, those of the new one on their way. */
  public symbols(): FormulaSymbol[] {
    const boxes = new Map<LaidSymbol, Box>();
    for (const { to, box } of this.sprites()) if (to) boxes.set(to, box);
    return this.target().symbols.map((symbol) => ({
      text: symbol.text,
      index: symbol.index,
      part: symbol.parts.at(-1),
      parts: symbol.parts,
      box: this.toLocal(boxes.get(symbol) ?? symbol.box),
    }));
  }

  /** Names of the parts, in reading order. */
  public partNames(): string[] {
    return [...new Set(this.target().symbols.flatMap(({ parts }) => parts))];
  }

  /**
   * The symbols of a part.
   * @throws FormulaError listing the parts there are, if there is none of that name.
   */
  public part(name: string): FormulaSymbol[] {
    const symbols = this.symbols().filter(({ parts }) => parts.includes(name));
    if (symbols.length > 0) return symbols;
    const names = this.partNames();
    throw new FormulaError({
      tex: this.target().tex,
      reason: `there is no part "${name}"`,
      remedy: names.length
        ? `Its parts are ${names.map((part) => `"${part}"`).join(', ')}.`
        : `Mark it in the tex as \\part{${name}}{...}.`,
    });
  }

  /**
   * The symbols of every occurrence of a tex fragment: `select('w_3')`.
   * @throws FormulaError if it does not occur.
   */
  public select(fragment: string): FormulaSymbol[] {
    const symbols = this.symbols();
    const found = findFragment(layoutFormula(fragment).symbols, this.target().symbols).flat();
    if (found.length > 0) return found.map(({ index }) => symbols[index]);
    throw new FormulaError({
      tex: this.target().tex,
      reason: `"${fragment}" does not occur in it`,
      remedy: 'Select what stands together in the tex, or mark it as \\part{name}{...}.',
    });
  }

  /** Bounds of a target's ink, in the node's local space or in that of another node (the view). */
  public boxOf(target: FormulaTarget, space?: Node): BBox {
    const local = BBox.fromBBoxes(...this.resolve(target).map(({ box }) => box));
    if (!space) return local;
    const matrix = space.worldToLocal().multiply(this.localToWorld());
    return BBox.fromPoints(...local.corners.map((corner) => corner.transformAsPoint(matrix)));
  }

  // ---- colour and opacity

  /** The colour of a target (of its first symbol). */
  public color(target: FormulaTarget): Color;
  /** Gives a target a colour, which may be a signal; null gives its own back. */
  public color(target: FormulaTarget, value: SignalValue<PossibleColor> | null): this;
  public color(target: FormulaTarget, value?: SignalValue<PossibleColor> | null): Color | this {
    if (value !== undefined) return this.restyle(this.keys(target), { color: value });
    return this.colorOf(this.first(target), this.styling());
  }

  /** Blends a target into a colour, as Motion Canvas blends them; null means its own. */
  public *tint(
    target: FormulaTarget,
    value: PossibleColor | null,
    duration: number,
    timing: TimingFunction = easeInOutCubic,
  ): ThreadGenerator {
    const from = this.color(target);
    const to = value === null ? this.ownColor(this.first(target)) : new Color(value);
    const keys = this.keys(target);
    yield* tween(duration, (t) => this.restyle(keys, { color: Color.lerp(from, to, timing(t)) }));
    this.restyle(keys, { color: value });
  }

  /** The opacity of a target (of its first symbol, with all parts around it). */
  public alpha(target: FormulaTarget): number;
  /** Gives a target an opacity, which may be a signal. */
  public alpha(target: FormulaTarget, value: SignalValue<number>): this;
  public alpha(target: FormulaTarget, value?: SignalValue<number>): number | this {
    if (value !== undefined) return this.restyle(this.keys(target), { alpha: value });
    return this.styling().alpha(this.first(target));
  }

  /** Fades a target to an opacity. */
  public *fade(
    target: FormulaTarget,
    value: number,
    duration: number,
    timing: TimingFunction = easeInOutCubic,
  ): ThreadGenerator {
    const keys = this.keys(target);
    const from = unwrap(this.partStyles()[keys[0]]?.alpha ?? 1);
    yield* tween(duration, (t) => this.restyle(keys, { alpha: mix(from, value, timing(t)) }));
  }

  // ---- morphing

  /**
   * Turns the formula into another one. Matched symbols travel (see `matchSymbols`), the others fade
   * out in the first half and in during the second; afterwards `tex` holds the new formula. Indices
   * and part names mean the new formula from the start. A morph that begins during another one
   * starts from that one's end.
   */
  public *morph(tex: string, duration: number, options: MorphOptions = {}): ThreadGenerator {
    const before = this.target().tex;
    const morph = prepareMorph(layoutFormula(before), layoutFormula(tex));
    const fromStyles = this.styling();
    const transition = { ...morph, fromStyles, fromNumbers: this.numbers() };
    this.tex(before).transition(transition).progress(0);
    this.partStyles(PartStyles.renumbered(this.partStyles(), morph.matching.pairs));
    if (options.numbers) this.numbers(options.numbers);
    const timing = options.timing ?? easeInOutCubic;
    yield* tween(duration, (t) => {
      if (this.transition() === transition) this.progress(timing(t));
    });
    if (this.moving() === transition) this.tex(tex);
    if (this.transition() === transition) this.transition(null).progress(0);
  }

  /** `yield* formula.tex('...', 0.9)` morphs as well. */
  protected *tweenTex(
    value: SignalValue<string>,
    duration: number,
    timing: TimingFunction,
  ): ThreadGenerator {
    yield* this.morph(unwrap(value), duration, { timing });
  }

  // ---- numbers

  /** The declared numbers that can be seen now; in the first half of a morph the old ones. */
  public shownNumbers(): NumberSource[] {
    return shownSources(...this.readable());
  }

  /** The numbers that can be seen now but have no source or show another text than it declares. */
  public unsourcedNumbers(): string[] {
    return unsourced(...this.readable());
  }

  private readable(): [LaidSymbol[], NumberSources] {
    const moving = this.moving();
    const old = moving && this.progress() < 0.5;
    const { symbols } = old ? moving.from : this.target();
    const styles = old ? moving.fromStyles : this.styling();
    const seen = this.absoluteOpacity() > 0 ? symbols : [];
    return [
      seen.filter((symbol) => styles.alpha(symbol) > 0),
      old ? moving.fromNumbers : this.numbers(),
    ];
  }

  // ---- targets

  private resolve(target: FormulaTarget): FormulaSymbol[] {
    if (typeof target === 'string') return this.named(target);
    if (typeof target === 'number') {
      const symbols = this.symbols();
      if (symbols[target]) return [symbols[target]];
      throw new FormulaError({
        tex: this.target().tex,
        reason: `there is no symbol ${target}`,
        remedy: `Its symbols are numbered 0 to ${symbols.length - 1}.`,
      });
    }
    if ('index' in target) return this.resolve(target.index);
    return target.flatMap((one) => this.resolve(one));
  }

  /** A part's name first, else a piece of tex. */
  private named(target: string): FormulaSymbol[] {
    if (this.partNames().includes(target)) return this.part(target);
    try {
      return this.select(target);
    } catch (error) {
      // A plain word was meant as a part's name.
      if (/^[\w.[\] ,-]+$/.test(target)) return this.part(target);
      throw error;
    }
  }

  /** Keys of the style table for a target. */
  private keys(target: FormulaTarget): string[] {
    if (typeof target === 'string' && this.partNames().includes(target)) return [target];
    return this.resolve(target).map(({ index }) => `#${index}`);
  }

  private first(target: FormulaTarget): LaidSymbol {
    return this.target().symbols[this.resolve(target)[0].index];
  }

  private restyle(keys: readonly string[], style: PartStyle): this {
    return this.partStyles(PartStyles.with(this.partStyles(), keys, style));
  }
}
