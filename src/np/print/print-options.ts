/** The names and defaults of numpy.set_printoptions. */
export interface PrintOptions {
  /** most digits after the decimal point (8) */
  precision?: number;
  /** how many elements before the middle is left out (1000) */
  threshold?: number;
  /** how many entries to show at each end then (3) */
  edgeitems?: number;
  /** characters a line (75) */
  linewidth?: number;
  /** never use the exponent form (false) */
  suppress?: boolean;
  /** '-': only minus signs, '+': always a sign, ' ': a blank for plus */
  sign?: '-' | '+' | ' ';
  floatmode?: 'maxprec' | 'maxprec_equal' | 'fixed' | 'unique';
  /** between elements (' ') */
  separator?: string;
  /** text that will stand before the array: later lines are indented by its length */
  prefix?: string;
  /** text that will stand behind the array: lines are shortened by its length */
  suffix?: string;
  nanstr?: string;
  infstr?: string;
  /** a formatter of one's own for every element */
  formatter?: (x: number) => string;
}

export const DEFAULTS = {
  precision: 8,
  threshold: 1000,
  edgeitems: 3,
  linewidth: 75,
  suppress: false,
  sign: '-',
  floatmode: 'maxprec',
  separator: ' ',
  prefix: '',
  suffix: '',
  nanstr: 'nan',
  infstr: 'inf',
} as const;

/** All options, given or by default. */
export type Settings = Required<Omit<PrintOptions, 'formatter'>> & Pick<PrintOptions, 'formatter'>;
export type Format = (x: number) => string;
