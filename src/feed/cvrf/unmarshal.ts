/** Which elements of a CVRF document fill which field of the records; what no shape here names is skipped. */

import {
  type CvrfGroup,
  type CvrfHeader,
  type CvrfRemediation,
  type CvrfRevision,
  type CvrfScore,
  type CvrfVulnerability,
  newHeader,
  newRemediation,
  newVulnerability,
} from './records.ts';
import type { Shape } from './shape-matcher.ts';
import { readByShape, type XmlReader } from './xml-shape.ts';

/** A reader that hands over each vulnerability as it ends; the header is complete when the reader is closed. */
export function unmarshalCvrf(onVulnerability: (vulnerability: CvrfVulnerability) => void): {
  readonly header: CvrfHeader;
  readonly reader: XmlReader;
} {
  const header = newHeader();
  return { header, reader: readByShape(root, { header, vulnerability: newVulnerability(), onVulnerability }) };
}

/** What the elements fill while they are read. */
interface Progress {
  readonly header: CvrfHeader;
  vulnerability: CvrfVulnerability;
  readonly onVulnerability: (vulnerability: CvrfVulnerability) => void;
}

const schema = 'http://www.icasi.org/CVRF/schema';

type Rest = Omit<Shape<Progress>, 'namespace' | 'name'>;

function cvrf(name: string, rest: Rest): Shape<Progress> {
  return { namespace: `${schema}/cvrf/1.1`, name, ...rest };
}

function prod(name: string, rest: Rest): Shape<Progress> {
  return { namespace: `${schema}/prod/1.1`, name, ...rest };
}

function vuln(name: string, rest: Rest): Shape<Progress> {
  return { namespace: `${schema}/vuln/1.1`, name, ...rest };
}

function text(read: (progress: Progress, text: string) => void): Rest {
  return { text: read };
}

/** Most threats are impacts, and many remediations known issues: nobody reads them. */
function hasType(...types: readonly string[]): NonNullable<Rest['wanted']> {
  return (attribute) => types.includes(attribute('Type'));
}

/** The record that an element inside it fills: the one opened last. */
function last<Item>(items: readonly Item[]): Item {
  const item = items.at(-1);
  if (item === undefined) throw new RangeError('CVRF shape: an element outside its parent');
  return item;
}

const documentTitle = cvrf(
  'DocumentTitle',
  text(({ header }, title) => {
    header.title = title;
  }),
);

const documentId = cvrf(
  'ID',
  text(({ header }, id) => {
    header.id = id;
  }),
);

const initialReleaseDate = cvrf(
  'InitialReleaseDate',
  text(({ header }, date) => {
    header.initialRelease = date;
  }),
);

const currentReleaseDate = cvrf(
  'CurrentReleaseDate',
  text(({ header }, date) => {
    header.currentRelease = date;
  }),
);

const documentTracking = cvrf('DocumentTracking', {
  children: [cvrf('Identification', { children: [documentId] }), initialReleaseDate, currentReleaseDate],
});

const fullProductName = prod('FullProductName', {
  opened: ({ header }, attribute) => void header.products.push({ id: attribute('ProductID'), name: '' }),
  text: ({ header }, name) => {
    last(header.products).name = name;
  },
});

/** Branches nest to any depth. */
const branchChildren = [fullProductName];
const branch = prod('Branch', { children: branchChildren });
branchChildren.push(branch);

const productTree = prod('ProductTree', { children: [branch, fullProductName] });

const cve = vuln(
  'CVE',
  text(({ vulnerability }, id) => {
    vulnerability.id = id;
  }),
);

function productIds(list: (vulnerability: CvrfVulnerability) => readonly CvrfGroup[]): Shape<Progress> {
  return vuln(
    'ProductID',
    text(({ vulnerability }, id) => void last(list(vulnerability)).products.push(id)),
  );
}

const productStatuses = vuln('ProductStatuses', {
  children: [
    vuln('Status', {
      wanted: hasType('Known Affected'),
      opened: ({ vulnerability }, attribute) =>
        void vulnerability.statuses.push({ type: attribute('Type'), products: [] }),
      children: [productIds(({ statuses }) => statuses)],
    }),
  ],
});

const threats = vuln('Threats', {
  children: [
    vuln('Threat', {
      wanted: hasType('Severity', 'Exploit Status'),
      opened: ({ vulnerability }, attribute) =>
        void vulnerability.threats.push({ type: attribute('Type'), description: '', products: [] }),
      children: [
        productIds((vulnerability) => vulnerability.threats),
        vuln(
          'Description',
          text(({ vulnerability }, description) => {
            last(vulnerability.threats).description = description;
          }),
        ),
      ],
    }),
  ],
});

function scoreField(element: string, field: keyof CvrfScore): Shape<Progress> {
  return vuln(
    element,
    text(({ vulnerability }, value) => {
      last(vulnerability.scores)[field] = value;
    }),
  );
}

const scoreSets = vuln('CVSSScoreSets', {
  children: [
    vuln('ScoreSet', {
      opened: ({ vulnerability }) => void vulnerability.scores.push({ baseScore: '', vector: '' }),
      children: [scoreField('BaseScore', 'baseScore'), scoreField('Vector', 'vector')],
    }),
  ],
});

type RemediationField = Exclude<keyof CvrfRemediation, keyof CvrfGroup>;

function remediationField(element: string, field: RemediationField): Shape<Progress> {
  return vuln(
    element,
    text(({ vulnerability }, value) => {
      last(vulnerability.remediations)[field] = value;
    }),
  );
}

const remediations = vuln('Remediations', {
  children: [
    vuln('Remediation', {
      wanted: hasType('Vendor Fix'),
      opened: ({ vulnerability }, attribute) => void vulnerability.remediations.push(newRemediation(attribute('Type'))),
      children: [
        productIds((vulnerability) => vulnerability.remediations),
        remediationField('Description', 'description'),
        remediationField('URL', 'url'),
        remediationField('Supercedence', 'supercedence'),
        remediationField('RestartRequired', 'restart'),
        remediationField('SubType', 'subType'),
        remediationField('FixedBuild', 'fixedBuild'),
      ],
    }),
  ],
});

function revisionField(element: string, field: keyof CvrfRevision): Shape<Progress> {
  return cvrf(
    element,
    text(({ vulnerability }, value) => {
      last(vulnerability.revisions)[field] = value;
    }),
  );
}

/** The feed puts a revision of a vulnerability into one namespace, its number and date into another. */
const revisionHistory = vuln('RevisionHistory', {
  children: [
    vuln('Revision', {
      opened: ({ vulnerability }) => void vulnerability.revisions.push({ number: '', date: '' }),
      children: [revisionField('Number', 'number'), revisionField('Date', 'date')],
    }),
  ],
});

const vulnerability = vuln('Vulnerability', {
  opened: (progress) => {
    progress.vulnerability = newVulnerability();
  },
  children: [cve, productStatuses, threats, scoreSets, remediations, revisionHistory],
  closed: (progress) => progress.onVulnerability(progress.vulnerability),
});

const root = cvrf('cvrfdoc', { children: [documentTitle, documentTracking, productTree, vulnerability] });
