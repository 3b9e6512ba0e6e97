import type { ThemeName } from '../lesson/lesson-payload.ts';
import { exitOnSignals } from './interrupt.ts';
import type { Size } from './qualities.ts';
import { servedThroughLink } from './through-link.ts';

export interface PreviewCommand {
  readonly port?: number;
  readonly open: boolean;
  readonly set: readonly string[];
  readonly theme: ThemeName;
  readonly language?: string;
  readonly font: readonly string[];
  readonly size?: Size;
}

/** `gradreel preview [lesson]`: it runs until it is stopped. */
export async function preview(
  lesson: string | undefined,
  { port, open, set, theme, language, font: fonts, size }: PreviewCommand,
): Promise<void> {
  if (await servedThroughLink()) return;
  const editor = await import('../editor/preview.ts');
  const { address } = await editor.preview({
    open,
    settings: set,
    theme,
    fonts,
    ...(size === undefined ? {} : { size }),
    ...(lesson === undefined ? {} : { lesson }),
    ...(port === undefined ? {} : { port }),
    ...(language === undefined ? {} : { language }),
  });
  exitOnSignals();
  process.stdout.write(`The editor is at ${address} (Ctrl-C ends it)\n`);
}
