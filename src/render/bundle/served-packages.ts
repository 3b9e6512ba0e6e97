/**
 * The packages that scenes import, for a page that Vite serves module by module: it makes each of them one module for
 * browsers. By itself it finds them in the project's own code alone, not in that of an installed Gradreel.
 */
export const SERVED_PACKAGES: readonly string[] = [
  '@motion-canvas/core',
  '@motion-canvas/2d',
  '@motion-canvas/2d/lib/jsx-runtime',
  '@motion-canvas/2d/lib/jsx-dev-runtime',
  'd3-scale',
  'katex',
  'papaparse',
];
