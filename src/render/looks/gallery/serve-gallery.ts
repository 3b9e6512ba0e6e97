import { createServer } from 'vite';
import { isLinked, projectRoot } from '../../../files/project-root.ts';
import { directImports } from '../../../run/direct-imports.ts';
import { scenePlugins } from '../../bundle/motion-canvas-plugins.ts';
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
    resolve: { preserveSymlinks: isLinked },
    root: galleryRoot,
    logLevel: 'warn',
    plugins: [
      directImports().plugin,
      ...scenePlugins(),
      examplesModule(),
      {
        name: 'gradreel:gallery-theme',
        transformIndexHtml: (html) =>
          html.replace('<html lang="en">', `<html lang="en" data-theme="${theme}">`),
      },
    ],
    optimizeDeps: {
      include: [
        '@motion-canvas/core',
        '@motion-canvas/2d',
        '@motion-canvas/2d/lib/jsx-runtime',
        '@motion-canvas/2d/lib/jsx-dev-runtime',
        'd3-scale',
        'katex',
      ],
    },
    server: { port, host: '127.0.0.1', open, fs: { allow: [projectRoot] } },
  });
  await server.listen();
  const address = server.resolvedUrls?.local[0] ?? `http://127.0.0.1:${port}/`;
  return { address, close: () => server.close() };
}
