/** What a {@link FormulaError} is about. */
export interface FormulaProblem {
  /** The tex source as the author wrote it. */
  tex: string;
  /** Why it cannot be drawn (KaTeX's own reason where KaTeX found it). */
  reason: string;
  /** What to do about it. */
  remedy: string;
  /** Index into `tex` (from 0) where the trouble starts, if known. */
  position?: number;
}

/**
 * A formula that cannot be set, drawn or addressed as asked.
 *
 * @example
 * new FormulaError({tex: '\\frac{1', position: 7, reason: "Expected '}', got 'EOF'", remedy: 'Close the brace.'})
 */
export class FormulaError extends Error {
  override readonly name = 'FormulaError';
  readonly tex: string;
  readonly reason: string;
  readonly remedy: string;
  readonly position: number | undefined;

  constructor({ tex, reason, remedy, position }: FormulaProblem) {
    const where = position === undefined ? '' : ` at position ${position + 1}`;
    super(`Formula ${quote(tex, position)}: ${reason}${where}. ${remedy}`);
    this.tex = tex;
    this.reason = reason;
    this.remedy = remedy;
    this.position = position;
  }
}

/** The tex in quotes, with a mark before the offending character: `"\frac{1▸"`. */
function quote(tex: string, position: number | undefined): string {
  if (position === undefined) return `"${tex}"`;
  return `"${tex.slice(0, position)}▸${tex.slice(position)}"`;
}
