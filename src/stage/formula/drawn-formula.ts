import {
  colorSignal,
  computed,
  type DesiredLength,
  initial,
  Layout,
  type LayoutProps,
  signal,
} from '@motion-canvas/2d';
import {
  BBox,
  Color,
  type ColorSignal,
  type Origin,
  type PossibleColor,
  type SerializedVector2,
  type SignalValue,
  type SimpleSignal,
  Vector2,
} from '@motion-canvas/core';
import { drawShape, prepareContext } from './draw.ts';
import { layoutFormula } from './layout.ts';
import { type Morph, mix, morphSprites, restingSprites, type Shift, type Sprite } from './morph.ts';
import type { NumberSources } from './numbers.ts';
import { type Box, type FormulaLayout, type LaidSymbol, unionBox } from './shape.ts';
import { PartStyles, type StyleTable } from './style.ts';

export interface DrawnFormulaProps extends LayoutProps {
  /** KaTeX source, set in display style; `\part{name}{...}` names a part. */
  tex?: SignalValue<string>;
  /** Colour of what has no colour of its own. */
  fill?: SignalValue<PossibleColor>;
  /** Point of the box that stands at `position` horizontally. */
  align?: SignalValue<'left' | 'center'>;
  /** Point of the box that stands at `position` vertically. */
  origin?: SignalValue<'middle' | 'baseline'>;
  /** Colours and opacities by part name or `#index`. */
  partStyles?: SignalValue<StyleTable>;
}

/** A morph under way, with what belonged to the old formula only. */
export interface Transition extends Omit<Morph, 'progress'> {
  readonly fromNumbers: NumberSources;
  readonly fromStyles: PartStyles;
}

/** Width and height of a formula's box in em. */
type Extent = Pick<FormulaLayout, 'width' | 'ascent' | 'descent'>;

/** The part of `Formula` that stands in the scene and draws itself. */
export abstract class DrawnFormula extends Layout {
  @initial('')
  @signal()
  declare public readonly tex: SimpleSignal<string, this>;

  @initial('#F2F5FA')
  @colorSignal()
  declare public readonly fill: ColorSignal<this>;

  @initial('center')
  @signal()
  declare public readonly align: SimpleSignal<'left' | 'center', this>;

  @initial('middle')
  @signal()
  declare public readonly origin: SimpleSignal<'middle' | 'baseline', this>;

  @initial({})
  @signal()
  declare public readonly partStyles: SimpleSignal<StyleTable, this>;

  @initial(null)
  @signal()
  declare protected readonly transition: SimpleSignal<Transition | null, this>;

  @initial(0)
  @signal()
  declare protected readonly progress: SimpleSignal<number, this>;

  protected constructor(props: DrawnFormulaProps) {
    super({ fontSize: 50, ...props });
  }

  /** The baseline's y in the node's local space. */
  public baseline(): number {
    const { ascent, descent } = this.extent();
    return ((ascent - descent) / 2) * this.fontSize();
  }

  // ---- what there is to draw

  /** The morph under way; a tex set meanwhile ends it. */
  @computed()
  protected moving(): Transition | null {
    const transition = this.transition();
    return transition && this.tex() === transition.from.tex ? transition : null;
  }

  /** The formula that is or will be. */
  @computed()
  protected target(): FormulaLayout {
    return this.moving()?.to ?? layoutFormula(this.tex());
  }

  /** Size of the box now, in em, whatever size was forced on the node. */
  @computed()
  protected extent(): Extent {
    const moving = this.moving();
    if (!moving) return this.target();
    const { from, to } = moving;
    const t = this.progress();
    return {
      width: mix(from.width, to.width, t),
      ascent: mix(from.ascent, to.ascent, t),
      descent: mix(from.descent, to.descent, t),
    };
  }

  @computed()
  protected sprites(): Sprite[] {
    const moving = this.moving();
    if (!moving) return restingSprites(this.target());
    const now = this.corner(this.extent());
    const shift = (layout: Extent): Shift => {
      const corner = this.corner(layout);
      return { x: corner.x - now.x, y: corner.y - now.y };
    };
    const morph = { ...moving, progress: this.progress() };
    return morphSprites(morph, shift(moving.from), shift(moving.to));
  }

