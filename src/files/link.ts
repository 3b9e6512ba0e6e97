import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The links of the program that started this one, for both to speak of the same paths: it ends after this one. */
const INHERITED = 'GRADREEL_LINKS';

/** Where folders with a `#` are linked from, by their paths. */
const links = new Map<string, string>(JSON.parse(process.env[INHERITED] ?? '[]'));

/**
 * Bundlers take what follows a `#` in a path for a fragment of an address and look for a file that is not there. What
 * lies in a folder with such a name is reached by another path: by a link to that folder, which ends with the program.
 *
 * @example
 * withoutFragment('/home/ada/course')      // '/home/ada/course'
 * withoutFragment('/home/ada/C #1/course') // '/tmp/gradreel-link-x3Bq0r/linked/course'
 */
export function withoutFragment(path: string): string {
  const [, folder, rest] = /^(.*#[^\\/]*)(.*)$/.exec(path) ?? [];
  if (folder === undefined || tmpdir().includes('#')) return path;
  const link = links.get(folder) ?? linkTo(folder);
  return `${link}${rest}`;
}

/** The path that a person knows; undoes {@link withoutFragment}. */
export function withFragment(path: string): string {
  for (const [folder, link] of links) {
    if (path.startsWith(link)) return `${folder}${path.slice(link.length)}`;
  }
  return path;
}

function linkTo(folder: string): string {
  const place = mkdtempSync(join(tmpdir(), 'gradreel-link-'));
  process.once('exit', () => rmSync(place, { recursive: true, force: true }));
  const link = join(place, 'linked');
  symlinkSync(folder, link, 'junction');
  links.set(folder, link);
  return link;
}

/** Whether anything is reached by a link; bundlers are not to follow it. */
export function isLinked(): boolean {
  return links.size > 0;
}

/** The environment of a program that is to go by the same links. */
export function linkedEnvironment(): NodeJS.ProcessEnv {
  return { ...process.env, [INHERITED]: JSON.stringify([...links]) };
}
