#!/usr/bin/env node
// The sources are TypeScript and run as they are: tsx translates them on the way in. This file is
// JavaScript so that Node can start with it.
import { fileURLToPath } from 'node:url';
import { register } from 'tsx/esm/api';

process.setSourceMapsEnabled(true);
// The project's settings, wherever the command is called from.
register({ tsconfig: fileURLToPath(new URL('../../tsconfig.json', import.meta.url)) });
const { main } = await import('./main.ts');
await main(process.argv);
