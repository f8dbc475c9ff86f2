/** Names below /machines that are never machines: collections and functions of Defender's, none of which is offered yet, and a path of ours. */

import type { FastifyInstance } from 'fastify';

/** As MicrosoftDocs/defender-docs, defender-endpoint/api, has them. */
const collections = [
  'SoftwareVulnerabilitiesByMachine',
  'SoftwareVulnerabilitiesExport',
  'SoftwareVulnerabilityChangesByMachine',
  'SoftwareInventoryByMachine',
  'SoftwareInventoryExport',
  'SoftwareInventoryNoProductCodeByMachine',
  'SoftwareInventoryNonCpeExport',
  'SecureConfigurationsAssessmentByMachine',
  'SecureConfigurationsAssessmentExport',
  'BrowserExtensionsInventoryByMachine',
  'BrowserExtensionsInventoryExport',
  'BaselineComplianceAssessmentByMachine',
  'BaselineComplianceAssessmentExport',
  'CertificateAssessmentByMachine',
  'CertificateAssessmentExport',
  'HardwareFirmwareInventoryByMachine',
  'HardwareFirmwareInventoryExport',
  'InfoGatheringExport',
  'AddOrRemoveTagForMultipleMachines',
];

/** Called with a query, or with arguments in brackets: "findbyip(ip='192.0.2.1',timestamp=2026-07-06T08:00:00Z)". */
const functions = ['findbyip'];

/** Of ours: a path that is posted to. */
const own = ['inventory'];

/**
 * Answered as any path that is not there. The other 404, "no such machine", is an empty list to clients that ask for a
 * collection: installed nowhere, vulnerable nowhere.
 */
export function refuseFixedNames(app: FastifyInstance): void {
  const names = [...collections, ...own, ...functions, ...['findbytag', ...functions].map((name) => `${name}(*`)];
  for (const name of names) {
    app.get(`/machines/${name}`, { config: { access: 'nobody' }, schema: { hide: true } }, (_request, reply) => {
      reply.callNotFound();
    });
  }
}
