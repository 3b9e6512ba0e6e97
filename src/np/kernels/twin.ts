/** The files of which each float32 one is made from a float64 one. */
export const TWINS = [
  ['float64.ts', 'float32.ts'],
  ['product64.ts', 'product32.ts'],
] as const;

/** The text of the float32 file, made from that of the float64 file. */
export function twin(name: string, float64: string): string {
  return float64
    .replace(/^\/\*\*[\s\S]*?\*\/\n/, `/** Made from ${name} by make-float32.ts; do not edit. */\n`)
    .replaceAll('starts: Float64Array', 'starts: Positions')
    .replaceAll('Float64Array', 'Float32Array')
    .replaceAll('starts: Positions', 'starts: Float64Array')
    .replaceAll(/math\.(exp|log|tanh)\(/g, 'math.$1Float32(')
    .replace('const r = (x: number): number => x;', 'const r = Math.fround;');
}
