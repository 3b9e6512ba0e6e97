import { isAbsolute } from 'node:path';
import type { Plugin } from 'vite';

/**
 * Notes the files of the project that a build reads, in {@link files}. A chunk's own list of modules
 * leaves out those of which only constants were used.
 */
export function moduleList(): { readonly plugin: Plugin; readonly files: () => string[] } {
  let ids: string[] = [];
  const plugin: Plugin = {
    name: 'gradreel:module-list',
    buildEnd() {
      ids = [...this.getModuleIds()];
    },
  };
  const files = () => {
    const all = ids.map((id) => id.split('?')[0] as string);
    return [...new Set(all)].filter((file) => isAbsolute(file) && !file.includes('/node_modules/'));
  };
  return { plugin, files };
}
