declare module 'virtual:gradreel/scenes' {
  import type { FullSceneDescription } from '@motion-canvas/core';

  const scenes: FullSceneDescription[];
  export default scenes;
}
