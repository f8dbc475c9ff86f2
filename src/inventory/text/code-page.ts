/** Which code page a text without Unicode was written in: the one in which its bytes are most probable words of a language. */

import type * as iconvLite from 'iconv-lite';
import { loadWhenNeeded } from '../../load-when-needed.ts';
import { type LanguageProfile, languageProfiles } from './languages.ts';

/** Lines with bytes beyond ASCII are weighed up to this many bytes; more does not change the answer. */
const sampleBytes = 8192;

/** Natural logarithms of how probable a character is under a profile. */
const logs = { sign: -7, other: -9.2, oddCase: -12, foreign: -14, broken: -20 } as const;

/** Signs that any language may use. */
const signs = /[®©™°«»–—‘’“”„•…§·€£µ²³´¨]/;

/** The text in the code page that makes it most plausible. */
export function chooseCodePage(bytes: Uint8Array): string {
  const iconv = loadWhenNeeded<typeof iconvLite>('iconv-lite');
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sample = sampleOf(buffer);
  const decoded = new Map<string, string>();
  let best = { codePage: 'cp1252', score: Number.NEGATIVE_INFINITY };
  for (const profile of languageProfiles) {
    const ranks = rankLetters(profile);
    for (const codePage of profile.codePages) {
      const text = decoded.get(codePage) ?? iconv.decode(sample, codePage);
      decoded.set(codePage, text);
      const score = weigh(text, profile, ranks);
      if (score > best.score) best = { codePage, score };
    }
  }
  return iconv.decode(buffer, best.codePage);
}

/** The text lines that hold bytes beyond ASCII. */
function sampleOf(buffer: Buffer): Buffer {
  const textLines: Buffer[] = [];
  let size = 0;
  let start = 0;
  while (start < buffer.length && size < sampleBytes) {
    const end = buffer.indexOf(0x0a, start);
    const textLine = buffer.subarray(start, end < 0 ? Math.min(buffer.length, start + sampleBytes) : end + 1);
    if (textLine.some((byte) => byte >= 0x80)) {
      textLines.push(textLine.subarray(0, sampleBytes));
      size += Math.min(textLine.length, sampleBytes);
    }
    start = end < 0 ? buffer.length : end + 1;
  }
  return Buffer.concat(textLines);
}

/** How probable the characters beyond ASCII are, as a sum of logarithms: comparable between code pages of one and two bytes. */
function weigh(text: string, profile: LanguageProfile, ranks: ReadonlyMap<string, number>): number {
  let score = 0;
  let previous = ' ';
  for (const character of text) {
    if (character > '\u007f') score += weighCharacter(character, previous, profile, ranks);
    previous = character;
  }
  return score;
}

function weighCharacter(
  character: string,
  previous: string,
  profile: LanguageProfile,
  ranks: ReadonlyMap<string, number>,
): number {
  const rank = ranks.get(character);
  if (rank !== undefined) return rank;
  const lower = character.toLowerCase();
  const lowered = lower === character ? undefined : ranks.get(lower);
  if (lowered !== undefined) return /\p{Ll}/u.test(previous) ? logs.oddCase : lowered - 2;
  if (profile.others?.test(character)) return logs.other;
  if (character === '\ufffd') return logs.broken;
  return signs.test(character) ? logs.sign : logs.foreign;
}

/** Zipf's law over the listed letters. */
function rankLetters(profile: LanguageProfile): ReadonlyMap<string, number> {
  const letters = [...new Set(profile.letters)];
  const total = letters.reduce((sum, _, rank) => sum + 1 / (rank + 2), 0);
  return new Map(letters.map((letter, rank) => [letter, Math.log(1 / ((rank + 2) * total))]));
}
