import type { Atom, LaidSymbol } from '../shape.ts';

/** How {@link lay} sets one character. */
export interface Setting {
  text: string;
  parts?: string[];
  atom?: Atom;
  face?: string;
  script?: boolean;
  /** Baseline and size in em. */
  y?: number;
  size?: number;
  /** Space before it in em. */
  space?: number;
  run?: number;
}

/**
 * A line of symbols without a browser: every character 0.5 em wide, letters italic as KaTeX sets
 * variables, `+ − =` as operators with space around them.
 */
export function lay(...settings: (string | Setting)[]): LaidSymbol[] {
  let x = 0;
  const list = settings.flatMap<Setting>((one) =>
    typeof one === 'string' ? [...one].map((text) => ({ text })) : [one],
  );
  return list.map((setting, index) => {
    const { text, parts = [], script = false, run = index } = setting;
    const size = setting.size ?? (script ? 0.7 : 1);
    const y = setting.y ?? (script ? 0.15 : 0);
    const operator = '+−=·'.includes(text);
    const atom = setting.atom ?? (text === '=' ? 'rel' : operator ? 'bin' : 'ord');
    const face =
      setting.face ?? (/\p{L}/u.test(text) ? 'italic 400 KaTeX_Math' : 'normal 400 KaTeX_Main');
    const around = atom === 'ord' ? 0 : 0.3;
    x += (setting.space ?? 0) + around;
    const left = x;
    x += 0.5 * size + around;
    return {
      text,
      index,
      parts,
      atom,
      script,
      run,
      color: null,
      shape: { kind: 'glyph', text, face, size, x: left, y },
      box: { x: left, y: y - 0.5 * size, width: 0.5 * size, height: 0.5 * size },
    };
  });
}

/** An index: `w` with {@link index} `3`. */
export function index(text: string, parts: string[] = []): Setting {
  return { text, parts, script: true };
}
