/** Sends the results of an engine that never sees a WebAssembly; for kernels.browser.test.ts. */
import { exercise } from './exercise.ts';

Object.assign(globalThis, { WebAssembly: undefined });
const engine = await import('../index.ts');
postMessage(exercise(engine));
