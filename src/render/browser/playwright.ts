import { createRequire } from 'node:module';

/**
 * Playwright, which is CommonJS of 7 MB. To import it, Node would read through all of it for the names that it
 * exports before it runs it, which takes as long again.
 */
export const { chromium, errors } = createRequire(import.meta.url)(
  'playwright-core',
) as typeof import('playwright-core');
