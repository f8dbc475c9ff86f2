/** How Defender's collections are asked, for test/tenants.test.ts. */

import type { Aim, Example } from './routes.ts';

const software = '/Software/microsoft-_-windows_10';
const recommendation = '/recommendations/va-_-microsoft-_-windows_10';

const always = (...urls: readonly string[]) => {
  const found = urls.map((url): Example => ({ url, status: [200, 200] }));
  return (): readonly Example[] => found;
};
const ofMachine =
  (list: string) =>
  ({ id }: Aim): readonly Example[] => [{ url: `/machines/${id}/${list}`, status: [200, 404] }];
/** The catalogue has it, whoever is exposed to it. */
const ofVulnerability =
  (rest: string) =>
  ({ owner }: Aim): readonly Example[] => [
    { url: `/vulnerabilities/${owner.vulnerability}${rest}`, status: [200, 200] },
  ];

export const defenderExamples: Readonly<Record<string, (aim: Aim) => readonly Example[]>> = {
  'GET /alerts': always('/alerts', '/alerts?$top=1'),
  'GET /exposurescore': always('/exposureScore'),
  'GET /exposurescore/bymachinegroups': always('/exposureScore/ByMachineGroups'),
  'GET /configurationscore': always('/configurationScore'),
  'GET /machines/softwarevulnerabilitiesbymachine': always(
    '/machines/SoftwareVulnerabilitiesByMachine',
    '/machines/SoftwareVulnerabilitiesByMachine?pageIndex=2&pageSize=1',
  ),
  'GET /machines/softwareinventorybymachine': always('/machines/SoftwareInventoryByMachine'),
  'GET /machines/softwarevulnerabilitiesexport': always('/machines/SoftwareVulnerabilitiesExport'),
  'GET /machines/softwareinventoryexport': always('/machines/SoftwareInventoryExport'),
  'GET /vulnerabilities/machinesvulnerabilities': ({ id }) => [
    ...always('/vulnerabilities/machinesVulnerabilities?$count=true')(),
    ...always(`/vulnerabilities/machinesVulnerabilities?$filter=machineId%20eq%20'${id}'`)(),
  ],
  'GET /machines/:machineId/alerts': ofMachine('alerts'),
  'GET /machines/:machineId/logonusers': ofMachine('logonusers'),
  'GET /machines/:machineId/vulnerabilities': ofMachine('vulnerabilities'),
  'GET /machines/:machineId/software': ofMachine('software'),
  'GET /machines/:machineId/recommendations': ofMachine('recommendations'),
  'GET /software': always('/Software', '/Software?$orderby=weaknesses'),
  'GET /software/:softwareId': always(software),
  'GET /software/:softwareId/getmissingkbs': always(`${software}/getmissingkbs`),
  'GET /software/:softwareId/machinereferences': ({ name }) => [
    ...always(`${software}/machineReferences`)(),
    ...always(`${software}/machineReferences?$filter=computerDnsName%20eq%20'${name}'&$count=true`)(),
  ],
  'GET /software/:softwareId/vulnerabilities': always(`${software}/vulnerabilities`),
  'GET /software/:softwareId/distributions': always(`${software}/distributions`),
  'GET /vulnerabilities': always('/vulnerabilities', '/vulnerabilities?$count=true'),
  'GET /vulnerabilities/:vulnerabilityId': ofVulnerability(''),
  'GET /vulnerabilities/:vulnerabilityId/machinereferences': ofVulnerability('/machineReferences'),
  'GET /recommendations': always('/recommendations'),
  'GET /recommendations/:recommendationId': always(recommendation),
  'GET /recommendations/:recommendationId/software': always(`${recommendation}/software`),
  'GET /recommendations/:recommendationId/machinereferences': always(`${recommendation}/machineReferences`),
  'GET /recommendations/:recommendationId/vulnerabilities': always(`${recommendation}/vulnerabilities`),
};
