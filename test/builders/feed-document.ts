/** Documents of the feed for tests of `compile`, from CVRF records rather than files. */

import type { FeedDocument } from '../../src/catalog/compile/feed-document.ts';
import type { Cvss } from '../../src/catalog/model.ts';
import { DocumentTransformer } from '../../src/feed/cvrf/transform.ts';

export interface DocumentSpec {
  readonly id: string;
  readonly title?: string;
  readonly initialRelease?: string;
  readonly currentRelease?: string;
  /** Names by id; ids that only a fix names get "Product <id>". */
  readonly products?: Readonly<Record<string, string>>;
  readonly fixes?: readonly FixSpec[];
  readonly affected?: readonly string[];
}

export interface FixSpec {
  readonly kb: string;
  readonly cve: string;
  readonly product: string;
  readonly published?: string;
  /** Days of the revisions 2.0, 3.0, … of the vulnerability. */
  readonly reissued?: readonly string[];
  readonly subType?: string;
  readonly url?: string;
  readonly restart?: string;
  readonly supersedes?: string;
  readonly build?: string;
  readonly severity?: string;
  readonly cvss?: Cvss;
}

/** The document that a reader makes of these records. */
export function feedDocument(spec: DocumentSpec): FeedDocument {
  const { id, fixes = [], products = {}, initialRelease = '2020-03-10T07:00:00Z' } = spec;
  const transformer = new DocumentTransformer();
  for (const [cve, own] of Map.groupBy(fixes, (fix) => fix.cve)) {
    transformer.add({
      id: cve,
      statuses: [],
      scores: own.flatMap(({ cvss }) =>
        cvss === undefined ? [] : [{ baseScore: String(cvss.score), vector: cvss.vector }],
      ),
      threats: own.map(({ product, severity = 'Important' }) => ({
        type: 'Severity',
        description: severity,
        products: [product],
      })),
      remediations: own.map((fix) => ({
        type: 'Vendor Fix',
        description: fix.kb,
        products: [fix.product],
        url: fix.url ?? `https://example.org/?q=KB${fix.kb}`,
        supercedence: fix.supersedes ?? '',
        restart: fix.restart ?? 'Yes',
        subType: fix.subType ?? 'Security Update',
        fixedBuild: fix.build ?? '',
      })),
      revisions: own.flatMap(({ published = initialRelease.slice(0, 10), reissued = [] }) =>
        [published, ...reissued].map((day, place) => ({ number: `${place + 1}.0`, date: `${day}T07:00:00` })),
      ),
    });
  }
  if (spec.affected) {
    const statuses = [{ type: 'Known Affected', products: [...spec.affected] }];
    transformer.add({ id: 'CVE-1999-0001', statuses, threats: [], scores: [], remediations: [], revisions: [] });
  }
  const named = new Map([
    ...fixes.map(({ product }) => [product, `Product ${product}`] as const),
    ...Object.entries(products),
  ]);
  return transformer.finish({
    id,
    title: spec.title ?? `Updates of ${id}`,
    initialRelease,
    currentRelease: spec.currentRelease ?? initialRelease,
    products: [...named].map(([product, name]) => ({ id: product, name })),
  });
}
