import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { access, chmod, constants, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { extract } from 'tar-fs';
import { cacheFolder, makeFolderWhole } from '../../files/cache-folder.ts';
import { NoBrowserError } from '../errors.ts';

/** A browser that can be started: where it is, where it came from, and what it needs around it. */
export interface BrowserChoice {
  executable: string;
  origin: 'GRADREEL_BROWSER' | 'npm package' | 'installed';
  /** Environment for the browser's process; the npm one brings its own libraries and fonts. */
  environment: Record<string, string>;
}

const require = createRequire(import.meta.url);

/** Whether the npm package carries a browser for this platform. */
export const platformHasPackagedBrowser = process.platform === 'linux' && process.arch === 'x64';

/** Names and places where Chrome, Edge and Chromium put themselves. */
function installedCandidates(): string[] {
  const programs = [
    process.env.PROGRAMFILES,
    process.env['PROGRAMFILES(X86)'],
    process.env.LOCALAPPDATA,
  ];
  if (process.platform === 'win32') {
    return programs
      .filter((folder) => folder !== undefined)
      .flatMap((folder) => [
        join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
        join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
        join(folder, 'Chromium', 'Application', 'chrome.exe'),
      ]);
  }
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Microsoft Edge', 'Chromium'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  const names = [
    'google-chrome',
    'google-chrome-stable',
    'microsoft-edge',
    'chromium',
    'chromium-browser',
  ];
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/** The first installed Chrome, Edge or Chromium, if there is one. */
function findInstalledBrowser(): string | undefined {
  return installedCandidates().find((candidate) => existsSync(candidate));
}

/** The package's own configuration looks for its fonts in folders of the machine it was made for. */
function fontsConf(folder: string): string {
  const path = (...parts: string[]) =>
    join(folder, ...parts)
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;');
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${path('fonts', 'fonts')}</dir>
  <cachedir>${path('font-cache')}</cachedir>
</fontconfig>
`;
}

async function unpackBrowser(): Promise<string> {
  const packageFolder = dirname(dirname(require.resolve('@sparticuz/chromium')));
  const { version } = require(join(packageFolder, 'package.json')) as { version: string };
  const archive = (name: string) => join(packageFolder, 'bin', name);
  const folder = cacheFolder(`chromium-${version}`);
  if (existsSync(join(folder, 'chromium'))) return folder;
  // Somebody tidied up in there; a folder that is not empty would not be replaced.
  if (existsSync(folder)) await rm(folder, { recursive: true, force: true });
  const unpacked = makeFolderWhole(folder, async (draft) => {
    const untar = (name: string, into: string) =>
      pipeline(
        createReadStream(archive(name)),
        createBrotliDecompress(),
        extract(join(draft, into)),
      );
    const program = join(draft, 'chromium');
    await Promise.all([
      pipeline(
        createReadStream(archive('chromium.br')),
        createBrotliDecompress(),
        createWriteStream(program),
      ),
      untar('al2023.tar.br', 'al2023'),
      untar('fonts.tar.br', 'fonts'),
      untar('swiftshader.tar.br', '.'),
    ]);
    await chmod(program, 0o755);
    await writeFile(join(draft, 'fonts', 'fonts.conf'), fontsConf(folder));
  });
  return unpacked.catch((cause: Error) => {
    throw new NoBrowserError(
      `The browser in the npm package could not be unpacked into ${folder}: ${cause.message}. ` +
        'It needs 250 MB and the right to write there; or set GRADREEL_BROWSER to an installed Chrome, Edge or Chromium.',
      { cause },
    );
  });
}

/**
 * Decides which browser to use: the one that `GRADREEL_BROWSER` names, else the one inside the npm
 * package (Linux x64), else an installed Chrome, Edge or Chromium.
 *
 * @throws NoBrowserError when there is none, or when `GRADREEL_BROWSER` names something that cannot run.
 */
export async function chooseBrowser(): Promise<BrowserChoice> {
  const named = process.env.GRADREEL_BROWSER;
  if (named !== undefined && named !== '') {
    await access(named, constants.X_OK).catch(() => {
      throw new NoBrowserError(
        `GRADREEL_BROWSER names "${named}", which is not a program that can be run. ` +
          'Set it to the path of Chrome, Edge or Chromium, or unset it.',
      );
    });
    return { executable: named, origin: 'GRADREEL_BROWSER', environment: {} };
  }
  if (platformHasPackagedBrowser) {
    const folder = await unpackBrowser();
    const libraries = [join(folder, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH];
    return {
      executable: join(folder, 'chromium'),
      origin: 'npm package',
      environment: {
        LD_LIBRARY_PATH: libraries
          .filter((path) => path !== undefined && path !== '')
          .join(delimiter),
        FONTCONFIG_PATH: join(folder, 'fonts'),
      },
    };
  }
  const installed = findInstalledBrowser();
  if (installed === undefined) {
    throw new NoBrowserError(
      `No browser was found for ${process.platform} ${process.arch}. ` +
        'Install Chrome, Edge or Chromium, or set GRADREEL_BROWSER to the path of one.',
    );
  }
  return { executable: installed, origin: 'installed', environment: {} };
}
