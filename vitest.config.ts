import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { browserArguments } from './src/render/browser/browser.ts';
import { chooseBrowser } from './src/render/browser/browser-choice.ts';
import { directImports } from './src/run/direct-imports.ts';
import { ownPackages } from './src/run/own-packages.ts';

// Tests named *.browser.test.ts run in the real Chromium that renders lessons; all others in Node.
export default defineConfig(async () => {
  const { executable, environment } = await chooseBrowser();
  return {
    test: {
      projects: [
        {
          plugins: [directImports().plugin, ownPackages()],
          test: {
            name: 'node',
            include: [
              'src/**/*.test.ts',
              'scenes/**/*.test.ts',
              'tests/**/*.test.ts',
              'bench/**/*.test.ts',
            ],
            exclude: ['**/*.browser.test.ts', '**/node_modules/**'],
            testTimeout: 60_000,
            hookTimeout: 120_000,
          },
        },
        {
          plugins: [directImports().plugin, ownPackages()],
          optimizeDeps: {
            include: [
              '@motion-canvas/core',
              '@motion-canvas/2d',
              '@motion-canvas/2d/lib/jsx-runtime',
              'katex',
              'd3-scale',
              'fastest-levenshtein',
              'pixelmatch',
            ],
          },
          test: {
            name: 'browser',
            include: [
              'src/**/*.browser.test.ts',
              'src/**/*.browser.test.tsx',
              'scenes/**/*.browser.test.ts',
            ],
            testTimeout: 60_000,
            browser: {
              enabled: true,
              headless: true,
              screenshotFailures: false,
              viewport: { width: 1280, height: 720 },
              provider: playwright({
                launchOptions: {
                  executablePath: executable,
                  args: [...browserArguments],
                  env: { ...(process.env as Record<string, string>), ...environment },
                },
              }),
              instances: [{ browser: 'chromium' as const }],
            },
          },
        },
      ],
    },
  };
});
