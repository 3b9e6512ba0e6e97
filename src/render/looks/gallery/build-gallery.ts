import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin, type Rolldown } from 'vite';
import { isLinked } from '../../../files/link.ts';
import { lessonTsconfig, ownPath } from '../../../files/package-folder.ts';
import { fileAt, placeOf } from '../../../files/place.ts';
import { listLessonFolders } from '../../../lesson/lesson-folder.ts';
import { compileMessage } from '../../../run/compile-message.ts';
import { directImports } from '../../../run/direct-imports.ts';
import { ownPackages } from '../../../run/own-packages.ts';
import { scenePlugins } from '../../bundle/motion-canvas-plugins.ts';
import { SceneError } from '../../errors.ts';

/** Where nodes lie: the stage's, and those that one lesson alone needs. */
export function nodeFolders(): string[] {
  const ofLessons = listLessonFolders().map(({ path }) => join(path, 'nodes'));
  return [ownPath('stage'), ...ofLessons.filter((folder) => existsSync(folder))];
}

/** The files that examples are written in, as paths from the project's folder: the stage's, then lessons'. */
export function exampleFiles(): string[] {
  return nodeFolders().flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.example.tsx'))
      .map((file) => placeOf(join(folder, file)))
      .sort(),
  );
}

const EXAMPLES = 'virtual:gradreel/examples';

/** `virtual:gradreel/examples`: every example file's exports and its text, by its path. */
export function examplesModule(list: () => readonly string[] = exampleFiles): Plugin {
  return {
    name: 'gradreel:examples',
    resolveId: (id) => (id === EXAMPLES ? `\0${EXAMPLES}` : undefined),
    load: (id) => (id === `\0${EXAMPLES}` ? examplesSource(list()) : undefined),
    // A file that comes or goes changes the list; a file that changes reloads the page by itself.
    configureServer(server) {
      const renew = (file: string) => {
        if (!file.endsWith('.example.tsx')) return;
        const module = server.moduleGraph.getModuleById(`\0${EXAMPLES}`);
        if (module !== undefined) server.moduleGraph.invalidateModule(module);
        server.ws.send({ type: 'full-reload' });
      };
      server.watcher.on('add', renew).on('unlink', renew);
    },
  };
}

function examplesSource(files: readonly string[]): string {
  const paths = files.map((file) => fileAt(file));
  const imports = paths.map((path, index) => {
    // The package has an example as JavaScript, too; what is shown is how it was written.
    const built = path.replace(/\.tsx$/, '.js');
    return `import * as file${index} from ${JSON.stringify(existsSync(built) ? built : path)};`;
  });
  const texts = paths.map((path, index) => {
    return `import text${index} from ${JSON.stringify(`${path}?raw`)};`;
  });
  const list = files.map(
    (file, index) => `${JSON.stringify(file)}: { exports: file${index}, text: text${index} }`,
  );
  return `${[...imports, ...texts].join('\n')}\nexport default { ${list.join(', ')} };\n`;
}

/** The folder with the gallery's `index.html`. */
export const galleryRoot = ownPath('render', 'looks', 'gallery', 'page');

/**
 * Builds the page of the gallery: its files by path, in memory.
 *
 * @throws SceneError with file and line when an example does not compile.
 */
export async function buildGallery(
  files: readonly string[] = exampleFiles(),
): Promise<Map<string, string | Uint8Array>> {
  const { output } = (await build({
    configFile: false,
    resolve: { preserveSymlinks: isLinked() },
    root: galleryRoot,
    base: './',
    tsconfig: lessonTsconfig,
    logLevel: 'silent',
    plugins: [
      directImports().plugin,
      ownPackages(),
      ...scenePlugins(),
      examplesModule(() => files),
    ],
    build: {
      write: false,
      target: 'esnext',
      minify: false,
      modulePreload: false,
      chunkSizeWarningLimit: Number.POSITIVE_INFINITY,
    },
  }).catch((cause: Error) => {
    throw new SceneError(compileMessage(cause), { cause });
  })) as Rolldown.RolldownOutput;
  return new Map(
    output.map((part) => [part.fileName, part.type === 'chunk' ? part.code : part.source]),
  );
}
