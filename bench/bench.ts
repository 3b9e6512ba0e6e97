/**
 * `npm run bench np` and `npm run bench render`: benchmarks that print ratios measured side by side in one
 * run. Where a NumPy is present it takes turns with the engine; Motion Canvas's own exporter takes turns
 * with the renderer.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { packageFolder } from '../src/files/package-folder.ts';

const benchmarks: Record<string, readonly string[]> = {
  np: ['bench/np/run.ts', 'bench/nn/run.ts'],
  render: ['bench/render/run.ts'],
};

const [name, ...options] = process.argv.slice(2);
const scripts = benchmarks[name ?? ''];
if (scripts === undefined) {
  console.error(
    `gradreel: there is no benchmark "${name ?? ''}". Try: npm run bench ${Object.keys(benchmarks).join(', ')}`,
  );
  process.exit(2);
}
for (const script of scripts) {
  const { status } = spawnSync(
    process.execPath,
    ['--import', 'tsx', join(packageFolder, script), ...options],
    {
      stdio: 'inherit',
    },
  );
  if (status !== 0) process.exit(status ?? 1);
}
