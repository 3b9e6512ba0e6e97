/** Prints what np and nn compute, as JSON: the same text in every JavaScript engine. */
import './shell.ts';
import { digests } from '../../np/same-bits/digests.ts';
import { exercise } from './exercise.ts';

const shell = globalThis as { print?: (text: string) => void };
(shell.print ?? console.log)(
  JSON.stringify({
    webAssembly: typeof WebAssembly === 'object',
    digests: digests(),
    training: exercise(),
  }),
);
