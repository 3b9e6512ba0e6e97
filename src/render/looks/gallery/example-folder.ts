/**
 * What the folder of an example is called, for people and for the names of its pictures: a folder of the
 * stage by its own name, one of a lesson with the lesson before it.
 *
 * @example
 * exampleFolder('src/stage/plot/plot.example.tsx') // "plot"
 * exampleFolder('scenes/18-training-loop/nodes/leads/leads.example.tsx') // "18-training-loop/leads"
 */
export function exampleFolder(file: string): string {
  const folders = file.split('/').slice(0, -1);
  const nodes = folders.lastIndexOf('nodes');
  return nodes > 0 ? `${folders[nodes - 1]}/${folders.at(-1)}` : (folders.at(-1) ?? '');
}
