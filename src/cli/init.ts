import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { GradreelError } from '../files/gradreel-error.ts';
import { makeCourse } from '../lesson/new-course.ts';

/** What a course needs could not be installed; the course itself is there. */
class InstallError extends GradreelError {}

/** `gradreel init [folder]` */
export async function init(folder: string, { install }: { install: boolean }): Promise<void> {
  const { path, kept } = await makeCourse(folder);
  if (kept.length > 0) process.stdout.write(`Left as they were: ${kept.join(', ')}\n`);
  // A project that has a package.json decides itself when it installs what.
  const isOwn = !kept.includes('package.json');
  if (install && isOwn) await npmInstall(path);
  const manifest = isOwn ? '' : await readFile(join(path, 'package.json'), 'utf8');
  const hasGradreel = /"gradreel"\s*:/.test(manifest);
  const way = relative(process.cwd(), path);
  const steps = [
    ...(way === '' ? [] : [`cd ${/^[\w./-]+$/.test(way) ? way : `"${way}"`}`]),
    ...(isOwn ? (install ? [] : ['npm install']) : hasGradreel ? [] : ['npm install gradreel']),
    'npx gradreel preview                   and change the files in scenes/01-the-mean',
    'npx gradreel render --quality draft',
  ];
  process.stdout.write(
    `The course is there. Next:\n${steps.map((step) => `  ${step}\n`).join('')}`,
  );
}

/** With the npm that started us, where one did. */
async function npmInstall(folder: string): Promise<void> {
  process.stdout.write('Installing what it needs …\n');
  const npm = process.env.npm_execpath;
  const args = ['install', '--no-audit', '--no-fund', '--loglevel=error'];
  const isScript = npm !== undefined && /\.[cm]?js$/.test(npm);
  const env = { ...process.env };
  // npx tells its child where the project is that it began in; the course is another.
  delete env.npm_config_local_prefix;
  delete env.npm_config_package;
  const child = isScript
    ? spawn(process.execPath, [npm, ...args], { cwd: folder, stdio: 'inherit', env })
    : spawn('npm', args, {
        cwd: folder,
        stdio: 'inherit',
        env,
        shell: process.platform === 'win32',
      });
  const [code] = (await once(child, 'close').catch((cause: unknown) => {
    throw new InstallError('npm could not be started. Run "npm install" in the course.', { cause });
  })) as [number | null];
  if (code !== 0) {
    throw new InstallError(
      `"npm install" failed in ${folder}. The course is there; run it again in that folder.`,
    );
  }
}
