// Builds what `npm pack` packs: every module of `src` as JavaScript with its declarations, and what lies beside
// them (pages, templates), in `dist`. TypeScript does it, so that the modules stay what they are.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build as rolldown } from 'rolldown';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = fileURLToPath(new URL('../../../', import.meta.url));
const [source, dist] = [join(root, 'src'), join(root, 'dist')];

/** Not packed: what measures and tests, and the program itself. */
const LEFT_OUT = /(^|[\\/])(testing|fixtures|long-runs|same-bits|snapshots|package)[\\/]/;
const COPIED = /\.(html|css|sh)$|\.example\.tsx$|^lesson[\\/](template|course)[\\/]/;

rmSync(dist, { recursive: true, force: true });
const compiler = join(
  dirname(createRequire(import.meta.url).resolve('typescript/package.json')),
  'bin',
  'tsc',
);
const { status } = spawnSync(process.execPath, [compiler, '-p', join(here, 'tsconfig.json')], {
  stdio: 'inherit',
});
if (status !== 0) process.exit(status ?? 1);

// Motion Canvas's Vite plugin asks for an older Vite as a peer, so npm would install a second one in every course.
const plugins = 'render/bundle/motion-canvas-plugins';
const { output } = await rolldown({
  input: join(source, `${plugins}.ts`),
  output: { file: join(dist, `${plugins}.js`), format: 'esm' },
  platform: 'node',
  external: ['vite'],
  plugins: [
    {
      // It looks for projects by patterns; ours are named.
      name: 'no-patterns',
      resolveId: (id) => (id === 'fast-glob' ? `\0${id}` : undefined),
      load: (id) => (id === '\0fast-glob' ? 'export default {};' : undefined),
    },
  ],
});
const packages = output[0].moduleIds.flatMap(
  (id) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id.replaceAll('\\', '/'))?.[0] ?? [],
);
const licences = [...new Set(packages)].map((folder) => {
  const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
  return `${relative(join(root, 'node_modules'), folder)}\n\n${readFileSync(join(folder, file), 'utf8')}`;
});
writeFileSync(join(dist, `${plugins}.licences.txt`), licences.join('\n\n'));

for (const entry of readdirSync(source, { recursive: true, withFileTypes: true })) {
  const name = relative(source, join(entry.parentPath ?? entry.path, entry.name));
  if (!entry.isFile() || LEFT_OUT.test(name) || !COPIED.test(name)) continue;
  const to = join(dist, name);
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(join(source, name), to);
  // The modules that a page names are JavaScript now.
  if (name.endsWith('.html')) {
    writeFileSync(to, readFileSync(to, 'utf8').replace(/(src="[^"]+)\.tsx?"/g, '$1.js"'));
  }
}
