/**
 * Which .NET Framework a device has, and which of the feed's composite names ("3.5 AND 4.8") speak of it. Facts:
 * Microsoft's lists of .NET Framework versions by OS, of `Release` values and of the installers' KB numbers.
 */

import type { KbNumber } from '../../brand.ts';

/** Oldest first. */
const versions = ['4.5', '4.5.1', '4.5.2', '4.6', '4.6.1', '4.6.2', '4.7', '4.7.1', '4.7.2', '4.8', '4.8.1'] as const;
export type DotNetVersion = (typeof versions)[number];

/** Lowest value of the registry's `Release` for each version. */
const releases: readonly (readonly [number, DotNetVersion])[] = [
  [378389, '4.5'],
  [378675, '4.5.1'],
  [379893, '4.5.2'],
  [393295, '4.6'],
  [394254, '4.6.1'],
  [394802, '4.6.2'],
  [460798, '4.7'],
  [461308, '4.7.1'],
  [461808, '4.7.2'],
  [528040, '4.8'],
  [533320, '4.8.1'],
];

/** The version that came with each build; a build between two of them came with the lower one's. */
const shipped: readonly (readonly [number, DotNetVersion])[] = [
  [9200, '4.5'],
  [9600, '4.5.1'],
  [10240, '4.6'],
  [10586, '4.6.1'],
  [14393, '4.6.2'],
  [15063, '4.7'],
  [16299, '4.7.1'],
  [17134, '4.7.2'],
  [18362, '4.8'],
  [22621, '4.8.1'],
];

/** KB numbers under which Windows lists the installation of a later version. */
const installers: Readonly<Record<string, DotNetVersion>> = {
  '2858728': '4.5.1',
  '2881468': '4.5.1',
  '2901907': '4.5.2',
  '2901982': '4.5.2',
  '2934520': '4.5.2',
  '3045557': '4.6',
  '3045562': '4.6',
  '3045563': '4.6',
  '3102436': '4.6.1',
  '3102439': '4.6.1',
  '3102467': '4.6.1',
  '3102495': '4.6.1',
  '3151800': '4.6.2',
  '3151804': '4.6.2',
  '3151864': '4.6.2',
  '3151900': '4.6.2',
  '3186497': '4.7',
  '3186505': '4.7',
  '3186539': '4.7',
  '3186568': '4.7',
  '4033339': '4.7.1',
  '4033342': '4.7.1',
  '4033345': '4.7.1',
  '4033369': '4.7.1',
  '4033393': '4.7.1',
  '4054530': '4.7.2',
  '4054542': '4.7.2',
  '4054566': '4.7.2',
  '4054590': '4.7.2',
  '4486081': '4.8',
  '4486105': '4.8',
  '4486129': '4.8',
  '4486153': '4.8',
  '4503548': '4.8',
  '4503575': '4.8',
  '5011048': '4.8.1',
};

export interface DotNetFacts {
  readonly dotNetRelease?: number;
  readonly installedKbs?: readonly KbNumber[];
  readonly software?: readonly { readonly name: string }[];
}

/**
 * The .NET Framework 4 of a device: what its registry says, else the highest that its updates, its software list or its
 * build prove. Undefined on Windows 7 and Server 2008, which came without one.
 */
export function dotNetVersionOf(device: DotNetFacts, build: number): DotNetVersion | undefined {
  if (device.dotNetRelease !== undefined) return lastUpTo(releases, device.dotNetRelease);
  const proven = [
    lastUpTo(shipped, build),
    ...(device.installedKbs ?? []).map((kb) => installers[kb]),
    ...(device.software ?? []).map(({ name }) => namedVersion(name)),
  ];
  return proven.filter((version) => version !== undefined).sort((a, b) => versions.indexOf(b) - versions.indexOf(a))[0];
}

/**
 * Does this product of the feed ("Microsoft .NET Framework 3.5 AND 4.7.2 on …") cover a device with this version?
 * A name that only speaks of 2.0 to 3.5 covers every device that can have it.
 */
export function coversDotNet(productName: string, version: DotNetVersion | undefined): boolean {
  const named = [...(/\.NET Framework (.*?)(?: on |$)/i.exec(productName)?.[1] ?? '').matchAll(/\d+(?:\.\d+)+/g)].map(
    ([text]) => text,
  );
  const four = named.filter((text) => text.startsWith('4.'));
  return four.length === 0 || (version !== undefined && four.includes(version));
}

function namedVersion(softwareName: string): DotNetVersion | undefined {
  const text = /^Microsoft \.NET Framework (4(?:\.\d+)+)$/i.exec(softwareName)?.[1];
  return versions.find((version) => version === text);
}

function lastUpTo(table: readonly (readonly [number, DotNetVersion])[], value: number): DotNetVersion | undefined {
  return table.findLast(([from]) => from <= value)?.[1];
}
