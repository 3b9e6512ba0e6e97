export { FormulaError } from './error.ts';
export { FormulaFontError, formulaFontsLoaded, loadFormulaFonts } from './fonts.ts';
export {
  Formula,
  type FormulaProps,
  type FormulaSymbol,
  type FormulaTarget,
  type MorphOptions,
} from './formula.ts';
export type { NumberSource, NumberSources } from './numbers.ts';
export type { PartStyle, StyleTable } from './style.ts';
