/** The text of float32.ts, made from that of float64.ts. */
export function twin(float64: string): string {
  return float64
    .replace(
      /^\/\*\*[\s\S]*?\*\/\n/,
      '/** Made from float64.ts by make-float32.ts; do not edit. */\n',
    )
    .replaceAll('starts: Float64Array', 'starts: Positions')
    .replaceAll('Float64Array', 'Float32Array')
    .replaceAll('starts: Positions', 'starts: Float64Array')
    .replaceAll(/math\.(exp|log|tanh)\(/g, 'math.$1Float32(');
}
