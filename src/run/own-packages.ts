import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Plugin } from 'vite';
import { courseFolder } from '../files/course-folder.ts';
import { ownModule, packageFolder } from '../files/package-folder.ts';

const ownManifest = join(packageFolder, 'package.json');

/** The packages that Gradreel brings, which lessons import too: Motion Canvas, zod … */
const brought = Object.keys(
  (JSON.parse(readFileSync(ownManifest, 'utf8')) as { dependencies: Record<string, string> })
    .dependencies,
);

function isBrought(source: string): boolean {
  return brought.some((name) => source === name || source.startsWith(`${name}/`));
}

/**
 * What lessons import from Gradreel, and from the packages that it brings, is what runs at this moment: whatever
 * versions of them the project has that a course lies in, and wherever Gradreel is installed.
 */
export function ownPackages(): Plugin {
  return {
    name: 'gradreel:own-packages',
    enforce: 'pre',
    async resolveId(source, importer) {
      const subpath = /^gradreel\/([a-z]+)$/.exec(source)?.[1];
      if (subpath !== undefined) return ownModule(`${subpath}/index`);
      if (packageFolder === courseFolder || importer === undefined || !isBrought(source)) return;
      return this.resolve(source, ownManifest, { skipSelf: true });
    },
  };
}

const IMPORTED = /^((?:import|export)\b[^"'\n]*)"([^"./][^"]*)";$/gm;

/**
 * Bundled code with the packages that Gradreel brings imported from where they are: Node looks for them upwards
 * from the code, where other versions may lie, or none.
 */
export function withOwnPackages(code: string): string {
  return code.replace(IMPORTED, (whole, before: string, name: string) =>
    isBrought(name) ? `${before}${JSON.stringify(import.meta.resolve(name))};` : whole,
  );
}

/** The folders that Gradreel's modules, and those of the packages that it brings, are served from. */
export function packageFolders(): string[] {
  const beside = dirname(packageFolder);
  return basename(beside) === 'node_modules' ? [packageFolder, beside] : [packageFolder];
}
