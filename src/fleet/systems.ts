/** The operating systems that a fleet of this catalogue may run, each with its train; and what an upgraded device ran before. */

import type { CatalogKnowledge } from '../assessment/catalog-knowledge.ts';
import type { InstallationType, Processor } from '../inventory/model.ts';
import { dotNetVersionOf } from '../lines/dot-net-framework/version.ts';
import { buildsOfLine, firstBuildOfWindows10 } from '../lines/windows/os-lines.ts';
import type { OsTrain } from '../lines/windows/os-train.ts';
import { findPlatform } from '../lines/windows/platform.ts';
import { lineShares, otherLineShare, processorShares, serverCoreShare } from './mix.ts';

export interface System {
  readonly line: string;
  readonly build: number;
  readonly processor: Processor;
  readonly installationType: InstallationType;
  /** Of the fleet; all shares together need not be 1. */
  readonly share: number;
  /** Built when it is first asked for. */
  readonly train: OsTrain;
  /** "10.0.19045" */
  readonly version: string;
  /** What such a device ran before this system came out, newest first. */
  readonly earlier: readonly System[];
}

/** Most frequent first. */
export function systemsOf(knowledge: CatalogKnowledge): readonly System[] {
  const named = Map.groupBy(
    knowledge.platforms.systems.filter(({ processor }) => processor !== 'ia64'),
    ({ line, processor = 'x64', serverCore, role }) => JSON.stringify([line, processor, serverCore, role]),
  );
  const found: System[] = [];
  for (const [first] of named.values()) {
    const { line, processor = 'x64', serverCore, role } = first as Named;
    const build = buildsOfLine(line).at(-1);
    if (build === undefined || build < firstBuildOfFleets) continue;
    const twin = knowledge.platforms.systems.some((its) => its.line === line && its.serverCore !== serverCore);
    const ofTwin = role === 'client' || !twin ? 1 : serverCore ? serverCoreShare : 1 - serverCoreShare;
    const installationType = role === 'client' ? 'Client' : serverCore ? 'Server Core' : 'Server';
    const share = (lineShares[line] ?? otherLineShare) * processorShares[processor] * ofTwin;
    const system = { line, build, processor, installationType, share, version: `${kernelOf(build)}.${build}` } as const;
    found.push({
      ...system,
      get train() {
        return trainOf(knowledge, system);
      },
      get earlier() {
        return found
          .filter((its) => its.build < build && its.installationType === installationType)
          .filter((its) => its.processor === processor)
          .sort((a, b) => b.build - a.build);
      },
    });
  }
  return found.sort((a, b) => b.share - a.share || (a.version < b.version ? -1 : 1));
}

/** Windows 7 and Server 2008 R2. Nobody's fleet runs what is older. */
const firstBuildOfFleets = 7601;

type Named = CatalogKnowledge['platforms']['systems'][number];

function trainOf(
  knowledge: CatalogKnowledge,
  { version, build, processor, installationType }: Omit<System, 'train' | 'earlier'>,
): OsTrain {
  const finding = findPlatform(knowledge.platforms, { osVersion: version, osProcessor: processor, installationType });
  if (!finding.found) throw new Error(`The catalogue names ${version}, and yet: ${finding.reason}`);
  return knowledge.ofPlatform(finding.platform, dotNetVersionOf({}, build)).osTrain;
}

/** The first two parts of the version. */
function kernelOf(build: number): string {
  if (build >= firstBuildOfWindows10) return '10.0';
  if (build >= 9600) return '6.3';
  if (build >= 9200) return '6.2';
  return build >= 7600 ? '6.1' : '6.0';
}
