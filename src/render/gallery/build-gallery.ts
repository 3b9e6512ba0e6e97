import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { build, type Plugin, type Rolldown } from 'vite';
import { projectRoot } from '../../files/project-root.ts';
import { compileMessage } from '../../run/compile-message.ts';
import { SceneError } from '../errors.ts';
import { scenePlugins } from '../motion-canvas-plugins.ts';

/** The files that examples are written in, as paths from the project's folder, sorted. */
export function exampleFiles(): string[] {
  const stage = join(projectRoot, 'src', 'stage');
  return readdirSync(stage, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.example.tsx'))
    .map((file) => relative(projectRoot, join(stage, file)).split(sep).join('/'))
    .sort();
}

/** `virtual:gradreel/examples`: every example file's exports, by its path. */
function examplesModule(files: readonly string[]): Plugin {
  const name = 'virtual:gradreel/examples';
  const imports = files.map(
    (file, index) => `import * as file${index} from ${JSON.stringify(join(projectRoot, file))};`,
  );
  const list = files.map((file, index) => `${JSON.stringify(file)}: file${index}`);
  return {
    name: 'gradreel:examples',
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    load: (id) =>
      id === `\0${name}`
        ? `${imports.join('\n')}\nexport default { ${list.join(', ')} };\n`
        : undefined,
  };
}

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
    root: join(projectRoot, 'src', 'render', 'gallery', 'page'),
    base: './',
    logLevel: 'silent',
    plugins: [...scenePlugins(), examplesModule(files)],
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
