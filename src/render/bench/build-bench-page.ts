import { join } from 'node:path';
import { build, type Plugin, type Rolldown } from 'vite';
import { projectRoot } from '../../files/project-root.ts';
import { scenePlugins } from '../motion-canvas-plugins.ts';

/** Builds one of the benchmark's pages: the files that are served, by path. */
export async function buildBenchPage(
  name: 'page' | 'nodes',
  plugins: readonly Plugin[] = [],
): Promise<Map<string, string | Uint8Array>> {
  const { output } = (await build({
    configFile: false,
    root: join(projectRoot, 'src', 'render', 'bench', name),
    base: './',
    logLevel: 'silent',
    plugins: [...scenePlugins(), ...plugins],
    build: {
      write: false,
      target: 'esnext',
      minify: false,
      modulePreload: false,
      chunkSizeWarningLimit: Number.POSITIVE_INFINITY,
    },
  })) as Rolldown.RolldownOutput;
  return new Map(
    output.map((part) => [part.fileName, part.type === 'chunk' ? part.code : part.source]),
  );
}
