/**
 * Walks the revisions of the supported lines: a device with a revision and no list of updates must miss exactly the
 * security updates of its line above it. What is above comes from Microsoft's release history and from which of its KBs
 * the feed names as security updates for the product, not from the engine's trains.
 */

import type { Catalog } from '../../src/catalog/model.ts';
import type { InstallationType } from '../../src/inventory/model.ts';
import { releaseHistoryOf } from '../../src/lines/windows/release-history.ts';
import { assessState } from '../builders/assessor.ts';

export interface LineScore {
  readonly line: string;
  readonly revisions: number;
  readonly exact: number;
  readonly differences: readonly string[];
}

interface SupportedLine {
  readonly product: string;
  readonly build: number;
  readonly type: InstallationType;
  readonly history?: string;
}

export const supportedLines: readonly SupportedLine[] = [
  { product: 'Windows 10 Version 1607 for x64-based Systems', build: 14393, type: 'Client' },
  { product: 'Windows 10 Version 1809 for x64-based Systems', build: 17763, type: 'Client' },
  { product: 'Windows 10 Version 22H2 for x64-based Systems', build: 19045, type: 'Client' },
  { product: 'Windows 11 version 21H2 for x64-based Systems', build: 22000, type: 'Client' },
  { product: 'Windows 11 Version 22H2 for x64-based Systems', build: 22621, type: 'Client' },
  { product: 'Windows 11 Version 23H2 for x64-based Systems', build: 22631, type: 'Client' },
  { product: 'Windows 11 Version 24H2 for x64-based Systems', build: 26100, type: 'Client' },
  { product: 'Windows 11 Version 25H2 for x64-based Systems', build: 26200, type: 'Client' },
  { product: 'Windows Server 2016', build: 14393, type: 'Server' },
  { product: 'Windows Server 2019', build: 17763, type: 'Server' },
  { product: 'Windows Server 2022', build: 20348, type: 'Server' },
  { product: 'Windows Server 2022, 23H2 Edition (Server Core installation)', build: 25398, type: 'Server Core' },
  { product: 'Windows Server 2025', build: 26100, type: 'Server', history: '26100-server' },
];

const first = '2022-01-01';

export function judgeLine(catalog: Catalog, line: SupportedLine, asOf: string): LineScore {
  const product = catalog.products.find(({ name }) => name === line.product);
  if (!product) throw new Error(`The feed names no product "${line.product}".`);
  const named = new Set(
    catalog
      .fixesOf(product)
      .filter(({ kind }) => kind === 'security-update')
      .map(({ update }) => update.kb),
  );
  const history = releaseHistoryOf(line.history ?? String(line.build));
  const revisions = [
    ...new Set(history.filter(({ released }) => (released ?? '') >= first).map(({ revision }) => revision)),
  ];
  const differences: string[] = [];
  for (const revision of revisions) {
    // A KB that came twice is there from the first of its revisions on.
    const reached = new Set(history.filter((release) => release.revision <= revision).map(({ kb }) => kb));
    const above = history.filter(({ kb, released }) => named.has(kb) && !reached.has(kb) && (released ?? '') <= asOf);
    const expected = [...new Set(above.map(({ kb }) => kb))].sort();
    const state = {
      osVersion: `10.0.${line.build}.${revision}`,
      osProcessor: 'x64' as const,
      installationType: line.type,
    };
    const answer = assessState(catalog, state, asOf);
    const given = answer.missing.map(({ id }) => id).sort();
    if (answer.status !== 'assessed') differences.push(`${revision}: ${answer.status}`);
    else if (given.join() !== expected.join()) differences.push(`${revision}: ${compare(given, expected)}`);
  }
  return { line: line.product, revisions: revisions.length, exact: revisions.length - differences.length, differences };
}

function compare(given: readonly string[], expected: readonly string[]): string {
  const extra = given.filter((kb) => !expected.includes(kb)).map((kb) => `false ${kb}`);
  const lacking = expected.filter((kb) => !given.includes(kb)).map((kb) => `missed ${kb}`);
  return [...extra, ...lacking].join(', ');
}
