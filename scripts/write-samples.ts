/** Writes samples/catalog and samples/devices from scripts/sample-facts.ts and sample-scores.ts: CVRF documents that the catalogue's reader compiles, and inventories. */

import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  type SampleDocument,
  type SampleUpdate,
  sampleDevices,
  sampleDocuments,
  sampleProducts,
} from './sample-facts.ts';
import { sampleScores } from './sample-scores.ts';

const namespaces = 'http://www.icasi.org/CVRF/schema';

/** Every sample file by its path below samples/. */
export function sampleFiles(): Map<string, string> {
  const files = new Map<string, string>();
  for (const document of sampleDocuments) files.set(`catalog/${document.id}.xml`, writeDocument(document));
  for (const device of sampleDevices) {
    const id = createHash('sha1').update(device.computerDnsName).digest('hex');
    files.set(`devices/${device.computerDnsName}.json`, `${JSON.stringify({ id, ...device }, null, 2)}\n`);
  }
  return files;
}

function writeDocument(document: SampleDocument): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<cvrf:cvrfdoc xmlns:cvrf="${namespaces}/cvrf/1.1" xmlns:prod="${namespaces}/prod/1.1" xmlns:vuln="${namespaces}/vuln/1.1">
  <cvrf:DocumentTitle>${document.title}</cvrf:DocumentTitle>
  <cvrf:DocumentTracking>
    <cvrf:Identification>
      <cvrf:ID>${document.id}</cvrf:ID>
    </cvrf:Identification>
    <cvrf:InitialReleaseDate>${document.initialRelease}</cvrf:InitialReleaseDate>
    <cvrf:CurrentReleaseDate>${document.currentRelease}</cvrf:CurrentReleaseDate>
  </cvrf:DocumentTracking>
${writeProductTree(document)}
${idsOf(document)
  .map((cve) => writeVulnerability(document, cve))
  .join('\n')}
</cvrf:cvrfdoc>
`;
}

function writeProductTree(document: SampleDocument): string {
  const named = new Set(document.updates.map((update) => update.productId));
  const products = sampleProducts.filter((product) => named.has(product.id));
  const families = [...new Set(products.map((product) => product.family))].map((family) => {
    const names = products
      .filter((product) => product.family === family)
      .map(
        (product) => `        <prod:FullProductName ProductID="${product.id}">${product.name}</prod:FullProductName>`,
      );
    return `      <prod:Branch Type="Product Family" Name="${family}">\n${names.join('\n')}\n      </prod:Branch>`;
  });
  return `  <prod:ProductTree>
    <prod:Branch Type="Vendor" Name="Microsoft">
${families.join('\n')}
    </prod:Branch>
  </prod:ProductTree>`;
}

function writeVulnerability(document: SampleDocument, cve: string): string {
  const updates = document.updates.filter((update) => split(update.cves).includes(cve));
  const productIds = updates.map((update) => `<vuln:ProductID>${update.productId}</vuln:ProductID>`).join('');
  const disclosed = yesOrNo(split(document.publiclyDisclosed).includes(cve));
  const exploited = yesOrNo(split(document.exploited).includes(cve));
  return `  <vuln:Vulnerability>
    <vuln:CVE>${cve}</vuln:CVE>
    <vuln:ProductStatuses>
      <vuln:Status Type="Known Affected">${productIds}</vuln:Status>
    </vuln:ProductStatuses>
    <vuln:Threats>
      <vuln:Threat Type="Exploit Status">
        <vuln:Description>Publicly Disclosed:${disclosed};Exploited:${exploited}</vuln:Description>
      </vuln:Threat>
      <vuln:Threat Type="Severity">
        <vuln:Description>${severityOf(document, cve)}</vuln:Description>${productIds}
      </vuln:Threat>
    </vuln:Threats>${writeScore(cve, productIds)}
    <vuln:Remediations>
${updates.map(writeRemediation).join('\n')}
    </vuln:Remediations>
    <vuln:RevisionHistory>
      <vuln:Revision>
        <cvrf:Number>1.0</cvrf:Number>
        <cvrf:Date>${document.initialRelease}</cvrf:Date>
      </vuln:Revision>
    </vuln:RevisionHistory>
  </vuln:Vulnerability>`;
}

function writeScore(cve: string, productIds: string): string {
  const [found] = Object.entries(sampleScores).find(([, cves]) => split(cves).includes(cve)) ?? [];
  if (found === undefined) return '';
  const [score, vector] = found.split(' ');
  return `
    <vuln:CVSSScoreSets>
      <vuln:ScoreSet>
        <vuln:BaseScore>${score}</vuln:BaseScore>
        <vuln:Vector>${vector}</vuln:Vector>${productIds}
      </vuln:ScoreSet>
    </vuln:CVSSScoreSets>`;
}

function writeRemediation(update: SampleUpdate): string {
  const build =
    update.fixedBuild === undefined ? '' : `\n        <vuln:FixedBuild>${update.fixedBuild}</vuln:FixedBuild>`;
  return `      <vuln:Remediation Type="Vendor Fix">
        <vuln:Description>${update.kb}</vuln:Description>
        <vuln:URL>https://catalog.update.microsoft.com/v7/site/Search.aspx?q=KB${update.kb}</vuln:URL>
        <vuln:Supercedence>${update.supersedes}</vuln:Supercedence>
        <vuln:ProductID>${update.productId}</vuln:ProductID>
        <vuln:RestartRequired>Yes</vuln:RestartRequired>
        <vuln:SubType>Security Update</vuln:SubType>${build}
      </vuln:Remediation>`;
}

function severityOf(document: SampleDocument, cve: string): string {
  if (split(document.critical).includes(cve)) return 'Critical';
  return split(document.moderate).includes(cve) ? 'Moderate' : 'Important';
}

function idsOf(document: SampleDocument): string[] {
  return [...new Set(document.updates.flatMap((update) => split(update.cves)))].sort();
}

function split(ids: string): string[] {
  return ids.split(/\s+/).filter((id) => id !== '');
}

function yesOrNo(value: boolean): string {
  return value ? 'Yes' : 'No';
}

if (import.meta.main) {
  const folder = resolve(import.meta.dirname, '../samples');
  for (const part of ['catalog', 'devices']) {
    rmSync(join(folder, part), { recursive: true, force: true });
    mkdirSync(join(folder, part), { recursive: true });
  }
  for (const [path, text] of sampleFiles()) writeFileSync(join(folder, path), text);
}
