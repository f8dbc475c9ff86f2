/** Bytes of an inventory file to text, in whatever encoding Windows wrote them. */

import { chooseCodePage } from './code-page.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: the escape character is what begins a colour code
const colourCodes = /\u001b\[[\d;]{0,20}m/g;

/** Marks that steer the direction of text; Windows puts them into dates and names, and no parser wants them. */
const directionMarks = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/**
 * The text in the bytes, with LF line ends and without byte order mark. UTF-8 and UTF-16 are told by mark or by shape;
 * everything else is read in the code page whose letters make the most plausible words. ASCII comes out right in any.
 */
export function decodeText(bytes: Uint8Array): string {
  return withoutColours(decodeUnicode(bytes))
    .replace(/\r\n?/g, '\n')
    .replace(directionMarks, '')
    .replaceAll('\u00a0', ' ');
}

/** Consoles colour the heads of PowerShell's tables, and logs of them keep the codes. */
function withoutColours(text: string): string {
  return text.includes('\u001b') ? text.replaceAll(colourCodes, '') : text;
}

function decodeUnicode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const wide = guessUtf16(bytes);
  if (wide !== undefined) return new TextDecoder(wide).decode(bytes);
  return decodeUtf8(bytes) ?? chooseCodePage(bytes);
}

/**
 * UTF-8 without mark. A character cut off at the very end is forgiven, and so are a few damaged ones among many: text of a
 * code page almost never makes well-formed characters. Undefined when it is not UTF-8.
 */
function decodeUtf8(bytes: Uint8Array): string | undefined {
  const text = new TextDecoder('utf-8').decode(bytes, { stream: true });
  const damaged = count(text, /\ufffd/g);
  return damaged === 0 || damaged * 5 < count(text, /[\u0080-\ufffc]/g) ? text : undefined;
}

function count(text: string, shape: RegExp): number {
  return text.match(shape)?.length ?? 0;
}

/** UTF-16 without a mark: digits, blanks and line ends leave a zero in every second byte, on one side only. */
function guessUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const length = Math.min(bytes.length, 65_536) & ~1;
  let evenZeros = 0;
  let oddZeros = 0;
  for (let at = 0; at < length; at += 2) {
    if (bytes[at] === 0) evenZeros++;
    if (bytes[at + 1] === 0) oddZeros++;
  }
  const enough = length / 20;
  if (oddZeros > enough && evenZeros * 8 < oddZeros) return 'utf-16le';
  if (evenZeros > enough && oddZeros * 8 < evenZeros) return 'utf-16be';
  return undefined;
}
