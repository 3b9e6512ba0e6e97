import { createServer } from 'vite';
import { cacheFolder } from '../../../files/cache-folder.ts';
import { courseFolder } from '../../../files/course-folder.ts';
import { isLinked } from '../../../files/link.ts';
import { lessonTsconfig } from '../../../files/package-folder.ts';
import { directImports } from '../../../run/direct-imports.ts';
import { ownPackages, packageFolders } from '../../../run/own-packages.ts';
import { scenePlugins } from '../../bundle/motion-canvas-plugins.ts';
import { SERVED_PACKAGES } from '../../bundle/served-packages.ts';
import { examplesModule, galleryRoot } from './build-gallery.ts';

export interface ServedGallery {
  readonly address: string;
  close(): Promise<void>;
}

/**
 * Serves the gallery on loopback. It follows the files: an example that is changed, added or removed shows at
 * once.
 */
export async function serveGallery({
  port = 9100,
  open = false,
  theme = 'dark',
}: {
  readonly port?: number;
  readonly open?: boolean;
  readonly theme?: 'dark' | 'light';
} = {}): Promise<ServedGallery> {
  const server = await createServer({
    configFile: false,
    resolve: { preserveSymlinks: isLinked() },
    root: galleryRoot,
    logLevel: 'warn',
    cacheDir: cacheFolder('vite-gallery'),
    tsconfig: lessonTsconfig,
    plugins: [
      directImports().plugin,
      ownPackages(),
      ...scenePlugins(),
      examplesModule(),
      {
        name: 'gradreel:gallery-theme',
        transformIndexHtml: (html) =>
          html.replace('<html lang="en">', `<html lang="en" data-theme="${theme}">`),
      },
    ],
    optimizeDeps: { include: [...SERVED_PACKAGES] },
    server: { port, host: '127.0.0.1', open, fs: { allow: [courseFolder, ...packageFolders()] } },
  });
  await server.listen();
  const address = server.resolvedUrls?.local[0] ?? `http://127.0.0.1:${port}/`;
  return { address, close: () => server.close() };
}
