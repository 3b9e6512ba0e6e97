/**
 * The exact value of a float64, as `numerator / 2^power`: what its bits say, without any rounding.
 */
export function exactFraction(value: number): { numerator: bigint; power: number } {
  let numerator = value;
  let power = 0;
  while (!Number.isInteger(numerator)) {
    numerator *= 2;
    power++;
  }
  return { numerator: BigInt(numerator), power };
}

/** |value| written with so many decimals, rounded from its exact value, halves away from zero. */
export function exactDecimals(value: number, decimals: number): string {
  const { numerator, power } = exactFraction(Math.abs(value));
  const denominator = 2n ** BigInt(power);
  const scaled = numerator * 10n ** BigInt(decimals);
  const rounded = (2n * scaled + denominator) / (2n * denominator);
  const digits = String(rounded).padStart(decimals + 1, '0');
  if (decimals === 0) return digits;
  return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}
