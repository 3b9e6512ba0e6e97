import type { Plugin, Rolldown } from 'vite';
import { isLinked } from '../../files/link.ts';
import { lessonTsconfig } from '../../files/package-folder.ts';
import { compileMessage } from '../../run/compile-message.ts';
import { directImports } from '../../run/direct-imports.ts';
import { missingNames } from '../../run/missing-names.ts';
import { moduleList } from '../../run/module-list.ts';
import { ownPackages } from '../../run/own-packages.ts';
import { SceneError } from '../errors.ts';
import { graphPlugin, type ModuleGraph } from './module-graph.ts';

/** Files of a page by their paths. */
export type PageFiles = ReadonlyMap<string, string | Uint8Array>;

/** What a page is built from. */
export interface Bundling {
  /** The folder of the page's `index.html` and `main.ts`. */
  readonly root: string;
  readonly plugins: readonly Plugin[];
  /** The modules that are wanted as files of their own, by name; `index.html` when left out. */
  readonly entries?: Readonly<Record<string, string>>;
  readonly sourcemap?: boolean;
}

/** A page, or a part of it. */
export interface Bundled {
  readonly files: PageFiles;
  readonly chunks: readonly Rolldown.OutputChunk[];
  readonly graph: ModuleGraph;
  /** Files of the project that went into it. */
  readonly sources: readonly string[];
}

/**
 * Bundles a page, or a part of it, in memory.
 *
 * @throws SceneError with file and line when something does not compile.
 */
export async function bundlePage(bundling: Bundling): Promise<Bundled> {
  const { root, plugins, entries, sourcemap = false } = bundling;
  const [{ build }, { scenePlugins }] = await Promise.all([
    import('vite'),
    import('./motion-canvas-plugins.ts'),
  ]);
  const modules = moduleList();
  const direct = directImports();
  const missing = missingNames();
  const { plugin, graph } = graphPlugin();
  const { output } = (await build({
    configFile: false,
    resolve: { preserveSymlinks: isLinked() },
    root,
    base: './',
    tsconfig: lessonTsconfig,
    logLevel: 'silent',
    plugins: [
      modules.plugin,
      direct.plugin,
      missing.plugin,
      plugin,
      ...plugins,
      ownPackages(),
      ...scenePlugins(),
    ],
    build: {
      write: false,
      target: 'esnext',
      minify: false,
      modulePreload: false,
      sourcemap,
      chunkSizeWarningLimit: Number.POSITIVE_INFINITY,
      ...(entries === undefined
        ? {}
        : {
            // One style sheet, linked from the page: whichever entry it belongs to.
            cssCodeSplit: false,
            rolldownOptions: {
              input: entries,
              preserveEntrySignatures: 'strict',
              output: { entryFileNames: ({ name }) => entryFile(name) },
            },
          }),
    },
  }).catch((cause: Error) => {
    throw new SceneError(compileMessage(cause), { cause });
  })) as Rolldown.RolldownOutput;
  const complaint = await missing.complaint();
  if (complaint !== undefined) throw new SceneError(complaint);
  return {
    files: new Map(
      output.map((part) => [part.fileName, part.type === 'chunk' ? part.code : part.source]),
    ),
    chunks: output.filter((part) => part.type === 'chunk'),
    graph: graph(),
    sources: [...new Set([...modules.files(), ...direct.subpaths()])],
  };
}

/** Where the script of an entry lies in the page. All scripts lie in one folder. */
export function entryFile(name: string): string {
  return `assets/${name}.js`;
}
