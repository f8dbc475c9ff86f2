/** CVRF documents for tests, as XML, from the few facts that matter to a test. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { gzipSync } from 'node:zlib';

export interface CvrfSpec {
  readonly id?: string;
  readonly title?: string;
  readonly initialRelease?: string;
  readonly currentRelease?: string;
  /** Names by id. */
  readonly products?: Readonly<Record<string, string>>;
  readonly vulnerabilities?: readonly CvrfVulnerabilitySpec[];
}

export interface CvrfVulnerabilitySpec {
  readonly id: string;
  /** Dates; a number before it names the revision: "2.0 2020-04-14T07:00:00". */
  readonly revisions?: readonly string[];
  readonly affected?: readonly string[];
  readonly threats?: readonly { readonly type: string; readonly text: string; readonly products?: readonly string[] }[];
  /** "7.8 CVSS:3.1/AV:L/…". */
  readonly scores?: readonly string[];
  readonly fixes?: readonly CvrfFixSpec[];
}

export interface CvrfFixSpec {
  readonly kb: string;
  readonly products: readonly string[];
  readonly type?: string;
  readonly url?: string;
  readonly supercedence?: string;
  readonly restart?: string;
  readonly subType?: string;
  readonly build?: string;
}

/** The document as Microsoft writes it, a pair of prefixes apart, which may be others. */
export function cvrfXml(spec: CvrfSpec = {}, { root = 'cvrf', vuln = 'vuln' } = {}): string {
  const { id = '2020-Mar', title = 'March 2020 Security Updates', products = {}, vulnerabilities = [] } = spec;
  const schema = 'http://www.icasi.org/CVRF/schema';
  return `<${root}:cvrfdoc xmlns:${root}="${schema}/cvrf/1.1" xmlns:${vuln}="${schema}/vuln/1.1" xmlns:prod="${schema}/prod/1.1">
  <${root}:DocumentTitle>${escapeXml(title)}</${root}:DocumentTitle>
  <${root}:DocumentTracking>
    <${root}:Identification><${root}:ID>${id}</${root}:ID></${root}:Identification>
    <${root}:InitialReleaseDate>${spec.initialRelease ?? '2020-03-10T07:00:00Z'}</${root}:InitialReleaseDate>
    <${root}:CurrentReleaseDate>${spec.currentRelease ?? '2020-03-12T07:00:00'}</${root}:CurrentReleaseDate>
  </${root}:DocumentTracking>
  <prod:ProductTree><prod:Branch Type="Vendor" Name="Microsoft"><prod:Branch Type="Product Family" Name="Windows">
${Object.entries(products)
  .map(([product, name]) => `<prod:FullProductName ProductID="${product}">${escapeXml(name)}</prod:FullProductName>`)
  .join('\n')}
  </prod:Branch></prod:Branch></prod:ProductTree>
${vulnerabilities.map((each) => vulnerabilityXml(each, root, vuln)).join('\n')}
</${root}:cvrfdoc>
`;
}

function vulnerabilityXml(spec: CvrfVulnerabilitySpec, root: string, vuln: string): string {
  const { revisions = ['2020-03-10T07:00:00'], affected = [], threats = [], scores = [], fixes = [] } = spec;
  const element = (name: string, text: string | undefined): string =>
    text === undefined ? '' : `<${vuln}:${name}>${escapeXml(text)}</${vuln}:${name}>`;
  const ids = (products: readonly string[]): string =>
    products.map((product) => element('ProductID', product)).join('');
  return `<${vuln}:Vulnerability Ordinal="1">
  <${vuln}:Title>A title that nobody reads</${vuln}:Title>
  ${element('CVE', spec.id)}
  <${vuln}:ProductStatuses><${vuln}:Status Type="Known Affected">${ids(affected)}</${vuln}:Status></${vuln}:ProductStatuses>
  <${vuln}:Threats>${threats.map(({ type, text, products = [] }) => `<${vuln}:Threat Type="${type}">${element('Description', text)}${ids(products)}</${vuln}:Threat>`).join('')}</${vuln}:Threats>
  <${vuln}:CVSSScoreSets>${scores.map((score) => scoreXml(score, vuln)).join('')}</${vuln}:CVSSScoreSets>
  <${vuln}:Remediations>${fixes
    .map(
      (fix) => `
    <${vuln}:Remediation Type="${fix.type ?? 'Vendor Fix'}">${element('Description', fix.kb)}${element('URL', fix.url ?? '')}${element('Supercedence', fix.supercedence)}${ids(fix.products)}${element('RestartRequired', fix.restart ?? 'Yes')}${element('SubType', fix.subType ?? 'Security Update')}${element('FixedBuild', fix.build)}</${vuln}:Remediation>`,
    )
    .join('')}
  </${vuln}:Remediations>
  <${vuln}:RevisionHistory>${revisions.map((revision) => revisionXml(revision, root, vuln)).join('')}</${vuln}:RevisionHistory>
</${vuln}:Vulnerability>`;
}

function scoreXml(text: string, vuln: string): string {
  const [score = '', vector = ''] = text.split(' ');
  const temporal = `<${vuln}:TemporalScore>1.0</${vuln}:TemporalScore>`;
  return `<${vuln}:ScoreSet><${vuln}:BaseScore>${score}</${vuln}:BaseScore>${temporal}<${vuln}:Vector>${vector}</${vuln}:Vector><${vuln}:ProductID>11800</${vuln}:ProductID></${vuln}:ScoreSet>`;
}

function revisionXml(revision: string, root: string, vuln: string): string {
  const [date = '', number = '1.0'] = revision.split(' ').reverse();
  return `<${vuln}:Revision><${root}:Number>${number}</${root}:Number><${root}:Date>${date}</${root}:Date></${vuln}:Revision>`;
}

function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}

/** A folder of its own for a test, gone when the test ends. */
export function temporaryFolder(context: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'missingkbs-'));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes `name` into the folder, zipped if it ends in .gz; returns the file. */
export function writeDocument(folder: string, name: string, xml: string): string {
  const file = join(folder, name);
  writeFileSync(file, name.endsWith('.gz') ? gzipSync(xml) : xml);
  return file;
}
