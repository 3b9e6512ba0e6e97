import type { UserConfig } from 'vite';
import { cacheFolder } from '../files/cache-folder.ts';
import { lessonTsconfig } from '../files/package-folder.ts';
import { SERVED_PACKAGES } from '../render/bundle/served-packages.ts';
import { type EditorOptions, lessonEditor } from './lesson-plugin.ts';

/** Vite's configuration of the editor; `vite.config.ts` uses it too. */
export function editorConfig(options: EditorOptions = {}): UserConfig {
  return {
    plugins: lessonEditor(options),
    tsconfig: lessonTsconfig,
    // Nothing is written into a course's node_modules.
    cacheDir: cacheFolder('vite'),
    optimizeDeps: {
      // The project files lie in the cache, where Vite does not look for what they need.
      include: [...SERVED_PACKAGES, '@motion-canvas/2d/editor', '@motion-canvas/ui'],
    },
    build: { target: 'esnext' },
  };
}
