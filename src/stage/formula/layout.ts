import katexCss from 'katex/dist/katex.min.css?inline';
import { FormulaError } from './error.ts';
import { formulaFontsLoaded } from './fonts.ts';
import { typeset } from './katex.ts';
import { SymbolReader } from './reader.ts';
import type { FormulaLayout } from './shape.ts';

/**
 * Size in CSS pixels at which a formula is laid out, once for all sizes: large enough that what the
 * browser rounds (a font's ascent and a border's width to whole pixels, boxes to 1/64 pixel) is less
 * than a thousandth of an em, i.e. a twentieth of a pixel at 50 px.
 */
const LAYOUT_SIZE = 1000;

/** Layouts kept: a formula whose numbers run through an animation has one a text. */
const CACHE_LIMIT = 1000;
const cache = new Map<string, FormulaLayout>();

/**
 * Lays a formula out with KaTeX (display style) and reads off every glyph, bar and path.
 *
 * @throws FormulaError if the tex does not parse or the fonts are not there yet.
 */
export function layoutFormula(tex: string): FormulaLayout {
  const known = cache.get(tex);
  if (known) return known;
  if (typeof tex !== 'string') {
    throw new FormulaError({
      tex: String(tex),
      reason: `the tex source is ${tex === null ? 'null' : typeof tex}, not a string`,
      remedy: 'Give the formula a tex string, such as tex="w_3 x_3".',
    });
  }
  if (!formulaFontsLoaded()) {
    throw new FormulaError({
      tex,
      reason: 'the formula fonts are not loaded',
      remedy: 'Await loadFormulaFonts() once before the first frame.',
    });
  }
  const layout = measure(tex);
  if (cache.size >= CACHE_LIMIT) cache.delete(cache.keys().next().value as string);
  cache.set(tex, layout);
  return layout;
}

function measure(tex: string): FormulaLayout {
  const { host, root } = stage();
  typeset(tex, root);
  // Attached only while it is measured: nothing of it stays in the page.
  document.body.append(host);
  try {
    refuseUnreadable(tex, root);
    return new SymbolReader(root, LAYOUT_SIZE).read(tex);
  } finally {
    host.remove();
    root.replaceChildren();
  }
}

/** What is more than glyphs, bars and paths: counters of the stylesheet, mirrored content. */
function refuseUnreadable(tex: string, root: HTMLElement): void {
  const found = root.querySelector('.katex-tag, .eqn-num, .reflectbox');
  if (!found) return;
  const command = found.matches('.reflectbox') ? '\\reflectbox' : '\\tag';
  throw new FormulaError({
    tex,
    reason: `${command} (or what KaTeX makes of it) cannot be drawn on the canvas`,
    remedy: 'Leave it out, or set it as a text beside the formula.',
  });
}

interface Stage {
  host: HTMLElement;
  root: HTMLElement;
}

let theStage: Stage | undefined;

/** A hidden element in a shadow root of its own, out of reach of the page's stylesheets. */
function stage(): Stage {
  if (theStage) return theStage;
  const host = document.createElement('div');
  host.style.cssText =
    'all: initial; position: fixed; left: 0; top: 0; width: max-content; visibility: hidden; pointer-events: none;';
  const shadow = host.attachShadow({ mode: 'open' });
  const style = document.createElement('style');
  // 1.21em is KaTeX's size relative to running text; here the formula's size is its own em.
  // geometricPrecision: advances straight from the font, without hinting, whatever the platform.
  style.textContent = `${katexCss}
    .katex { font-size: ${LAYOUT_SIZE}px !important; text-rendering: geometricPrecision !important; }
    /* Scripts that KaTeX leaves to the page's own fonts, as in \\text{сумма}. */
    .katex [class*='_fallback'] { font-family: Inter; }`;
  const root = document.createElement('div');
  shadow.append(style, root);
  theStage = { host, root };
  return theStage;
}
