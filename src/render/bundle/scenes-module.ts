import type { Plugin } from 'vite';

/** The module that lists a lesson's scenes. */
export const SCENES = 'virtual:gradreel/scenes';
/** Its id in a build. */
export const SCENES_ID = `\0${SCENES}`;

/** Gives the page its scenes: `virtual:gradreel/scenes` is the list of a lesson's scene modules. */
export function scenesModule(sceneFiles: readonly string[]): Plugin {
  return {
    name: 'gradreel:scenes',
    resolveId: (id) => (id === SCENES ? SCENES_ID : undefined),
    load: (id) => (id === SCENES_ID ? scenesSource(sceneFiles) : undefined),
  };
}

/** The source of a module that imports scene files and exports them as a list, in their order. */
export function scenesSource(sceneFiles: readonly string[]): string {
  const names = sceneFiles.map((_, index) => `scene${index}`);
  const imports = sceneFiles.map(
    (file, index) => `import ${names[index]} from ${JSON.stringify(`${file}?scene`)};`,
  );
  return `${imports.join('\n')}\nexport default [${names.join(', ')}];\n`;
}
