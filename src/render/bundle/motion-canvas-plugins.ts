import { createRequire } from 'node:module';
import type { Plugin } from 'vite';

const require = createRequire(import.meta.url);

/** The parts of Motion Canvas's Vite plugin that a page without the editor needs. It is CommonJS. */
export function scenePlugins(): Plugin[] {
  const { metaPlugin, scenesPlugin, webglPlugin } =
    require('@motion-canvas/vite-plugin/lib/partials') as Record<
      'metaPlugin' | 'scenesPlugin' | 'webglPlugin',
      () => Plugin
    >;
  return [metaPlugin(), scenesPlugin(), webglPlugin()];
}
