/** The processor architecture in the many spellings of inventories. */

export const processors = ['x64', 'x86', 'arm64', 'ia64'] as const;
export type Processor = (typeof processors)[number];

const spellings: readonly (readonly [RegExp, Processor])[] = [
  [/(?<![a-z0-9])(?:arm64|aarch64|arm[ -]?64[ -]?bit|arm 64)(?![a-z0-9])/i, 'arm64'],
  [/(?<![a-z0-9])(?:ia64|itanium)(?![a-z0-9])/i, 'ia64'],
  [/(?<![a-z0-9])(?:x64|amd64|x86[_-]64|em64t|win64)(?![a-z0-9])/i, 'x64'],
  [/(?<![a-z0-9])(?:x86|i[3-6]86|win32)(?![a-z0-9])/i, 'x86'],
];

/** The architecture that the text names: "x64-based PC", "PC à base de x64", "AMD64", "x86_64"; undefined when it names none. */
export function parseProcessor(text: string): Processor | undefined {
  return spellings.find(([spelling]) => spelling.test(text))?.[1];
}

/** As WMI's OSArchitecture says it, in any language: "64-bit", "64 bits", "64-разрядная", "ARM 64-bit Processor". */
export function parseOsArchitecture(text: string): Processor | undefined {
  if (/arm/i.test(text)) return 'arm64';
  if (/64/.test(text)) return parseProcessor(text) ?? 'x64';
  return /32|86/.test(text) ? 'x86' : undefined;
}
