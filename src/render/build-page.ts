import { join } from 'node:path';
import type { Plugin, Rolldown } from 'vite';
import { projectRoot } from '../files/project-root.ts';
import { compileMessage } from '../run/compile-message.ts';
import { moduleList } from '../run/module-list.ts';
import { SceneError } from './errors.ts';
import { graphPlugin, type ModuleGraph } from './module-graph.ts';

/** The page that plays a lesson's scenes. */
export interface BuiltPage {
  /** What is served, in memory: path to contents. */
  readonly files: ReadonlyMap<string, string | Uint8Array>;
  /** Files of the project that it is made of. */
  readonly sources: readonly string[];
  /** Which module imports which. */
  readonly graph: ModuleGraph;
  /** The module that the page begins with, and the one that lists the scenes. */
  readonly main: string;
  readonly scenesList: string;
  /**
   * The source map of each script. They are made when they are asked for: that takes as long as the page
   * itself, and only what goes wrong asks.
   */
  readonly sourceMaps: () => Promise<ReadonlyMap<string, string>>;
}

const SCENES = 'virtual:gradreel/scenes';

/** Gives the page its scenes: `virtual:gradreel/scenes` is the list of a lesson's scene modules. */
export function scenesModule(sceneFiles: readonly string[]): Plugin {
  return {
    name: 'gradreel:scenes',
    resolveId: (id) => (id === SCENES ? `\0${SCENES}` : undefined),
    load: (id) => (id === `\0${SCENES}` ? scenesSource(sceneFiles) : undefined),
  };
}

/** The source of a module that imports scene files and exports them as a list, in their order. */
export function scenesSource(sceneFiles: readonly string[]): string {
  const names = sceneFiles.map((_, index) => `scene${index}`);
  const imports = sceneFiles.map(
    (file, index) => `import ${names[index]} from ${JSON.stringify(`${file}?scene`)};`,
  );
  return `${imports.join('\n')}\nexport default [${names.join(', ')}];\n`;
}

/**
 * Builds the page for a lesson's scene files.
 *
 * @param root the folder of the page's `index.html` and `main.ts`
 * @throws SceneError with file and line when a scene does not compile.
 */
export async function buildPage(
  sceneFiles: readonly string[],
  root = join(projectRoot, 'src', 'render', 'page'),
): Promise<BuiltPage> {
  const modules = moduleList();
  const { plugin, graph } = graphPlugin();
  const plugins = [modules.plugin, plugin];
  const files = await bundle(sceneFiles, root, plugins);
  let maps: Promise<Files> | undefined;
  return {
    files,
    sources: modules.files(),
    graph: graph(),
    main: join(root, 'main.ts'),
    scenesList: `\0${SCENES}`,
    sourceMaps: async () => {
      maps ??= bundle(sceneFiles, root, [], true);
      const texts = [...(await maps)].filter(([name]) => name.endsWith('.map'));
      return new Map(texts.map(([name, text]) => [name.slice(0, -'.map'.length), String(text)]));
    },
  };
}

type Files = BuiltPage['files'];

async function bundle(
  sceneFiles: readonly string[],
  root: string,
  plugins: readonly Plugin[],
  sourcemap = false,
): Promise<Files> {
  const [{ build }, { scenePlugins }] = await Promise.all([
    import('vite'),
    import('./motion-canvas-plugins.ts'),
  ]);
  const { output } = (await build({
    configFile: false,
    root,
    base: './',
    logLevel: 'silent',
    plugins: [...plugins, ...scenePlugins(), scenesModule(sceneFiles)],
    build: {
      write: false,
      target: 'esnext',
      minify: false,
      modulePreload: false,
      sourcemap,
      chunkSizeWarningLimit: Number.POSITIVE_INFINITY,
    },
  }).catch((cause: Error) => {
    throw new SceneError(compileMessage(cause), { cause });
  })) as Rolldown.RolldownOutput;
  return new Map(
    output.map((part) => [part.fileName, part.type === 'chunk' ? part.code : part.source]),
  );
}
