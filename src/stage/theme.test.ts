import { describe, expect, test } from 'vitest';
import { cellPalette, litColour } from './matrix/palette.ts';
import { type Theme, themes } from './theme.ts';

type Colour = readonly [number, number, number];

function channels(hex: string): Colour {
  if (!/^#[0-9A-F]{6}$/i.test(hex)) throw new Error(`${hex} is no colour #rrggbb`);
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Colour;
}

/** A colour between two, as a gradient paints it. */
function between(from: string, to: string, t: number): string {
  const [a, b] = [channels(from), channels(to)];
  const mixed = a.map((value, index) => Math.round(value + ((b[index] as number) - value) * t));
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

/** WCAG 2.2: relative luminance of an sRGB colour. */
function luminance(hex: string): number {
  const [r, g, b] = channels(hex).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as unknown as Colour;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** WCAG 2.2: contrast ratio, from 1 to 21. */
function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

test('the formula gives the ratios that VISUAL.md lists', () => {
  expect(contrast('#FFFFFF', '#000000')).toBeCloseTo(21, 9);
  // https://webaim.org/resources/contrastchecker: #777777 on white is 4.48.
  expect(contrast('#777777', '#FFFFFF')).toBeCloseTo(4.48, 2);
  const { dark } = themes;
  const listed = [dark.ink, dark.secondary, dark.tertiary, dark.rule, dark.focus, dark.gradient];
  const ratios = listed.map((colour) => Math.round(contrast(colour, '#0B1020') * 10) / 10);
  expect(ratios).toEqual([17.3, 10.5, 6.1, 3.4, 16.8, 11.3]);
});

/** Everything that words or numbers are written in on the plain picture. */
const textColours = (theme: Theme) => ({
  ink: theme.ink,
  secondary: theme.secondary,
  tertiary: theme.tertiary,
  focus: theme.focus,
  gradient: theme.gradient,
  'positive numbers': theme.positive.strong,
  'negative numbers': theme.negative.strong,
});

/** Everything that text stands on: the background, its light, the caption's fade, the inside of a cell. */
const backgrounds = (theme: Theme) => [
  theme.background,
  ...theme.light,
  theme.captionFade,
  ...theme.cell,
];

/** Where the cell ends, the light behind it has 60 % of its strength left. */
const besideTheCell = (theme: Theme) => between(theme.light[0], theme.light[1], 0.4);

/** A negative area's fill beneath one of its stripes, which are painted with half their strength. */
const striped = (fill: string, theme: Theme) => between(fill, theme.negative.stripe, 0.5);

test('light ink is readable on the stripes of negative blocks, too', () => {
  // A product's chip has no plate; its stripes must not come near to the ink.
  const { light } = themes;
  for (const colour of light.negative.block) {
    expect(contrast(light.inkOnBright, striped(colour, light))).toBeGreaterThanOrEqual(4.5);
  }
  for (const colour of light.negative.done) {
    expect(contrast(light.inkOnDone, striped(colour, light))).toBeGreaterThanOrEqual(4.5);
  }
});

describe.each(Object.values(themes))('the $name theme', (theme) => {
  test.each(Object.entries(textColours(theme)))('%s can be read everywhere', (_role, colour) => {
    for (const background of backgrounds(theme)) {
      expect([background, contrast(colour, background)]).toSatisfy(([, ratio]) => ratio >= 4.5);
    }
  });

  test.each([
    ['now', theme.positive.block, theme.inkOnBright],
    ['now', theme.negative.block, theme.inkOnBright],
    ['done', theme.positive.done, theme.inkOnDone],
    ['done', theme.negative.done, theme.inkOnDone],
  ] as const)(
    'numerals on blocks that are %s (%j) can be read',
    (_state, [top, bottom], colour) => {
      // A numeral takes at most the middle 62 % of its block's height.
      for (let share = 0.19; share <= 0.81; share += 0.01) {
        expect(contrast(colour, between(top, bottom, share))).toBeGreaterThanOrEqual(4.5);
      }
    },
  );

  test('numerals in focus can be read on the colours of ribbons', () => {
    // Where a sum's numeral begins, its ribbon has half of the strength of its sign's colour.
    for (const { strong } of [theme.positive, theme.negative]) {
      for (const ground of [theme.background, besideTheCell(theme)]) {
        const ribbon = between(ground, strong, 0.5);
        expect(contrast(theme.focusOnFill, ribbon)).toBeGreaterThanOrEqual(4.5);
      }
    }
  });

  test('numerals of lit cells can be read on every fill of a cell without a sign', () => {
    const { tile, raised, resting, zero } = cellPalette(theme);
    for (const fill of [...tile, ...raised, ...resting, zero]) {
      expect(contrast(litColour(theme, theme.focus), fill)).toBeGreaterThanOrEqual(4.5);
    }
  });

  test('numerals of cells in focus can be read', () => {
    for (const fill of [theme.focus, theme.gradient]) {
      expect(contrast(theme.inkOnBright, fill)).toBeGreaterThanOrEqual(4.5);
    }
  });

  test('words in focus can be read on ghosts and on cells of arrays', () => {
    // What waits for its values is filled with the colour of what lies ahead, at 36 %.
    const ghost = between(theme.light[0], theme.ahead, 0.36);
    const { tile, resting, zero } = cellPalette(theme);
    for (const fill of [ghost, ...tile, ...resting, zero]) {
      expect(contrast(theme.focus, fill)).toBeGreaterThanOrEqual(4.5);
    }
  });

  test('numbers on tokens can be read', () => {
    const resting = theme.name === 'dark' ? theme.inkOnBright : theme.ink;
    expect(contrast(resting, theme.tokenResting)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(theme.inkOnBright, theme.tokenActive)).toBeGreaterThanOrEqual(4.5);
  });

  test.each([
    ['positive edges', theme.positive.strong],
    ['negative edges', theme.negative.strong],
    ['positive edges that are done', theme.positive.spent],
    ['negative edges that are done', theme.negative.spent],
    ['the focus', theme.focus],
    ['the gradient', theme.gradient],
    ['ticks of past beats', theme.secondary],
    ['active tokens', theme.tokenActive],
  ])('%s can be seen', (_role, colour) => {
    for (const background of [theme.background, besideTheCell(theme)]) {
      expect(contrast(colour, background)).toBeGreaterThanOrEqual(3);
    }
  });

  test('a membrane can be seen from both sides', () => {
    for (const background of [theme.background, besideTheCell(theme), theme.cell[1]]) {
      expect(contrast(theme.membrane, background)).toBeGreaterThanOrEqual(3);
    }
  });

  test('rules and empty sockets can be seen', () => {
    expect(contrast(theme.rule, theme.background)).toBeGreaterThanOrEqual(3);
  });

  test('markers of classes can be seen on the background', () => {
    for (const { marker } of theme.classes) {
      expect(contrast(marker, theme.background)).toBeGreaterThanOrEqual(3);
    }
  });

  test('blocks can be seen in the cell, whatever their state', () => {
    for (const { block, done } of [theme.positive, theme.negative]) {
      for (const colour of block) {
        for (const background of theme.cell) {
          expect(contrast(colour, background)).toBeGreaterThanOrEqual(3);
        }
      }
      // A gradient is seen by its brighter end; the numeral in it has its own contrast.
      const best = Math.max(...done.map((colour) => contrast(colour, theme.cell[0])));
      expect(best).toBeGreaterThanOrEqual(3);
    }
  });

  test('the negative sign has a second cue: gaps between dashes differ from the dashes', () => {
    const { strong, underlay } = theme.negative;
    expect(contrast(strong, underlay)).toBeGreaterThanOrEqual(2);
  });

  test('stripes of a negative area can be seen on blocks of now', () => {
    for (const colour of theme.negative.block) {
      expect(contrast(striped(colour, theme), colour)).toBeGreaterThanOrEqual(1.4);
    }
  });

  test('done and now differ by lightness, not only by colour', () => {
    for (const { block, done, strong, spent } of [theme.positive, theme.negative]) {
      expect(contrast(between(...block, 0.5), between(...done, 0.5))).toBeGreaterThanOrEqual(1.5);
      expect(contrast(strong, spent)).toBeGreaterThanOrEqual(1.5);
    }
  });

  test('positive and negative can be told apart without seeing red and green', () => {
    // Machado, Oliveira and Fernandes 2009: a deuteranope's view, on linear RGB; then CIE Lab.
    const distance = (a: string, b: string) => {
      const [p, q] = [lab(deuteranope(a)), lab(deuteranope(b))];
      return Math.hypot(...p.map((value, index) => value - (q[index] as number)));
    };
    expect(distance(theme.positive.strong, theme.negative.strong)).toBeGreaterThan(60);
    // The pair of 3Blue1Brown's networks of 2017 is hardly a pair then.
    expect(distance('#83C167', '#FC6255')).toBeLessThan(60);
  });
});

function linear(hex: string): number[] {
  return channels(hex).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
}

function deuteranope(hex: string): number[] {
  const [r, g, b] = linear(hex) as [number, number, number];
  return [
    0.367322 * r + 0.860646 * g - 0.227968 * b,
    0.280085 * r + 0.672501 * g + 0.047413 * b,
    -0.01182 * r + 0.04294 * g + 0.968881 * b,
  ];
}

/** CIE L*a*b* under D65, from linear sRGB. */
function lab([r, g, b]: number[]): number[] {
  const [red, green, blue] = [r as number, g as number, b as number];
  const f = (value: number) =>
    value > 216 / 24389 ? Math.cbrt(value) : (value * 24389) / 27 / 116 + 16 / 116;
  const x = f((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047);
  const y = f(0.2126729 * red + 0.7151522 * green + 0.072175 * blue);
  const z = f((0.0193339 * red + 0.119192 * green + 0.9503041 * blue) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}
