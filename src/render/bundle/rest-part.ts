import { join } from 'node:path';
import { isAbsolute } from 'node:path/posix';
import type { Plugin } from 'vite';
import { cacheFolder } from '../../files/cache-folder.ts';
import { readChecked, writeChecked } from '../../files/checked-folder.ts';
import { lessonTsconfig, ownModule } from '../../files/package-folder.ts';
import { fileAt, placeOf } from '../../files/place.ts';
import { changedSources, hashSources, type Rendered } from '../assemble/rendered.ts';
import { contentKey } from '../plan/content-key.ts';
import { bundlePage, entryFile, type PageFiles } from './bundle-page.ts';
import type { ModuleGraph } from './module-graph.ts';
import { SCENES } from './scenes-module.ts';
import { SCENES_NAME, scriptOf } from './scenes-part.ts';

/** A page without its scenes: the player, the stage, the packages. */
export interface RestPart {
  readonly files: PageFiles;
  readonly sources: readonly string[];
  readonly graph: ModuleGraph;
  /** What the scripts that scenes import from have for them, by their names. */
  readonly exports: Readonly<Record<string, readonly string[]>>;
}

/** What lies in the cache beside the files' bytes, which follow each other without a gap. */
interface Description {
  /** Every file of the project that it is made of and with, with the hash that it had. */
  readonly made: Rendered['sources'];
  readonly sources: readonly string[];
  readonly graph: readonly (readonly [id: string, imports: readonly string[]])[];
  readonly exports: RestPart['exports'];
  readonly files: readonly (readonly [name: string, bytes: number])[];
}

const NAMES = ['page.json', 'files'] as const;
/** Changes whenever what lies in the cache is to be read in another way. */
const FORMAT = 1;

/**
 * The page without its scenes, from the cache while no file has changed that it is made of.
 *
 * @param imports the modules that scenes import, by the names of their scripts
 * @throws SceneError with file and line when something does not compile.
 */
export async function restOfPage(
  root: string,
  imports: ReadonlyMap<string, string>,
): Promise<RestPart> {
  const key = contentKey({
    format: FORMAT,
    root: toPlace(root),
    imports: [...imports.keys()].sort(),
    mode: process.env.NODE_ENV ?? '',
  });
  const folder = cacheFolder('pages', key);
  const kept = await readKept(folder);
  if (kept !== undefined) return kept;
  const rest = await buildRest(root, imports);
  // A cache that takes nothing costs the time to build it again, no more.
  await keep(folder, rest).catch(() => undefined);
  return rest;
}

/** Builds it, whatever the cache holds. */
export async function buildRest(
  root: string,
  imports: ReadonlyMap<string, string>,
  sourcemap = false,
): Promise<RestPart> {
  const { files, graph, sources, chunks } = await bundlePage({
    root,
    plugins: [scenesOutside],
    entries: { index: join(root, 'index.html'), ...Object.fromEntries(imports) },
    sourcemap,
  });
  const exported = (name: string) =>
    chunks.find(({ fileName }) => fileName === entryFile(name))?.exports ?? [];
  return {
    files,
    sources,
    graph,
    exports: Object.fromEntries([...imports.keys()].map((name) => [name, exported(name)])),
  };
}

const scenesOutside: Plugin = {
  name: 'gradreel:scenes-outside',
  enforce: 'pre',
  resolveId: (id) => (id === SCENES ? { id: scriptOf(SCENES_NAME), external: true } : undefined),
};

async function readKept(folder: string): Promise<RestPart | undefined> {
  const kept = await readChecked(folder, NAMES);
  if (kept === undefined) return undefined;
  const { made, sources, graph, exports, files } = JSON.parse(
    kept['page.json'].toString(),
  ) as Description;
  if ((await changedSources({ sources: made })).length > 0) return undefined;
  let offset = 0;
  const take = (bytes: number) => {
    offset += bytes;
    return kept.files.subarray(offset - bytes, offset);
  };
  return {
    files: new Map(files.map(([name, bytes]) => [name, take(bytes)])),
    sources: sources.map(fromPlace),
    graph: new Map(graph.map(([id, imports]) => [fromPlace(id), imports.map(fromPlace)])),
    exports,
  };
}

async function keep(folder: string, { files, sources, graph, exports }: RestPart): Promise<void> {
  const contents = [...files].map(([name, content]) => [name, Buffer.from(content)] as const);
  const description: Description = {
    made: await hashSources([...sources, ...builders]),
    sources: sources.map(toPlace),
    graph: [...graph].map(([id, imports]) => [toPlace(id), imports.map(toPlace)]),
    exports,
    files: contents.map(([name, { length }]) => [name, length]),
  };
  await writeChecked(folder, {
    'page.json': JSON.stringify(description),
    files: Buffer.concat(contents.map(([, content]) => content)),
  });
}

/** What decides how it is built. */
const builders = [
  ...['bundle-page', 'motion-canvas-plugins', 'rest-part', 'scenes-part'].map((name) =>
    ownModule(`render/bundle/${name}`),
  ),
  lessonTsconfig,
];

const PLACE = 'project:';

/** A path as it is in every copy of the project; ids that are no paths stay what they are. */
function toPlace(id: string): string {
  return isAbsolute(id) ? `${PLACE}${placeOf(id)}` : id;
}

function fromPlace(id: string): string {
  return id.startsWith(PLACE) ? fileAt(id.slice(PLACE.length)) : id;
}
