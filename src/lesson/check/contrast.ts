import type { Sighting } from './finding.ts';
import { type Inspection, restingTexts, sighting } from './inspection.ts';

/** WCAG 2.2 AA for text. */
const LEAST_CONTRAST = 4.5;
/** Zeros that only pad the decimals say nothing: they have to be seen, as marks have. */
const LEAST_CONTRAST_OF_PADDING = 3;

/** Contrast of at least 4.5:1 with what is behind the text; padding zeros 3:1. */
export function faintTexts(inspection: Inspection): Sighting[] {
  return restingTexts(inspection, 'contrast').flatMap(({ moment, texts }) =>
    texts.flatMap((text) => {
      const least = text.isPadding ? LEAST_CONTRAST_OF_PADDING : LEAST_CONTRAST;
      // What is printed is what is compared.
      const contrast = Math.round(text.contrast * 10) / 10;
      if (contrast >= least) return [];
      const cause =
        text.alpha < 0.98
          ? `It is drawn with ${Math.round(text.alpha * 100)} % opacity: give it a dimmer colour of the theme instead, or declare it a trail.`
          : 'Take a colour of the theme that stands out from what is behind it, or move it off.';
      return [
        sighting('contrast', moment, text, {
          problem: `Its contrast is ${contrast.toFixed(1)}:1 (${text.color}); the least is ${least}:1.`,
          remedy: cause,
          badness: -contrast,
        }),
      ];
    }),
  );
}
