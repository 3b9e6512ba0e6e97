import '@fontsource/inter/latin-400.css';
import '@fontsource/inter/latin-500.css';
import '@fontsource/inter/latin-600.css';
import '@fontsource/inter/latin-700.css';
import '@fontsource/inter/latin-800.css';
import '@fontsource/jetbrains-mono/latin-500.css';
import '@fontsource/jetbrains-mono/latin-700.css';

/** CSS font of the stage's text face, for `context.font`. */
export function inter(size: number, weight: 400 | 500 | 600 | 700 | 800 = 500): string {
  return `${weight} ${size}px Inter`;
}

/** CSS font of code, shapes, ticks and the provenance chip. */
export function mono(size: number, weight: 500 | 700 = 500): string {
  return `${weight} ${size}px "JetBrains Mono"`;
}

/**
 * Loads every face of the stage. Nothing may be drawn before: a fallback face has other widths.
 *
 * @throws Error naming the face that did not load.
 */
export async function loadFonts(): Promise<void> {
  const faces = [
    ...([400, 500, 600, 700, 800] as const).map((weight) => inter(16, weight)),
    ...([500, 700] as const).map((weight) => mono(16, weight)),
  ];
  for (const face of faces) {
    const loaded = await document.fonts.load(face, 'Az09−×');
    if (loaded.length === 0) {
      throw new Error(
        `The font "${face}" did not load. Run "npm ci" again: the fonts come from npm packages.`,
      );
    }
  }
}
