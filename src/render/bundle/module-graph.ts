import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { isAbsolute, join, sep } from 'node:path';
import type { Plugin } from 'vite';
import { placeOf } from '../../files/place.ts';

/** Which module of a build imports which; ids are absolute paths, some with a query. */
export type ModuleGraph = ReadonlyMap<string, readonly string[]>;

/** Notes the imports of every module while a build runs. */
export function graphPlugin(): { readonly plugin: Plugin; readonly graph: () => ModuleGraph } {
  const graph = new Map<string, readonly string[]>();
  const plugin: Plugin = {
    name: 'gradreel:module-graph',
    buildEnd() {
      graph.clear();
      for (const id of this.getModuleIds()) {
        const info = this.getModuleInfo(id);
        if (info === null) continue;
        graph.set(id, [...info.importedIds, ...info.dynamicallyImportedIds]);
      }
    },
  };
  return { plugin, graph: () => graph };
}

/**
 * The files that a module depends on, itself included. What is reached only through `beyond` is left out.
 *
 * @example
 * dependencies(graph, ['/p/scenes/01-one-neuron/neuron.tsx?scene'])
 */
export function dependencies(
  graph: ModuleGraph,
  entries: readonly string[],
  beyond: (id: string) => boolean = () => false,
): string[] {
  const reached = new Set<string>();
  const waiting = [...entries];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (reached.has(id) || beyond(id)) continue;
    reached.add(id);
    waiting.push(...(graph.get(id) ?? []));
  }
  const files = [...reached].map((id) => id.split('?')[0] as string).filter(isAbsolute);
  return [...new Set(files)].sort();
}

/**
 * What the code in some files is, for a key: the hash of each file of the project under its place in the
 * project, and of each package its version.
 *
 * @param known what was found out before, for several calls that ask for much the same files
 */
export async function codeOf(
  files: readonly string[],
  known: Map<string, Promise<CodePart>> = new Map(),
): Promise<Record<string, string>> {
  const parts = files.map((file) => {
    const part = known.get(file) ?? partOf(file);
    known.set(file, part);
    return part;
  });
  const entries = await Promise.all(parts);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A file with its hash, or a package with its version. */
export type CodePart = readonly [name: string, identity: string];

async function partOf(file: string): Promise<CodePart> {
  const inPackage = packageOf(file);
  if (inPackage !== undefined) return inPackage;
  const contents = await readFile(file);
  const place = placeOf(file);
  return [place, createHash('sha256').update(contents).digest('hex')];
}

const MODULES = `${sep}node_modules${sep}`;
const versions = new Map<string, string>();

/** Name and version of the package that a file belongs to. */
function packageOf(file: string): [name: string, version: string] | undefined {
  const at = file.lastIndexOf(MODULES);
  if (at < 0) return undefined;
  const [first, second] = file.slice(at + MODULES.length).split(sep) as [string, string];
  const name = first.startsWith('@') ? `${first}/${second}` : first;
  const folder = join(file.slice(0, at), 'node_modules', ...name.split('/'));
  let version = versions.get(folder);
  if (version === undefined) {
    const contents = readFileSync(join(folder, 'package.json'), 'utf8');
    version = (JSON.parse(contents) as { version: string }).version;
    versions.set(folder, version);
  }
  return [name, version];
}
