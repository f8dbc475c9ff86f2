/** Versions of software ("15.0.4360.2", "15.02.1118.026", "17.10.6.1") as numbers that compare in their order. */

/** Two to four parts of digits, leading zeros allowed. */
export type VersionParts = readonly [number, number, number, number];

/** The parts of a version, missing ones 0. Blanks and zero-width characters around it are ignored; undefined for all else. */
export function parseVersion(text: string): VersionParts | undefined {
  const match = /^(\d{1,2})\.(\d{1,4})(?:\.(\d{1,5}))?(?:\.(\d{1,5}))?$/.exec(
    text.replace(/[\s\u200b-\u200f\ufeff]/g, ''),
  );
  if (!match) return undefined;
  const [, major, minor, build = '0', revision = '0'] = match;
  return [Number(major), Number(minor), Number(build), Number(revision)];
}

/** One number for the four parts: the greater version has the greater one. Exact up to version 89. */
export function rankVersion([major, minor, build, revision]: VersionParts): number {
  return ((major * 10_000 + minor) * 100_000 + build) * 100_000 + revision;
}

/** The version of that rank. */
export function versionOfRank(rank: number): VersionParts {
  const leading = Math.floor(rank / 100_000);
  const numbers = Math.floor(leading / 100_000);
  return [Math.floor(numbers / 10_000), numbers % 10_000, leading % 100_000, rank % 100_000];
}
