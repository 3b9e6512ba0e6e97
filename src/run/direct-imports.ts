import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type ESTree, type Plugin, parseAst } from 'vite';

/** The subpaths of the package that lessons import from. */
const SUBPATH = /^gradreel\/[a-z]+$/;

/** Where a name that a subpath exports is defined, and what it is called there. */
interface Definition {
  readonly file: string;
  readonly name: string;
}

/** Finds the file that a module imports. */
type Resolve = (source: string, importer: string) => Promise<string | undefined>;

/**
 * Imports from a subpath of the package become imports of the files that define the names:
 *
 *     import { beat, type Run } from 'gradreel/lesson'  →  import { beat as beat } from "…/src/lesson/beat.ts"
 *
 * So a module loads, and depends on, what it uses: a node that a scene does not use is no part of its segments'
 * keys, and a run loads nothing that needs a browser. Names that a subpath does not have are left to the
 * bundler, which knows how to say so.
 *
 * @returns the plugin, and the files of the subpaths that were read: another list of exports may mean other files
 */
export function directImports(): { readonly plugin: Plugin; readonly subpaths: () => string[] } {
  const read = new Map<string, ReturnType<typeof exportsOf>>();
  const plugin: Plugin = {
    name: 'gradreel:direct-imports',
    enforce: 'pre',
    // A page that is served is read again after each change.
    watchChange: (file) => {
      read.delete(file);
    },
    transform: {
      filter: { id: /\.[cm]?[jt]sx?$/, code: /['"]gradreel\/[a-z]+['"]/ },
      async handler(code, id) {
        const resolve: Resolve = async (source, importer) =>
          (await this.resolve(source, importer, { skipSelf: true }))?.id;
        const known = (file: string) => {
          const found = read.get(file) ?? exportsOf(file, resolve);
          read.set(file, found);
          return found;
        };
        const changed = await rewritten(code, id, resolve, known);
        // Lines stay where they are; within one line an error is found by its words.
        return changed === code ? undefined : { code: changed, map: null };
      },
    },
  };
  return { plugin, subpaths: () => [...read.keys()] };
}

async function rewritten(
  code: string,
  id: string,
  resolve: Resolve,
  known: (file: string) => Promise<ReadonlyMap<string, Definition>>,
): Promise<string> {
  let result = code;
  // From the end, so that places before it stay what they are.
  for (const statement of statementsOf(code, id).reverse()) {
    if (statement.type !== 'ImportDeclaration' || !SUBPATH.test(statement.source.value)) continue;
    const { specifiers, start, end } = statement;
    if (specifiers.some(({ type }) => type === 'ImportNamespaceSpecifier')) continue;
    // Looked up from where the module's package begins: other plugins give what lessons import other ids.
    const subpath = await resolve(statement.source.value, packageFile(id));
    if (subpath === undefined) continue;
    const definitions = await known(subpath);
    const imports =
      statement.importKind === 'type'
        ? []
        : specifiers.flatMap((specifier) => {
            const name = importedName(specifier);
            if (name === undefined) return [];
            const from = definitions.get(name) ?? { file: statement.source.value, name };
            return `import { ${from.name} as ${specifier.local.name} } from ${JSON.stringify(from.file)};`;
          });
    const lines = '\n'.repeat(code.slice(start, end).split('\n').length - 1);
    result = result.slice(0, start) + imports.join(' ') + lines + result.slice(end);
  }
  return result;
}

/** The `package.json` above a module. */
function packageFile(id: string): string {
  for (let folder = dirname(id); ; folder = dirname(folder)) {
    const file = join(folder, 'package.json');
    if (existsSync(file) || folder === dirname(folder)) return file;
  }
}

/** What a specifier imports; nothing for a type. */
function importedName(specifier: ESTree.ImportDeclarationSpecifier): string | undefined {
  if (specifier.type !== 'ImportSpecifier') return 'default';
  if (specifier.importKind === 'type') return undefined;
  const { imported } = specifier;
  return imported.type === 'Identifier' ? imported.name : imported.value;
}

/** The statements of a module; none of one that does not compile, for whoever compiles it says where and why. */
function statementsOf(code: string, id: string): ESTree.Program['body'] {
  try {
    return [...parseAst(code, { lang: languageOf(id) }).body];
  } catch {
    return [];
  }
}

/** What a module exports from other modules, and where it is defined there. */
async function exportsOf(file: string, resolve: Resolve): Promise<Map<string, Definition>> {
  const found = new Map<string, Definition>();
  const code = await readFile(file, 'utf8');
  for (const statement of parseAst(code, { lang: languageOf(file) }).body) {
    if (statement.type !== 'ExportNamedDeclaration' || statement.source === null) continue;
    const from = await resolve(statement.source.value, file);
    if (from === undefined) continue;
    for (const { local, exported } of statement.specifiers) {
      found.set(nameOf(exported), { file: from, name: nameOf(local) });
    }
  }
  return found;
}

function nameOf(name: ESTree.ModuleExportName): string {
  return name.type === 'Literal' ? name.value : name.name;
}

function languageOf(file: string): 'tsx' | 'ts' {
  return file.endsWith('x') ? 'tsx' : 'ts';
}
