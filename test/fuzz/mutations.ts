/** Damage as files suffer it: cut, spliced, re-encoded, with flipped bytes and lines in disorder. Repeatable by its seed. */

import iconv from 'iconv-lite';

/** A repeatable source of whole numbers below `limit` (mulberry32). */
export type Random = (limit: number) => number;

export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return limit <= 0 ? 0 : ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

type Mutation = (bytes: Buffer, random: Random, other: Buffer) => Buffer;

const encodings = [
  'utf8',
  'utf16le',
  'utf16be',
  'cp850',
  'cp866',
  'cp1252',
  'shiftjis',
  'gbk',
  'cp949',
  'big5',
] as const;

const mutations: readonly Mutation[] = [
  function cutEnd(bytes, random) {
    return bytes.subarray(0, random(bytes.length + 1));
  },
  function cutStart(bytes, random) {
    return bytes.subarray(random(bytes.length));
  },
  function cutMiddle(bytes, random) {
    const from = random(bytes.length);
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + random(200))]);
  },
  function splice(bytes, random, other) {
    return Buffer.concat([bytes.subarray(0, random(bytes.length + 1)), other.subarray(random(other.length))]);
  },
  function append(bytes, _random, other) {
    return Buffer.concat([bytes, Buffer.from('\r\n'), other]);
  },
  function flipBytes(bytes, random) {
    const flipped = Buffer.from(bytes);
    for (let n = 1 + random(8); n > 0 && flipped.length > 0; n--) flipped[random(flipped.length)] = random(256);
    return flipped;
  },
  function reencode(bytes, random) {
    const from = encodings[random(encodings.length)] ?? 'utf8';
    const to = encodings[random(encodings.length)] ?? 'utf8';
    return iconv.encode(iconv.decode(bytes, from), to, { addBOM: random(2) === 1 });
  },
  function swapLines(bytes, random) {
    const lines = bytes.toString('latin1').split('\n');
    for (let n = 1 + random(5); n > 0; n--) {
      const [a, b] = [random(lines.length), random(lines.length)];
      [lines[a], lines[b]] = [lines[b] ?? '', lines[a] ?? ''];
    }
    return Buffer.from(lines.join('\n'), 'latin1');
  },
  function repeatLine(bytes, random) {
    const lines = bytes.toString('latin1').split('\n');
    const at = random(lines.length);
    lines.splice(at, 0, ...Array<string>(1 + random(50)).fill(lines[at] ?? ''));
    return Buffer.from(lines.join('\n'), 'latin1');
  },
  function changeDigits(bytes, random) {
    const changed = Buffer.from(bytes);
    for (let n = 1 + random(20), at = random(changed.length); n > 0 && at < changed.length; at++) {
      const byte = changed[at] ?? 0;
      if (byte < 0x30 || byte > 0x39) continue;
      changed[at] = 0x30 + random(10);
      n--;
    }
    return changed;
  },
  function insertOddities(bytes, random) {
    const oddities = [
      '\0',
      '"',
      '[[[[',
      '{"',
      '  ',
      'KB',
      '(((',
      '~~~~',
      '\\\\\\\\',
      ':::',
      ',,,,',
      '\u2028',
      'x'.repeat(3000),
      ' '.repeat(3000),
    ];
    const at = random(bytes.length + 1);
    return Buffer.concat([
      bytes.subarray(0, at),
      Buffer.from(oddities[random(oddities.length)] ?? ''),
      bytes.subarray(at),
    ]);
  },
];

/** One to three kinds of damage in a row. */
export function mutate(bytes: Uint8Array, other: Uint8Array, random: Random): Buffer {
  let mutated = Buffer.from(bytes);
  for (let n = 1 + random(3); n > 0; n--) {
    const mutation = mutations[random(mutations.length)];
    if (mutation) mutated = Buffer.from(mutation(mutated, random, Buffer.from(other)));
  }
  return mutated;
}
