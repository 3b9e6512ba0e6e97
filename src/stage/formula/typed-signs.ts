/**
 * Signs that are typed as themselves where KaTeX either knows another one of the kind (a `·` is a punctuation mark to
 * it, with a comma's space behind) or none, with the command that is meant. Whatever is not here KaTeX sets as its
 * command does: `× − ≤ ≠ ≈ → ∈ ∇ ℝ` and their like; typed-signs.browser.test.ts compares them all.
 */
export const TYPED_SIGNS: Readonly<Record<string, string>> = {
  '·': '\\cdot',
  '•': '\\bullet',
  '–': '-',
  '⋆': '\\star',
  '⋄': '\\diamond',
  '◇': '\\Diamond',
  '◊': '\\lozenge',
  '∕': '/',
  '⁄': '/',
  '∶': ':',
  '⨿': '\\amalg',
  '†': '\\dagger',
  '‡': '\\ddagger',
  '⊲': '\\lhd',
  '⊳': '\\rhd',
  '⊴': '\\trianglelefteq',
  '⊵': '\\trianglerighteq',
  '⋪': '\\ntriangleleft',
  '⋫': '\\ntriangleright',
  '⋖': '\\lessdot',
  '⋗': '\\gtrdot',
  '∍': '\\backepsilon',
  '‖': '\\Vert',
  '∥': '\\parallel',
  '⊥': '\\perp',
  '⊤': '\\top',
  '∅': '\\emptyset',
  '∄': '\\nexists',
  '√': '\\sqrt',
  '′': "'",
  '″': "''",
  '‴': "'''",
  '‵': '\\backprime',
  '½': '\\tfrac{1}{2}',
  '⅓': '\\tfrac{1}{3}',
  '¼': '\\tfrac{1}{4}',
  µ: '\\mu',
  ϰ: '\\varkappa',
  '℧': '\\mho',
  '△': '\\triangle',
  '▽': '\\triangledown',
  '◃': '\\triangleleft',
  '▹': '\\triangleright',
  '▲': '\\blacktriangle',
  '▼': '\\blacktriangledown',
  '◀': '\\blacktriangleleft',
  '▶': '\\blacktriangleright',
  '□': '\\square',
  '■': '\\blacksquare',
  '⧫': '\\blacklozenge',
  '★': '\\bigstar',
  '∐': '\\coprod',
  '⋀': '\\bigwedge',
  '⋁': '\\bigvee',
  '⋂': '\\bigcap',
  '⋃': '\\bigcup',
  '⨀': '\\bigodot',
  '⨁': '\\bigoplus',
  '⨂': '\\bigotimes',
  '⨄': '\\biguplus',
  '⨆': '\\bigsqcup',
};

/** The part of KaTeX's macro expander that a macro needs to know where it stands. */
interface Expander {
  readonly mode: 'math' | 'text';
}

/** Inside `\text{…}` a sign is the text's own: KaTeX looks at a token with this mark no second time. */
function typedSign(sign: string, command: string) {
  return ({ mode }: Expander) =>
    mode === 'math' ? command : { tokens: [{ text: sign, noexpand: true }], numArgs: 0 };
}

/** {@link TYPED_SIGNS} as KaTeX's option `macros` takes them. */
export const TYPED_SIGN_MACROS = Object.fromEntries(
  Object.entries(TYPED_SIGNS).map(([sign, command]) => [sign, typedSign(sign, command)]),
);
