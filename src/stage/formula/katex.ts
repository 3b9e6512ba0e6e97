import katex, { type KatexOptions, type ParseError } from 'katex';
import { FormulaError } from './error.ts';
import { TYPED_SIGN_MACROS } from './typed-signs.ts';

/** Deviations from LaTeX that would draw something else than KaTeX's own glyphs. */
const MISSING_GLYPH = new Set(['unknownSymbol', 'symbolNotInFont', 'unicodeTextInMathMode']);

const OPTIONS: KatexOptions = {
  displayMode: true,
  output: 'html',
  throwOnError: true,
  // A name may hold anything but braces: it becomes an id inside a shadow root of its own.
  macros: { ...TYPED_SIGN_MACROS, '\\part': '\\htmlId{#1}{#2}' },
  trust: ({ command }) => {
    if (command === '\\htmlId') return true;
    // KaTeX would otherwise print the command's name in red.
    throw new Refused(command);
  },
  strict: (code) => (MISSING_GLYPH.has(code) ? 'error' : 'ignore'),
};

class Refused extends Error {
  constructor(readonly command: string) {
    super(command);
  }
}

/**
 * Sets a tex source as KaTeX's HTML inside an element. `\part{name}{...}` marks a part: its element
 * gets the name as id.
 *
 * @throws FormulaError with KaTeX's reason, the position and a remedy where it does not parse.
 */
export function typeset(tex: string, into: HTMLElement): void {
  try {
    // KaTeX keeps \gdef's in the object given to it: every formula starts from a fresh one.
    katex.render(tex, into, { ...OPTIONS, macros: { ...OPTIONS.macros } });
  } catch (error) {
    throw explain(tex, error);
  }
}

function explain(tex: string, error: unknown): unknown {
  if (error instanceof Refused) {
    return new FormulaError({
      tex,
      position: Math.max(0, tex.indexOf(error.command)),
      reason: `${error.command} is not allowed in a formula on the canvas`,
      remedy: 'Mark parts with \\part{name}{...} and leave links and pictures out.',
    });
  }
  if (!(error instanceof katex.ParseError)) return error;
  const parseError = error as ParseError & { rawMessage: string; position?: number };
  const reason = parseError.rawMessage
    .replace(/^LaTeX-incompatible input and strict mode is set to 'error': /, '')
    .replace(/ \[\w+\]$/, '');
  return new FormulaError({
    tex,
    reason,
    remedy: remedyFor(reason),
    ...(typeof parseError.position === 'number' && { position: parseError.position }),
  });
}

function remedyFor(reason: string): string {
  if (/Undefined control sequence/.test(reason)) {
    return "Correct the command's name; katex.org/docs/supported lists what KaTeX knows.";
  }
  if (/end of input|EOF|Expected '\}'|Expected '\\right'/i.test(reason)) {
    return 'Close what is open: each { needs its }, each \\left its \\right, each \\begin its \\end.';
  }
  if (/Double (super|sub)script/.test(reason)) {
    return 'Group with braces, as in {x^2}^3 or x^{2^3}.';
  }
  if (/Unrecognized Unicode|No character metrics|Unicode text/.test(reason)) {
    return 'Write it as a tex command, inside \\text{...}, or draw it as text beside the formula: the formula fonts have no such glyph.';
  }
  return 'Correct the tex at the ▸ mark; in a TypeScript string each backslash is written twice (or use String.raw).';
}
