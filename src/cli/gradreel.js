#!/usr/bin/env node
import '../translate.js';

process.setSourceMapsEnabled(true);
const { main } = await import('./main.ts');
await main(process.argv);