  @computed()
  protected styling(): PartStyles {
    return new PartStyles(this.partStyles());
  }

  protected colorOf(symbol: LaidSymbol, styles: PartStyles): Color {
    return styles.color(symbol) ?? this.ownColor(symbol);
  }

  protected ownColor({ color }: LaidSymbol): Color {
    return color === null ? this.fill() : new Color(color);
  }

  // ---- place

  /** A box in em as one in the node's local space. */
  protected toLocal({ x, y, width, height }: Box): BBox {
    const size = this.fontSize();
    const left = (-this.extent().width / 2) * size;
    return new BBox(left + x * size, this.baseline() + y * size, width * size, height * size);
  }

  /** Left end of the baseline relative to `position`, in em, for a box of that size. */
  private corner({ width, ascent, descent }: Extent): Shift {
    return {
      x: this.align() === 'left' ? 0 : -width / 2,
      y: this.origin() === 'baseline' ? 0 : (ascent - descent) / 2,
    };
  }

  /** From `position` to the middle of the box. */
  private anchorShift(): Vector2 {
    const { width } = this.extent();
    return new Vector2(
      this.align() === 'left' ? (width / 2) * this.fontSize() : 0,
      this.origin() === 'baseline' ? -this.baseline() : 0,
    );
  }

  @computed()
  public override localToParent(): DOMMatrix {
    const shift = this.anchorShift();
    return super.localToParent().translateSelf(shift.x, shift.y);
  }

  public override getOriginDelta(origin: Origin): Vector2 {
    return super.getOriginDelta(origin).add(this.anchorShift());
  }

  protected override desiredSize(): SerializedVector2<DesiredLength> {
    const custom = super.desiredSize();
    const { width, ascent, descent } = this.extent();
    const size = this.fontSize();
    return { x: custom.x ?? width * size, y: custom.y ?? (ascent + descent) * size };
  }

  /** Ink may stand out of TeX's box: italics, accents, and everything during a morph. */
  protected override getCacheBBox(): BBox {
    const ink = unionBox(this.sprites().map(({ box }) => box));
    const box = super.getCacheBBox();
    return ink ? box.union(this.toLocal(ink)).expand(2) : box;
  }

  // ---- drawing

  /**
   * Opacity alone needs no canvas of its own: the symbols hardly overlap, so each is drawn
   * translucent. (A cache canvas a frame is what makes translucent nodes slow.)
   */
  protected override requiresCache(): boolean {
    return (
      this.cache() ||
      this.compositeOperation() !== 'source-over' ||
      this.hasFilters() ||
      this.hasShadow() ||
      this.shaders().length > 0
    );
  }

  protected override draw(context: CanvasRenderingContext2D): void {
    context.save();
    if (!this.requiresCache()) context.globalAlpha *= this.opacity();
    context.save();
    this.drawSprites(context);
    context.restore();
    super.draw(context); // children, if any
    context.restore();
  }

  private drawSprites(context: CanvasRenderingContext2D): void {
    const size = this.fontSize();
    context.translate((-this.extent().width / 2) * size, this.baseline());
    context.scale(size, size);
    prepareContext(context);
    const base = context.globalAlpha;
    for (const sprite of this.sprites()) {
      const alpha = base * sprite.alpha * this.spriteAlpha(sprite);
      if (alpha <= 0) continue;
      context.save();
      context.globalAlpha = alpha;
      context.fillStyle = this.spriteColor(sprite);
      if (sprite.transform) context.transform(...sprite.transform);
      drawShape(context, sprite.shape);
      context.restore();
    }
  }

  private spriteColor({ from, to }: Sprite): string {
    const old = this.moving()?.fromStyles;
    if (!to) return this.colorOf(from as LaidSymbol, old as PartStyles).css();
    const color = this.colorOf(to, this.styling());
    if (!from || !old) return color.css();
    return Color.lerp(this.colorOf(from, old), color, this.progress()).css();
  }

  private spriteAlpha({ from, to }: Sprite): number {
    const old = this.moving()?.fromStyles;
    if (!to) return (old as PartStyles).alpha(from as LaidSymbol);
    const alpha = this.styling().alpha(to);
    return from && old ? mix(old.alpha(from), alpha, this.progress()) : alpha;
  }
}
