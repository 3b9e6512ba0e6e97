import { DataError } from '../errors.ts';

/** The text of a table's file, and how its bytes were read. */
export interface TableText {
  readonly text: string;
  readonly encoding: 'UTF-8' | 'UTF-16LE' | 'UTF-16BE' | 'Windows-1252';
}

/**
 * The text of a table's bytes: UTF-8, UTF-16 in both orders with or without its mark, and Windows-1252 for what
 * is no UTF-8 (older spreadsheets write it).
 *
 * @throws DataError naming what the file is instead: a spreadsheet, a compressed file, another binary file
 */
export function tableText(bytes: Uint8Array): TableText {
  const begins = (...signature: number[]) => signature.every((byte, i) => bytes[i] === byte);
  if (begins(0x50, 0x4b, 3, 4)) throw noTable('a spreadsheet (.xlsx, .ods) or zip file', 'CSV');
  if (begins(0xd0, 0xcf, 0x11, 0xe0)) throw noTable('an old spreadsheet (.xls)', 'CSV');
  if (begins(0x1f, 0x8b)) throw noTable('compressed (gzip)', 'plain text');
  if (begins(0xff, 0xfe, 0, 0) || begins(0, 0, 0xfe, 0xff)) throw noTable('UTF-32 text', 'UTF-8');
  if (begins(0xff, 0xfe)) return decoded(bytes, 'UTF-16LE');
  if (begins(0xfe, 0xff)) return decoded(bytes, 'UTF-16BE');
  // Without a mark, the zero bytes of digits and separators tell the order.
  let [even, odd] = [0, 0];
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i] !== 0) continue;
    if (i % 2 === 0) even++;
    else odd++;
  }
  if (odd > bytes.length / 8 && even === 0) return decoded(bytes, 'UTF-16LE');
  if (even > bytes.length / 8 && odd === 0) return decoded(bytes, 'UTF-16BE');
  if (even + odd > 0) throw noTable('a binary file', 'CSV');
  try {
    return decoded(bytes, 'UTF-8');
  } catch {
    return decoded(bytes, 'Windows-1252');
  }
}

function decoded(bytes: Uint8Array, encoding: TableText['encoding']): TableText {
  const text = new TextDecoder(encoding.toLowerCase(), { fatal: true }).decode(bytes);
  return { text, encoding };
}

function noTable(what: string, remedy: string): DataError {
  return new DataError(`It is ${what}, not a table as text. Save it as ${remedy}.`);
}
