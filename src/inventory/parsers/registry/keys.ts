/** Registry keys with their values out of the text that `reg query`, `reg export` and regedit write. */

export interface RegistryKey {
  /** Without the hive's abbreviation: "SOFTWARE\Microsoft\…", as it was written. */
  readonly path: string;
  /** By lower-case name: text, or a number for dword and qword. */
  readonly values: Map<string, string | number>;
}

const queryKey = /^(?:HKEY_[A-Z_]+|HK(?:LM|CU|CR|U|CC))\\(.+)$/i;
const queryType = /\s(REG_[A-Z_]+)(?:\s|$)/;
const exportKey = /^\s*\[(?:HKEY_[A-Z_]+|HK(?:LM|CU|CR|U|CC))\\(.+)\]\s*$/i;
const exportValue = /^\s*"((?:[^"\\]|\\.)*)"\s*=\s*(.*)$/;

/** Nothing that we read comes near it. */
const longestTextLine = 8192;

/** Every key in the text, in its order; a key that comes twice is one. */
export function readRegistryKeys(textLines: readonly string[]): RegistryKey[] {
  const keys = new Map<string, RegistryKey>();
  let key: RegistryKey | undefined;
  for (let at = 0; at < textLines.length; at++) {
    const textLine = textLines[at] ?? '';
    if (textLine.length > longestTextLine) continue;
    const path = (exportKey.exec(textLine) ?? queryKey.exec(textLine.trim()))?.[1]?.replace(/\\$/, '');
    if (path !== undefined) {
      key = keys.get(path.toLowerCase()) ?? { path, values: new Map() };
      keys.set(path.toLowerCase(), key);
      continue;
    }
    if (!key) continue;
    const exported = exportValue.exec(textLine);
    if (exported) {
      const whole = [exported[2] ?? ''];
      while (/\\\s*$/.test(whole.at(-1) ?? '') && at + 1 < textLines.length) whole.push(textLines[++at] ?? '');
      setValue(key, withoutEscapes(exported[1] ?? ''), decodeExported(whole));
      continue;
    }
    const type = queryType.exec(textLine);
    if (!type || textLine.trimStart() === textLine) continue;
    const data = textLine.slice(type.index + type[0].length).trim();
    setValue(key, textLine.slice(0, type.index).trim(), decodeQueried(type[1] ?? '', data));
  }
  return [...keys.values()];
}

function setValue(key: RegistryKey, name: string, value: string | number | undefined): void {
  if (value !== undefined) key.values.set(name.toLowerCase(), value);
}

/** "0x116c" of a REG_DWORD is a number. */
function decodeQueried(type: string, data: string): string | number | undefined {
  if (type !== 'REG_DWORD' && type !== 'REG_QWORD') return data;
  return /^(?:0x[0-9a-f]{1,16}|\d{1,16})$/i.test(data) ? Number(data) : undefined;
}

/** A quoted text, "dword:00000fa0", or "hex(2):68,00,…" whose text lines end in a backslash. Other binary data is left out. */
function decodeExported(textLines: readonly string[]): string | number | undefined {
  const data = textLines.map((textLine) => textLine.trim().replace(/\\$/, '')).join('');
  const text = /^"((?:[^"\\]|\\.)*)"/.exec((textLines[0] ?? '').trim());
  if (text) return withoutEscapes(text[1] ?? '');
  const dword = /^dword:([0-9a-f]{1,8})\s*$/i.exec(data);
  if (dword) return Number.parseInt(dword[1] ?? '', 16);
  const binary = /^hex\(([1267b])\):([0-9a-f,\s]*)$/i.exec(data);
  if (!binary) return undefined;
  const bytes = Buffer.from((binary[2] ?? '').replace(/[^0-9a-f]/gi, ''), 'hex');
  if (binary[1]?.toLowerCase() === 'b') return bytes.length === 8 ? Number(bytes.readBigUInt64LE()) : undefined;
  return bytes.toString('utf16le').replace(/\0+$/, '').replaceAll('\0', '\n');
}

function withoutEscapes(text: string): string {
  return text.replace(/\\(.)/g, '$1');
}
