/** One face of a family: files of the same signs, one for each weight that the stage draws with. */
export interface ShippedFace {
  readonly family: 'Inter' | 'JetBrains Mono';
  /** File by CSS weight, as it is imported from its package. */
  readonly files: Readonly<Record<number, string>>;
  /** Drawn at this part of the font size, so that its letters are as large as the family's own. */
  readonly sizeAdjust?: string;
}

const INTER = { 400: 'Regular', 500: 'Medium', 600: 'SemiBold', 700: 'Bold', 800: 'ExtraBold' };
const SUBSETS = [
  ...['latin', 'latin-ext', 'greek', 'cyrillic', 'cyrillic-ext', 'vietnamese'],
  'greek-ext',
] as const;

/**
 * Every face that ships, in the order in which a sign is looked for. The subsets by Google, which pages of the web
 * load, leave out nearly all signs of mathematics, arrows and marks; the whole of each family has some of them, and
 * DejaVu has the rest. Its letters are as high as Inter's (x-height 0.547 and 0.546 em, capitals 0.729 and 0.727),
 * and its stems about as strong in the two weights that it has; its monospaced digits are 0.602 em wide where
 * JetBrains Mono's are 0.6.
 */
export const SHIPPED_FACES: readonly ShippedFace[] = [
  ...SUBSETS.map((subset) => ({
    family: 'Inter' as const,
    files: byWeight([400, 500, 600, 700, 800], (weight) => fontsource('inter', subset, weight)),
  })),
  {
    family: 'Inter',
    files: byWeight(
      [400, 500, 600, 700, 800],
      (weight) => `inter-ui/web/Inter-${INTER[weight as keyof typeof INTER]}.woff2`,
    ),
  },
  {
    family: 'Inter',
    files: byWeight([400, 500, 600, 700, 800], (weight) =>
      fontsource('dejavu-sans', 'latin', weight < 600 ? 400 : 700),
    ),
  },
  ...SUBSETS.slice(0, -1).map((subset) => ({
    family: 'JetBrains Mono' as const,
    files: byWeight([500, 700], (weight) => fontsource('jetbrains-mono', subset, weight)),
  })),
  {
    family: 'JetBrains Mono',
    // Without ligatures, as the stage draws code: one character, one column.
    files: byWeight(
      [500, 700],
      (weight) =>
        `jetbrains-mono/fonts/webfonts/JetBrainsMonoNL-${weight === 500 ? 'Medium' : 'Bold'}.woff2`,
    ),
  },
  {
    family: 'JetBrains Mono',
    files: byWeight([500, 700], (weight) =>
      fontsource('dejavu-mono', 'latin', weight === 500 ? 400 : 700),
    ),
    sizeAdjust: '99.66%',
  },
];

function byWeight(weights: readonly number[], fileOf: (weight: number) => string) {
  return Object.fromEntries(weights.map((weight) => [weight, fileOf(weight)]));
}

function fontsource(name: string, subset: string, weight: number): string {
  return `@fontsource/${name}/files/${name}-${subset}-${weight}-normal.woff2`;
}
