const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'];

/**
 * A number of bytes for people.
 *
 * @example
 * bytesText(12_800_000) // '12.8 MB'
 */
export function bytesText(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < UNITS.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${unit === 0 ? value : value.toFixed(1)} ${UNITS[unit]}`;
}

/**
 * A size as a person writes it: `500MB`, `2 GB`, `1.5gb`, or plain bytes; undefined when it is none.
 *
 * @example
 * readBytes('2 GB') // 2_000_000_000
 */
export function readBytes(text: string): number | undefined {
  const [, number, unit = 'B'] = /^\s*(\d+(?:\.\d+)?)\s*([kmgt]?b)?\s*$/i.exec(text) ?? [];
  const power = UNITS.findIndex((name) => name.toLowerCase() === unit.toLowerCase());
  return number === undefined || power < 0 ? undefined : Math.round(Number(number) * 1000 ** power);
}
