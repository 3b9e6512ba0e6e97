import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { Plugin } from 'vite';
import { placeOf } from '../files/place.ts';
import { nearest } from './nearest.ts';

/** ``Import `maxi` will always be undefined because there is no matching export in 'src/np/index.ts'`` */
const UNDEFINED = /Import `(\w+)` will always be undefined .* in '(.+?)'/;
/** At most so many names that begin alike are offered. */
const OFFERED = 3;

interface MissingName {
  readonly name: string;
  /** The file that asks for it. */
  readonly file: string;
  /** What the module that it asks exports. */
  readonly exports: readonly string[];
}

/** The names that a module exports itself, and the modules that it passes on whole. */
interface Exports {
  readonly names: readonly string[];
  readonly stars: readonly string[];
}

function namesOf(file: string, exported: ReadonlyMap<string, Exports>): string[] {
  const { names = [], stars = [] } = exported.get(file) ?? {};
  return [...names, ...stars.flatMap((star) => namesOf(star, exported))];
}

/**
 * Notes where a module reads a name from a namespace that does not have it, such as `np.maxi` after
 * `import * as np from 'gradreel/np'`. To the bundler that is `undefined`, and to who runs it a riddle.
 *
 * @returns the plugin, and once the build has ended what to tell the author about the first such name
 */
export function missingNames(): {
  readonly plugin: Plugin;
  readonly complaint: () => Promise<string | undefined>;
} {
  const exported = new Map<string, Exports>();
  const missing: MissingName[] = [];
  const plugin: Plugin = {
    name: 'gradreel:missing-names',
    buildEnd() {
      for (const id of this.getModuleIds()) {
        const { exports = [], code } = this.getModuleInfo(id) ?? {};
        const passed = [...(code ?? '').matchAll(/^export \* from ['"](.+?)['"]/gm)];
        const stars = passed.map(([, source = '']) => join(dirname(id), source));
        exported.set(id, { names: exports, stars });
      }
    },
    onLog(_, { code, id = '', message }) {
      if (code !== 'IMPORT_IS_UNDEFINED' || id.startsWith('\0') || id.includes('/node_modules/'))
        return;
      const [, name, module] = UNDEFINED.exec(stripVTControlCharacters(message)) ?? [];
      if (name === undefined || module === undefined) return;
      const asked = [...exported.keys()].find((file) => file.endsWith(`/${module}`));
      const exports = asked === undefined ? [] : namesOf(asked, exported);
      missing.push({ name, file: id, exports });
    },
  };
  return {
    plugin,
    async complaint() {
      const [first] = missing;
      if (first === undefined) return undefined;
      return missingNameMessage(first, await readFile(first.file, 'utf8').catch(() => ''));
    },
  };
}

/**
 * @example
 * // scenes/01-one-neuron/run.ts:12: np has no "maxi". Is it np.max or np.maximum?
 */
function missingNameMessage({ name, file, exports }: MissingName, source: string): string {
  // Comments, so that the name in one is not taken for the place; lines stay where they are.
  const code = source.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, (text) => text.replace(/[^\n]/g, ' '));
  const use = new RegExp(`(\\w+)\\s*\\??\\.\\s*${name}\\b`).exec(code);
  const line = use === null ? '' : `:${code.slice(0, use.index).split('\n').length}`;
  const space = use?.[1];
  const written = (other: string) => (space === undefined ? other : `${space}.${other}`);
  const near = nearNames(name, exports).map(written);
  const guess = near.length === 0 ? '' : ` Is it ${near.join(' or ')}?`;
  return `${placeOf(file)}${line}: ${space ?? 'The module'} has no "${name}".${guess}`;
}

/**
 * The nearest name first, then those that begin with the same letters, the shortest first.
 *
 * @example
 * nearNames('maxi', ['max', 'min', 'maximum', 'mean']) // ['max', 'maximum']
 */
export function nearNames(name: string, names: readonly string[]): string[] {
  const best = nearest(name, names);
  const alike = names
    .filter((other) => other.toLowerCase().startsWith(name.toLowerCase()))
    .sort((a, b) => a.length - b.length || a.localeCompare(b));
  return [...new Set([...(best === undefined ? [] : [best]), ...alike])].slice(0, OFFERED);
}
