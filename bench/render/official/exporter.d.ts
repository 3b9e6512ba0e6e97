// Not among the project's packages, for its own bring ffmpeg and ffprobe to everyone: see contenders/official.ts.
declare module '@motion-canvas/ffmpeg/lib/client' {
  import type { Plugin } from '@motion-canvas/core';

  const plugin: () => Plugin;
  export default plugin;
}
