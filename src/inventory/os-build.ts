/** The version that Windows reports: what is a build and what is a revision. */

/** "10.0.18363.657": `build` 18363, `revision` 657. A device that does not report its revision has none, not zero. */
export interface OsBuild {
  readonly major: number;
  readonly minor: number;
  readonly build: number;
  readonly revision?: number;
}

/** Three or four parts of digits; undefined for anything else, more parts included. */
export function parseOsBuild(text: string): OsBuild | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{4,6})(?:\.(\d{1,6}))?$/.exec(text.trim());
  if (!match) return undefined;
  const [, major, minor, build, last] = match;
  const revision = reportedRevision(Number(build), last);
  return {
    major: Number(major),
    minor: Number(minor),
    build: Number(build),
    ...(revision !== undefined && { revision }),
  };
}

/** Windows 10 1607 was released as 14393.0. */
const releasedAsZero = 14393;

/**
 * The fourth part of a version, where it says something. Programs that do not know the revision write 0 (Ansible, Intune,
 * Defender, .NET's Environment.OSVersion): of every build but one that is the same as none.
 */
export function reportedRevision(build: number, last: string | number | undefined): number | undefined {
  const revision = last === undefined ? undefined : Number(last);
  return revision === 0 && build !== releasedAsZero ? undefined : revision;
}
