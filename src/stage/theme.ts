/** The roles that colours play; VISUAL: no meaning by colour alone, so each role has a second cue. */
export interface Theme {
  readonly name: 'dark' | 'light';
  readonly background: string;
  /** The one radial light behind the focus, from its centre outwards. */
  readonly light: readonly [string, string];
  /** The end of the fade behind captions. */
  readonly captionFade: string;
  readonly ink: string;
  readonly secondary: string;
  readonly tertiary: string;
  /** Axes, rules, empty sockets. */
  readonly rule: string;
  /** Beat ticks that are still ahead. */
  readonly ahead: string;
  /** Text on bright fills. */
  readonly inkOnBright: string;
  /** Text on deep fills. */
  readonly inkOnDone: string;
  /** Inside of memory that is allocated and empty. */
  readonly socket: string;
  readonly positive: SignColours;
  readonly negative: SignColours;
  /** The forward pass and the focus. */
  readonly focus: string;
  /** Numerals in focus that stand on a colour, such as a ribbon's. */
  readonly focusOnFill: string;
  readonly gradient: string;
  /** Outline and inside of a neuron seen from within. */
  readonly membrane: string;
  readonly cell: readonly [string, string];
  /** An input that rests, an input in focus. */
  readonly tokenResting: string;
  readonly tokenActive: string;
  /** Around a token: what makes a pale one visible on a pale ground. */
  readonly tokenRim: string;
  /** A pixel of a picture, from dark to bright. */
  readonly pixel: readonly [string, string];
  /** The classes of a data set, in their order: ● ▲ ■ (see marker.ts). More than three begin again. */
  readonly classes: readonly [ClassColours, ClassColours, ClassColours];
}

/** One class's colours; its marker's shape is the second cue. */
export interface ClassColours {
  /** Its points. */
  readonly marker: string;
  /** Where a network decides for it with full confidence. */
  readonly region: string;
}

/** One sign's colours: strong for now, deep for done, underlay beneath dashes. */
export interface SignColours {
  readonly strong: string;
  /** Top and bottom of a bright block. */
  readonly block: readonly [string, string];
  /** Top and bottom of a done block that carries light text. */
  readonly done: readonly [string, string];
  /** An edge that has done its work. */
  readonly spent: string;
  /** Beneath the dashes of a negative edge. */
  readonly underlay: string;
  /** Stripes of a negative area, at half their strength; the ink of its numerals is readable on them too. */
  readonly stripe: string;
  /** Beneath the dashes of an edge that has done its work. */
  readonly spentUnderlay: string;
}

export const dark: Theme = {
  name: 'dark',
  background: '#0B1020',
  light: ['#1A2547', '#0B1020'],
  captionFade: '#070B17',
  ink: '#F2F5FA',
  secondary: '#B8C1D6',
  tertiary: '#8792AD',
  rule: '#5B6785',
  ahead: '#2A3450',
  inkOnBright: '#0B1020',
  inkOnDone: '#F2F5FA',
  socket: '#0A0F1C',
  positive: {
    strong: '#4DA3F0',
    block: ['#62B1F6', '#3D92E0'],
    done: ['#2F78BF', '#1F548C'],
    spent: '#326CA4',
    underlay: '#2B5D90',
    stripe: '#2B5D90',
    spentUnderlay: '#2B5D90',
  },
  negative: {
    strong: '#F7741E',
    block: ['#FF8A3A', '#F06A12'],
    done: ['#BA4F10', '#7A3A16'],
    spent: '#B04A0E',
    underlay: '#8A4416',
    stripe: '#8A4416',
    spentUnderlay: '#4A291E',
  },
  focus: '#FFF3A3',
  focusOnFill: '#FFF3A3',
  gradient: '#F0B4F0',
  membrane: '#5B698C',
  cell: ['#1A2443', '#111930'],
  tokenResting: '#A9B4CC',
  tokenActive: '#F2F5FA',
  tokenRim: '#A9B4CC',
  classes: [
    { marker: '#38D6C4', region: '#1B7F78' },
    { marker: '#FFC94D', region: '#B8842C' },
    { marker: '#F0527A', region: '#9C2E55' },
  ],
  pixel: ['#1B243D', '#F2F5FA'],
};

export const light: Theme = {
  name: 'light',
  background: '#FAFBFD',
  light: ['#EDF2FB', '#FAFBFD'],
  captionFade: '#EEF1F7',
  ink: '#10162A',
  secondary: '#414C66',
  tertiary: '#5A6580',
  rule: '#7C879F',
  ahead: '#D5DBE8',
  inkOnBright: '#FFFFFF',
  inkOnDone: '#F2F5FA',
  socket: '#FFFFFF',
  positive: {
    strong: '#0A63B8',
    block: ['#1C74CA', '#0A5AA8'],
    done: ['#0F4F8E', '#0C3F72'],
    spent: '#5892CC',
    underlay: '#8FB4DA',
    stripe: '#00182E',
    spentUnderlay: '#8FB4DA',
  },
  negative: {
    strong: '#B34700',
    block: ['#C45208', '#A34000'],
    done: ['#8A3700', '#702D00'],
    spent: '#C87B47',
    underlay: '#E3BFA3',
    stripe: '#2A0F00',
    spentUnderlay: '#F3E3D6',
  },
  focus: '#785800',
  focusOnFill: '#3F2E00',
  gradient: '#8A2BB8',
  membrane: '#7C879F',
  cell: ['#FFFFFF', '#F3F6FB'],
  tokenResting: '#D9DFEA',
  tokenActive: '#10162A',
  tokenRim: '#7C879F',
  classes: [
    { marker: '#00746A', region: '#8FD3CB' },
    { marker: '#8F5F00', region: '#EBC77A' },
    { marker: '#B3174A', region: '#F0A3BC' },
  ],
  pixel: ['#27324E', '#FFFFFF'],
};

export const themes = { dark, light } as const;
