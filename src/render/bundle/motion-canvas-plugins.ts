import { basename } from 'node:path';
import assets from '@motion-canvas/vite-plugin/lib/partials/assets.js';
import editor from '@motion-canvas/vite-plugin/lib/partials/editor.js';
import exporter from '@motion-canvas/vite-plugin/lib/partials/exporter.js';
import meta from '@motion-canvas/vite-plugin/lib/partials/meta.js';
import projects from '@motion-canvas/vite-plugin/lib/partials/projects.js';
import scenes from '@motion-canvas/vite-plugin/lib/partials/scenes.js';
import settings from '@motion-canvas/vite-plugin/lib/partials/settings.js';
import webgl from '@motion-canvas/vite-plugin/lib/partials/webgl.js';
import type { Plugin } from 'vite';

// The parts of Motion Canvas's Vite plugin one by one: the whole of it asks for an older Vite as a peer, and brings a
// proxy that a page without network never asks. The package of Gradreel holds these parts bundled into this module.

/** What a page without the editor needs. */
export function scenePlugins(): Plugin[] {
  return [meta.metaPlugin(), scenes.scenesPlugin(), webgl.webglPlugin()];
}

/** A project of the editor. */
export interface EditorProject {
  /** As it is called in the list of projects. */
  readonly name: string;
  /** The project's file from Vite's root: `folder/file.ts`. */
  readonly file: string;
}

/**
 * The editor, as Motion Canvas's own `motionCanvas({ project, output })` puts it together.
 *
 * @param output the folder that its "Render" button writes pictures to
 */
export function editorPlugins(list: readonly EditorProject[], output: string): Plugin[] {
  const all = list.map(({ name, file }) => ({
    name,
    fileName: basename(file, '.ts'),
    url: file.replace(/\.ts$/, ''),
    filePath: `./${file}`,
  }));
  return [
    ...scenePlugins(),
    settings.settingsPlugin(),
    exporter.exporterPlugin({ outputPath: output }),
    editor.editorPlugin({ editor: '@motion-canvas/ui', projects: all }),
    projects.projectsPlugin({ projects: all, plugins: [] }),
    assets.assetsPlugin({ bufferedAssets: /^$/ }),
  ];
}
