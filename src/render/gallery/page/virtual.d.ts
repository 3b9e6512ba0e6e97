declare module 'virtual:gradreel/examples' {
  /** What each example file exports, by its path in the project. */
  const examples: Record<string, Record<string, unknown>>;
  export default examples;
}
