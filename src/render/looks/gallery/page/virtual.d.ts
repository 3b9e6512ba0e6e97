declare module 'virtual:gradreel/examples' {
  /** What each example file exports, and its text, by its path in the project. */
  const examples: Record<string, { exports: Record<string, unknown>; text: string }>;
  export default examples;
}
