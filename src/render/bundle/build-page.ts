import { extname, join } from 'node:path';
import { ownModule, ownPath } from '../../files/package-folder.ts';
import { bundlePage, type PageFiles } from './bundle-page.ts';
import type { ModuleGraph } from './module-graph.ts';
import { buildRest, restOfPage } from './rest-part.ts';
import { SCENES_ID, scenesModule } from './scenes-module.ts';
import { buildScenes } from './scenes-part.ts';

/** The page that plays a lesson's scenes. */
export interface BuiltPage {
  /** What is served, in memory: path to contents. */
  readonly files: PageFiles;
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

/**
 * Builds the page for a lesson's scene files. Its scenes are built each time; the rest of the page, which is
 * most of it, is kept in the cache.
 *
 * @param root the folder of the page's `index.html` and `main.ts`
 * @throws SceneError with file and line when a scene does not compile.
 */
export async function buildPage(
  sceneFiles: readonly string[],
  root = ownPath('render', 'page'),
): Promise<BuiltPage> {
  const scenes = await buildScenes(sceneFiles, root);
  const rest = scenes.isWhole ? undefined : await restOfPage(root, scenes.imports);
  const isWanting =
    rest === undefined ||
    [...scenes.names].some(([script, names]) =>
      names.some((name) => rest.exports[script]?.includes(name) === false),
    );
  // Only the bundler knows what to make of it, or how to say what is wrong.
  if (isWanting) return buildWhole(sceneFiles, root);
  return {
    files: new Map([...rest.files, ...scenes.files]),
    sources: [...new Set([...rest.sources, ...scenes.sources])],
    // What is outside of the scenes has no imports in their graph.
    graph: new Map([...scenes.graph, ...rest.graph]),
    ...placesOf(root),
    sourceMaps: mapsOf(async () => {
      const parts = [
        await buildScenes(sceneFiles, root, true),
        await buildRest(root, scenes.imports, true),
      ];
      return parts.flatMap(({ files }) => [...files]);
    }),
  };
}

/** Builds the page in one piece. */
async function buildWhole(sceneFiles: readonly string[], root: string): Promise<BuiltPage> {
  const bundling = { root, plugins: [scenesModule(sceneFiles)] };
  const { files, sources, graph } = await bundlePage(bundling);
  return {
    files,
    sources,
    graph,
    ...placesOf(root),
    sourceMaps: mapsOf(async () => [...(await bundlePage({ ...bundling, sourcemap: true })).files]),
  };
}

function placesOf(root: string): Pick<BuiltPage, 'main' | 'scenesList'> {
  return { main: join(root, `main${extname(ownModule('index'))}`), scenesList: SCENES_ID };
}

/** The source maps among files, which are made once. */
function mapsOf(build: () => Promise<[string, string | Uint8Array][]>): BuiltPage['sourceMaps'] {
  let maps: Promise<ReadonlyMap<string, string>> | undefined;
  return () => {
    maps ??= build().then((files) => {
      const texts = files.filter(([name]) => name.endsWith('.map'));
      return new Map(texts.map(([name, text]) => [name.slice(0, -'.map'.length), String(text)]));
    });
    return maps;
  };
}
