// The stylesheet brings the @font-face rules, so that Vite bundles KaTeX's fonts with the page.
import 'katex/dist/katex.min.css';

/** Every face KaTeX ships: family and the (weight, style) pairs it exists in. */
const FACES: Readonly<Record<string, readonly string[]>> = {
  KaTeX_AMS: ['normal 400'],
  KaTeX_Caligraphic: ['normal 400', 'normal 700'],
  KaTeX_Fraktur: ['normal 400', 'normal 700'],
  KaTeX_Main: ['normal 400', 'normal 700', 'italic 400', 'italic 700'],
  KaTeX_Math: ['italic 400', 'italic 700'],
  KaTeX_SansSerif: ['normal 400', 'normal 700', 'italic 400'],
  KaTeX_Script: ['normal 400'],
  KaTeX_Size1: ['normal 400'],
  KaTeX_Size2: ['normal 400'],
  KaTeX_Size3: ['normal 400'],
  KaTeX_Size4: ['normal 400'],
  KaTeX_Typewriter: ['normal 400'],
};

let loading: Promise<void> | undefined;
let loaded = false;

/** A font of KaTeX that is not there or did not arrive. */
export class FormulaFontError extends Error {
  override readonly name = 'FormulaFontError';
  constructor(
    readonly face: string,
    reason: string,
  ) {
    super(
      `The formula font "${face}" could not be loaded: ${reason}. ` +
        'It comes with the npm package katex (node_modules/katex/dist/fonts); run npm install again.',
    );
  }
}

/**
 * Loads every face of KaTeX; call and await it once before the first frame. Formulas are laid out
 * from the fonts' own metrics, so nothing may be set before.
 *
 * @throws FormulaFontError naming the first face that is missing or fails.
 */
export function loadFormulaFonts(): Promise<void> {
  loading ??= loadAll().then(
    () => {
      loaded = true;
    },
    (error: unknown) => {
      loading = undefined; // a later call may try again
      throw error;
    },
  );
  return loading;
}

/** Whether {@link loadFormulaFonts} has finished. */
export function formulaFontsLoaded(): boolean {
  return loaded;
}

async function loadAll(): Promise<void> {
  const fonts = Object.entries(FACES).flatMap(([family, kinds]) =>
    kinds.map((kind) => `${kind} 16px ${family}`),
  );
  await Promise.all(
    fonts.map(async (font) => {
      let faces: FontFace[];
      try {
        faces = await document.fonts.load(font);
      } catch (error) {
        throw new FormulaFontError(font, error instanceof Error ? error.message : String(error));
      }
      // No face at all means that the stylesheet did not arrive: load() is then silently empty.
      if (faces.length === 0) throw new FormulaFontError(font, 'the page declares no such face');
    }),
  );
}
