import { Color, type PossibleColor, type SignalValue, unwrap } from '@motion-canvas/core';
import type { LaidSymbol } from './shape.ts';

/** How a part or a symbol differs from the rest. */
export interface PartStyle {
  /** Colour, or null for the formula's own. */
  readonly color?: SignalValue<PossibleColor> | null;
  /** Opacity from 0 to 1. */
  readonly alpha?: SignalValue<number>;
}

/** Styles by part name, or `#index` for a single symbol. */
export type StyleTable = Readonly<Record<string, PartStyle>>;

/** Looks up what a style table says about a symbol: the symbol itself before its parts, inner first. */
export class PartStyles {
  constructor(private readonly table: StyleTable) {}

  /** The colour set for a symbol; undefined where it keeps its own. */
  color({ index, parts }: LaidSymbol): Color | undefined {
    for (const key of [`#${index}`, ...parts.toReversed()]) {
      const color = unwrap(this.table[key]?.color);
      if (color !== undefined && color !== null) return new Color(color);
    }
    return undefined;
  }

  /** The opacity of a symbol: the product of its own and of all its parts'. */
  alpha({ index, parts }: LaidSymbol): number {
    return [`#${index}`, ...parts]
      .map((key) => this.table[key]?.alpha)
      .reduce<number>((product, alpha) => product * (alpha === undefined ? 1 : unwrap(alpha)), 1);
  }

  /** A table in which the keys have another style as well. */
  static with(table: StyleTable, keys: readonly string[], style: PartStyle): StyleTable {
    const changed = Object.fromEntries(keys.map((key) => [key, { ...table[key], ...style }]));
    return { ...table, ...changed };
  }

  /** The table for a new formula: a symbol's own style follows it to its new index. */
  static renumbered(
    table: StyleTable,
    pairs: readonly (readonly [LaidSymbol, LaidSymbol])[],
  ): StyleTable {
    const entries = Object.entries(table).filter(([key]) => !key.startsWith('#'));
    for (const [from, to] of pairs) {
      const style = table[`#${from.index}`];
      if (style) entries.push([`#${to.index}`, style]);
    }
    return Object.fromEntries(entries);
  }
}
