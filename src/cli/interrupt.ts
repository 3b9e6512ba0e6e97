const codes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/**
 * Runs work that Ctrl-C may end at any time. Leaving the process ends the browser and removes drafts:
 * both listen to its "exit". Outside such work Node's own way applies, so that a long computation,
 * during which no listener would be called, can be stopped as well.
 */
export async function interruptible<Result>(work: () => Promise<Result>): Promise<Result> {
  const stop = (signal: NodeJS.Signals) => {
    process.stderr.write('\ngradreel: stopped; nothing half-written is left.\n');
    process.exit(codes[signal as keyof typeof codes]);
  };
  const signals = Object.keys(codes) as (keyof typeof codes)[];
  for (const signal of signals) process.on(signal, stop);
  try {
    return await work();
  } finally {
    for (const signal of signals) process.removeListener(signal, stop);
  }
}

/** Ends a program that serves until it is stopped by way of its "exit", at which it removes what it has made. */
export function exitOnSignals(): void {
  for (const [signal, code] of Object.entries(codes)) {
    process.once(signal, () => process.exit(code));
  }
}
