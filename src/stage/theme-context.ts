import { type Scene, useScene } from '@motion-canvas/core';
import type { Theme } from './theme.ts';

/** The props of a node whose theme is known. */
export type Themed<Props> = Props & { readonly theme: Theme };

const themes = new WeakMap<Scene, Theme>();

/** Gives the nodes of a scene the theme that they are drawn in where they are given none. */
export function giveTheme(scene: Scene, theme: Theme): void {
  themes.set(scene, theme);
}

/**
 * The theme of the scene that is being played.
 *
 * @throws Error where nobody gave it one: a scene of a lesson is made by `lessonScene`.
 */
export function useTheme(): Theme {
  const theme = themes.get(useScene());
  if (theme === undefined) {
    throw new Error(
      'The scene has no theme. Write it with lessonScene(), or give nodes their theme.',
    );
  }
  return theme;
}

/**
 * Props with the theme that a node is drawn in: the one that it is given, or its scene's.
 *
 * @example
 * constructor(props: ReadoutProps) {
 *   super(props);
 *   this.#props = themed(props);
 * }
 */
export function themed<Props extends { theme?: Theme }>(props: Props): Themed<Props> {
  return { ...props, theme: props.theme ?? useTheme() };
}
