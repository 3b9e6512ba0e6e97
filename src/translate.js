// The sources are TypeScript and run as they are: tsx translates them on the way in. This file and those that
// import it are JavaScript so that Node can start with them.
import { register as registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { register } from 'tsx/esm/api';

// The project's settings, wherever the program is called from.
register({ tsconfig: fileURLToPath(new URL('../tsconfig.json', import.meta.url)) });
// What is registered last is asked first.
registerHooks('./packages.js', import.meta.url);
