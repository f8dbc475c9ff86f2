/**
 * The lines of Windows that we know by build. Facts: Microsoft's release information and lifecycle pages, November 2026.
 * A line that is not here works all the same as soon as the feed names a FixedBuild for it.
 */

export interface OsLine {
  readonly name: string;
  /** Third part of the OS version. */
  readonly build: number;
  readonly role: 'client' | 'server';
}

export const osLines: readonly OsLine[] = [
  { name: 'Windows Vista', build: 6002, role: 'client' },
  { name: 'Windows Server 2008', build: 6002, role: 'server' },
  { name: 'Windows Server 2008', build: 6003, role: 'server' },
  { name: 'Windows 7', build: 7601, role: 'client' },
  { name: 'Windows Server 2008 R2', build: 7601, role: 'server' },
  { name: 'Windows 8', build: 9200, role: 'client' },
  { name: 'Windows Server 2012', build: 9200, role: 'server' },
  { name: 'Windows 8.1', build: 9600, role: 'client' },
  { name: 'Windows Server 2012 R2', build: 9600, role: 'server' },
  { name: 'Windows 10', build: 10240, role: 'client' },
  { name: 'Windows 10 1511', build: 10586, role: 'client' },
  { name: 'Windows 10 1607', build: 14393, role: 'client' },
  { name: 'Windows Server 2016', build: 14393, role: 'server' },
  { name: 'Windows 10 1703', build: 15063, role: 'client' },
  { name: 'Windows 10 1709', build: 16299, role: 'client' },
  { name: 'Windows Server 1709', build: 16299, role: 'server' },
  { name: 'Windows 10 1803', build: 17134, role: 'client' },
  { name: 'Windows Server 1803', build: 17134, role: 'server' },
  { name: 'Windows 10 1809', build: 17763, role: 'client' },
  { name: 'Windows Server 2019', build: 17763, role: 'server' },
  { name: 'Windows 10 1903', build: 18362, role: 'client' },
  { name: 'Windows Server 1903', build: 18362, role: 'server' },
  { name: 'Windows 10 1909', build: 18363, role: 'client' },
  { name: 'Windows Server 1909', build: 18363, role: 'server' },
  { name: 'Windows 10 2004', build: 19041, role: 'client' },
  { name: 'Windows Server 2004', build: 19041, role: 'server' },
  { name: 'Windows 10 20H2', build: 19042, role: 'client' },
  { name: 'Windows Server 20H2', build: 19042, role: 'server' },
  { name: 'Windows 10 21H1', build: 19043, role: 'client' },
  { name: 'Windows 10 21H2', build: 19044, role: 'client' },
  { name: 'Windows 10 22H2', build: 19045, role: 'client' },
  { name: 'Windows Server 2022', build: 20348, role: 'server' },
  { name: 'Azure Stack HCI OS 22H2', build: 20349, role: 'server' },
  { name: 'Windows 11 21H2', build: 22000, role: 'client' },
  { name: 'Windows 11 22H2', build: 22621, role: 'client' },
  { name: 'Windows 11 23H2', build: 22631, role: 'client' },
  { name: 'Windows Server 2022 23H2', build: 25398, role: 'server' },
  { name: 'Windows 11 24H2', build: 26100, role: 'client' },
  { name: 'Windows Server 2025', build: 26100, role: 'server' },
  { name: 'Windows 11 25H2', build: 26200, role: 'client' },
  { name: 'Windows 11 26H2', build: 26300, role: 'client' },
  { name: 'Windows 11 26H1', build: 28000, role: 'client' },
];

/** From here on every update is cumulative; before, the Monthly Rollups are, since October 2016. */
export const firstBuildOfWindows10 = 10240;

/** The first name under which MSRC listed Windows 11 21H2, from before it had a version; and Windows 8.1 on ARM. */
export const lineAliases: Readonly<Record<string, string>> = {
  'Windows 11': 'Windows 11 21H2',
  'Windows RT 8.1': 'Windows 8.1',
};

/**
 * A product that the feed leaves out of most months in which its line got updates (Windows 10 20H2 x64: named in 7 of 27;
 * Azure Stack HCI 22H2, which takes the cumulative updates of Windows Server 2022: in one), and the product of the same
 * code that it names throughout: what is said of the latter holds for the former.
 */
export const namedInstead: Readonly<Record<string, string>> = {
  'Windows 10 Version 20H2 for x64-based Systems': 'Windows 10 Version 20H2 for 32-bit Systems',
  'Azure Stack HCI OS 22H2': 'Windows Server 2022 (Server Core installation)',
};

/** The builds under which this line is known; none for a line that only the feed knows. */
export function buildsOfLine(name: string): number[] {
  const line = lineAliases[name] ?? name;
  return osLines.filter((osLine) => osLine.name === line).map((osLine) => osLine.build);
}

/** Builds that share their code and so their revisions: one cumulative update serves them all. */
const codeFamilies: readonly (readonly number[])[] = [
  [18362, 18363],
  [19041, 19042, 19043, 19044, 19045],
  [20348, 20349],
  [22621, 22631],
  [26100, 26200, 26300],
];

/** Every build whose revisions mean the same as those of this build, itself included. */
export function codeFamilyOf(build: number): readonly number[] {
  return codeFamilies.find((family) => family.includes(build)) ?? [build];
}

/**
 * Windows 11 24H2/25H2 and Windows Server 2025 share the number 26100; since January 2026 the server's revisions run from
 * 32000 while the client's go on below it, so a revision of the one says nothing about the other.
 */
export function isForeignRevision(
  build: number,
  role: 'client' | 'server',
  revision: number,
  released: string,
): boolean {
  if (!codeFamilyOf(26100).includes(build)) return false;
  const serverOnly = revision >= 32000;
  if (role === 'client') return serverOnly;
  return !serverOnly && released >= '2026-01-01';
}
