/** What np takes from browsers and Node, for JavaScript shells that have nothing but the language. */
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

globalThis.atob ??= (text) => {
  let bytes = '';
  let bits = 0;
  let count = 0;
  for (const digit of text.replaceAll('=', '')) {
    bits = ((bits << 6) | DIGITS.indexOf(digit)) & 0xffff;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes += String.fromCharCode((bits >> count) & 255);
  }
  return bytes;
};

globalThis.btoa ??= (bytes) => {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const [a, b, c] = [0, 1, 2].map((k) => bytes.charCodeAt(i + k) || 0);
    const word = (a << 16) | (b << 8) | c;
    for (let k = 0; k < 4; k++) {
      text += i + k > bytes.length ? '=' : DIGITS[(word >> (18 - 6 * k)) & 63];
    }
  }
  return text;
};

// Only streams without a seed begin here, and those are compared with nothing.
globalThis.crypto ??= {
  getRandomValues: (words: Uint32Array) => words.fill(Date.now()),
} as unknown as Crypto;
