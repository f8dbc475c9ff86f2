/** Names below /machines that are never machines: those collections and functions of Defender's that are not offered, and a path of ours. */

import type { FastifyInstance } from 'fastify';

/** As MicrosoftDocs/defender-docs, defender-endpoint/api, has them. */
const collections = [
  'SoftwareVulnerabilityChangesByMachine',
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

/** Functions of Defender's in forms that it has not: `findbytag` is called with a query, `findbyip` with brackets. */
const functions = ['findbyip', 'findbytag(*'];

/** What OData has below a collection and Defender does not document. */
const odata = ['$count', '$ref', '$query'];

/** Of ours: a path that is posted to. */
const own = ['inventory'];

/**
 * Answered as any path that is not there. The other 404, "no such machine", is an empty list to clients that ask for a
 * collection: installed nowhere, vulnerable nowhere.
 */
export function refuseFixedNames(app: FastifyInstance): void {
  const names = [...collections, ...odata, ...own, ...functions];
  for (const name of names) {
    app.get(`/machines/${name}`, { config: { access: 'nobody' }, schema: { hide: true } }, (_request, reply) => {
      reply.callNotFound();
    });
  }
}
