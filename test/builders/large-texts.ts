/** The inventory of every source grown to any size: in lines, in columns and in depth. */

import { readInventories } from '../../src/inventory/read.ts';
import { corpus } from '../../src/inventory/testing/corpus.ts';
import { isObject } from '../../src/inventory/text/json-values.ts';

export interface LargeText {
  /** The format that the small text is of; "none" for what is no inventory. */
  readonly source: string;
  readonly shape: string;
  /** A text of about that many characters. */
  readonly write: (size: number) => string;
}

/** Every file of the corpus in every shape that it can grow to; of the same listing in many languages one. */
export function grownInventories(): LargeText[] {
  const decoder = new TextDecoder('utf-8');
  const texts = corpus.filter(({ name }) => !name.includes(' ') || name === 'systeminfo German utf8');
  return texts.flatMap(({ name, bytes }) => {
    const text = decoder.decode(bytes);
    const source = readInventories(bytes, name).format;
    return shapesOf(text).map(({ shape, write }) => ({ source, shape: `${name}: ${shape}`, write }));
  });
}

type Shape = Omit<LargeText, 'source'>;

function shapesOf(text: string): Shape[] {
  if (/^\s*[[{]/.test(text)) return shapesOfJson(text);
  const lines = text.split(/\r?\n/);
  const shapes: Shape[] = [
    { shape: 'lines', write: (size) => repeatTo(size, (n) => vary(lines.slice(1), n).join('\n'), `${lines[0]}\n`) },
    { shape: 'texts', write: (size) => repeatTo(size, (n) => vary(lines, n).join('\n')) },
    { shape: 'one line', write: (size) => `${text.trimEnd()}${'x '.repeat(size / 2)}` },
  ];
  if (/^"?[\w ]+"?[,;\t]/.test(text)) shapes.push({ shape: 'columns', write: (size) => widen(lines, size) });
  if (text.startsWith('<')) shapes.push({ shape: 'depth', write: (size) => nestXml(text, size) });
  return shapes;
}

function shapesOfJson(text: string): Shape[] {
  const lines = text.trim().split('\n');
  const isStream = lines.length > 1 && lines.every((line) => line.startsWith('{'));
  if (isStream) {
    return [
      { shape: 'lines', write: (size) => repeatTo(size, (n) => vary(lines, n).join('\n')) },
      { shape: 'depth', write: (size) => `${text.trim()}\n${'[{"a":'.repeat(size / 9)}1${'}]'.repeat(size / 9)}\n` },
    ];
  }
  return [
    {
      shape: 'lines',
      write: (size) =>
        JSON.stringify(growJson(JSON.parse(text), size / JSON.stringify(JSON.parse(text)).length, addElements)),
    },
    { shape: 'columns', write: (size) => JSON.stringify(growJson(JSON.parse(text), size / 14, addFields)) },
    { shape: 'depth', write: (size) => nestJson(text, size) },
  ];
}

/** Different updates and devices, as a fleet has them. */
function vary(lines: readonly string[], n: number): string[] {
  return lines.map((line) =>
    line.replace(/(KB)?\b[2-5]\d{6}\b/g, `$1${4_000_000 + (n % 1_000_000)}`).replaceAll('PC-', `PC-${n}-`),
  );
}

/** Pieces until the size is reached, each with its number. */
export function repeatTo(size: number, write: (n: number) => string, head = ''): string {
  const pieces = [head];
  for (let n = 0, length = head.length; length < size; n++) {
    const piece = `${write(n)}\n`;
    pieces.push(piece);
    length += piece.length;
  }
  return pieces.join('');
}

/** Half the size is header, the other half short records and full ones. */
function widen(lines: readonly string[], size: number): string {
  const [header = '', ...records] = lines.filter((line) => line !== '' && !line.startsWith('#'));
  const delimiter = /[,;\t]/.exec(header)?.[0] ?? ',';
  const wide = Array.from({ length: size / 24 }, (_, n) => `${delimiter}Column ${n}`).join('');
  const full = Array.from({ length: size / 24 }, () => `${delimiter}v`).join('');
  const short = repeatTo(size / 4, (n) => vary(records, n).join('\n'));
  return `${header}${wide}\n${short}${records[0]}${full}\n${records[0]}${full}\n`;
}

function growJson(value: unknown, times: number, grow: (value: unknown, times: number) => unknown): unknown {
  const largest = largestList(value);
  const replace = (found: unknown): unknown => {
    if (found === largest.list) return grow(found, times);
    if (Array.isArray(found)) return found.map(replace);
    return isObject(found)
      ? Object.fromEntries(Object.entries(found).map(([name, inner]) => [name, replace(inner)]))
      : found;
  };
  return largest.list === undefined ? grow([value], times) : replace(value);
}

function addElements(list: unknown, times: number): unknown {
  const elements = list as readonly unknown[];
  return Array.from({ length: Math.ceil(times) }, (_, n) =>
    vary([JSON.stringify(elements)], n).flatMap((text) => JSON.parse(text)),
  ).flat();
}

function addFields(list: unknown, times: number): unknown {
  const [first, ...others] = list as readonly unknown[];
  const fields = Object.fromEntries(Array.from({ length: Math.ceil(times) }, (_, n) => [`x${n}`, `v${n}`]));
  return isObject(first) ? [{ ...first, ...fields }, ...others] : [first, ...others, fields];
}

function largestList(value: unknown): { list: unknown; length: number } {
  const own = Array.isArray(value) ? { list: value as unknown, length: value.length } : { list: undefined, length: 0 };
  const inner = Object.values(isObject(value) || Array.isArray(value) ? value : {}).map(largestList);
  return [own, ...inner].reduce((a, b) => (b.length > a.length ? b : a));
}

function nestJson(text: string, size: number): string {
  const nested = `${'[{"a":'.repeat(size / 9)}1${'}]'.repeat(size / 9)}`;
  const trimmed = text.trim();
  return trimmed.startsWith('[')
    ? `${trimmed.slice(0, -1)}, ${nested}]`
    : `${trimmed.slice(0, -1)}, "data": ${nested}}`;
}

function nestXml(text: string, size: number): string {
  const at = text.lastIndexOf('</');
  return `${text.slice(0, at)}${'<a>'.repeat(size / 7)}${'</a>'.repeat(size / 7)}${text.slice(at)}`;
}
