/** Windows about itself: the text that Settings → System → About copies, and what winver shows. */

import { parseDeviceName } from '../../devices.ts';
import type { InventoryDocument } from '../../document.ts';
import { installationTypeOfName } from '../../installation-type.ts';
import type { InventoryReading } from '../../model.ts';
import { readingOf } from '../../reading-of.ts';
import type { InventoryParser } from '../parser.ts';
import { type AboutBuild, isCompanion, readBuild, readEdition, readName, readSystemType } from './entries.ts';

export const windowsAboutParser: InventoryParser = {
  format: 'windows-about',
  description: 'Settings → System → About as its Copy buttons give it, and winver, in any display language',
  mixes: true,
  recognizes: (document) => findBuilds(document).length > 0,
  parse: (document) => ({ readings: readPages(document) }),
};

interface PlacedBuild extends AboutBuild {
  readonly place: number;
  readonly osName: string | undefined;
}

/** Lines between a build and what belongs to it. */
const reach = 8;

/** A build that only a label names counts where an edition and another text line of the page stand near it. */
function findBuilds({ json, textLines }: InventoryDocument): PlacedBuild[] {
  if (json) return [];
  return textLines.flatMap((textLine, index) => {
    const build = readBuild(textLine);
    if (!build) return [];
    const near = textLines.slice(Math.max(0, index - reach), index + reach + 1);
    const osName = near.map(readEdition).find((name) => name !== undefined);
    const proven = build.certain || (osName !== undefined && near.some(isCompanion));
    return proven ? [{ ...build, place: index, osName }] : [];
  });
}

/** The page's two parts, device and Windows, come in either order: names and builds belong together by their number. */
function readPages(document: InventoryDocument): InventoryReading[] {
  const builds = findBuilds(document);
  const names = readNames(document.textLines);
  const types = document.textLines.flatMap((textLine) => readSystemType(textLine) ?? []);
  return builds.map(({ osVersion, osName }, index) =>
    readingOf({
      computerDnsName: names.length === builds.length ? names[index] : undefined,
      osName,
      osVersion,
      osProcessor: types.length === builds.length ? types[index] : undefined,
      installationType: osName === undefined ? undefined : installationTypeOfName(osName),
    }),
  );
}

/** The full name follows the short one on devices of a domain, and takes its place. */
function readNames(textLines: readonly string[]): string[] {
  const names: string[] = [];
  for (const [index, textLine] of textLines.entries()) {
    const namedDevice = readName(textLine);
    const name = namedDevice && parseDeviceName(namedDevice.name ?? textLines[index + 1]);
    if (!name) continue;
    if (namedDevice.kind === 'short') names.push(name);
    else names.splice(Math.max(0, names.length - 1), 1, name);
  }
  return names;
}
