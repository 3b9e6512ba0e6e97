import type { UserConfig } from 'vite';
import type { LessonOptions } from '../lesson/prepare-lesson.ts';
import { lessonEditor } from './lesson-plugin.ts';

/** Vite's configuration of the editor; `vite.config.ts` uses it too. */
export function editorConfig(options: LessonOptions = {}): UserConfig {
  return {
    plugins: lessonEditor(options),
    optimizeDeps: {
      // The project files lie in the cache, where Vite does not look for what they need.
      include: [
        '@motion-canvas/core',
        '@motion-canvas/2d',
        '@motion-canvas/2d/editor',
        '@motion-canvas/ui',
        '@motion-canvas/2d/lib/jsx-runtime',
        '@motion-canvas/2d/lib/jsx-dev-runtime',
        'd3-scale',
        'katex',
      ],
    },
    build: { target: 'esnext' },
  };
}
