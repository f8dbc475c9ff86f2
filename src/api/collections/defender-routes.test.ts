/** Defender's collections of software, vulnerabilities and recommendations, over a small fleet. */

import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import {
  askerOf,
  cvss,
  exploited,
  machines,
  metadata,
  startDefenderFleet,
} from '../../../test/builders/defender-fleet.ts';
import {
  internetExplorer,
  recommendation,
  vulnerabilitiesContext,
  vulnerability,
  windows,
} from '../../../test/builders/defender-rows.ts';

const server = await startDefenderFleet();
const { ask, refused } = await askerOf(server);
after(() => server.close());

describe("Defender's collections", () => {
  test('list the software that machines have, with what is open in it and on how many of them', async () => {
    const { '@odata.context': context, value } = await ask('/Software');
    assert.equal(context, `${metadata}#Software`);
    assert.deepEqual(value, [internetExplorer, windows]);
    assert.deepEqual(await ask('/software/Microsoft-_-WINDOWS_10'), {
      '@odata.context': `${metadata}#Software/$entity`,
      ...windows,
    });
  });

  test('take the options of OData, in pages that lead on', async () => {
    const { value, '@odata.count': count } = await ask(
      "/Software?$filter=vendor%20eq%20'Microsoft'%20and%20weaknesses%20gt%201&$select=id&$count=true",
    );
    assert.deepEqual([value, count], [[{ id: windows.id }], 1]);
    const first = await ask('/vulnerabilities?$orderby=exposedMachines%20desc', { prefer: 'odata.maxpagesize=3' });
    assert.equal(first.value.length, 3);
    assert.equal((await ask(first['@odata.nextLink'])).value.length, 1);
    await refused('/Software?$filter=secret%20eq%201', 400, 'ODataError');
    await refused('/Software/microsoft-_-windows_10/getmissingkbs?$top=1', 400, 'ODataError');
  });

  test('of a vulnerability, tell score and vector of CVSS and when it was updated; null where the feed has none', async () => {
    const { cvssV3, cvssVector, publishedOn, updatedOn } = await ask('/vulnerabilities/CVE-2020-0796');
    assert.deepEqual([cvssV3, cvssVector], [cvss.score, cvss.vector]);
    assert.deepEqual([publishedOn, updatedOn], ['2020-03-10T00:00:00Z', '2020-03-13T00:00:00Z']);
    const without = await ask('/vulnerabilities/CVE-2020-0700');
    assert.deepEqual([without.cvssV3, without.cvssVector], [null, null]);
    const { value } = await ask('/vulnerabilities?$filter=cvssV3%20ge%209&$select=id');
    assert.deepEqual(value, [{ id: 'CVE-2020-0796' }]);
    const rows = (await ask('/machines/SoftwareVulnerabilitiesByMachine?$filter=cvssScore%20eq%2010')).value;
    assert.deepEqual(
      rows.map(({ cveId, cvssScore }: { cveId: string; cvssScore: number }) => [cveId, cvssScore]),
      Array.from({ length: 3 }, () => ['CVE-2020-0796', 10]),
    );
  });

  test('of a software, name the updates that machines miss, for that software alone', async () => {
    assert.deepEqual(await ask('/Software/microsoft-_-internet_explorer/getmissingkbs'), {
      '@odata.context': `${metadata}#Collection(microsoft.windowsDefenderATP.api.PublicProductFixDto)`,
      value: [
        {
          id: '4540673',
          name: 'March 2020 Security Updates',
          productsNames: ['internet_explorer'],
          url: 'https://catalog.update.microsoft.com/v7/site/Search.aspx?q=KB4540673',
          machineMissedOn: 3,
          cveAddressed: 1,
        },
      ],
    });
  });

  test('of a software, name its machines, its vulnerabilities and its versions', async () => {
    const { '@odata.context': context, value } = await ask('/Software/microsoft-_-windows_10/machineReferences');
    assert.equal(context, `${metadata}#MachineReferences`);
    assert.deepEqual(
      value.map(({ id }: { id: string }) => id),
      machines,
    );
    assert.deepEqual(value[1], {
      id: machines[1],
      computerDnsName: 'PC-B.contoso.com',
      osPlatform: 'Windows10',
      rbacGroupName: null,
    });
    const vulnerabilities = await ask('/Software/microsoft-_-internet_explorer/vulnerabilities');
    assert.deepEqual(vulnerabilities, { '@odata.context': vulnerabilitiesContext, value: [vulnerability] });
    assert.deepEqual(await ask('/Software/microsoft-_-windows_10/distributions'), {
      '@odata.context': `${metadata}#Distributions`,
      value: [
        { version: '10.0.18363.657', installations: 3, vulnerabilities: 3 },
        { version: '10.0.18363.719', installations: 1, vulnerabilities: 0 },
      ],
    });
    assert.deepEqual((await ask('/Software/microsoft-_-internet_explorer/distributions')).value, [
      { version: null, installations: 4, vulnerabilities: 1 },
    ]);
  });

  test('know no software that no machine has, and no vulnerability that the catalogue has not', async () => {
    const rest = ['', '/getmissingkbs', '/machineReferences', '/vulnerabilities', '/distributions'];
    for (const path of rest) await refused(`/Software/microsoft-_-edge${path}`, 404, 'ResourceNotFound');
    await refused('/Software/windows_10', 404, 'ResourceNotFound');
    for (const path of ['', '/machineReferences']) {
      await refused(`/vulnerabilities/CVE-1999-0001${path}`, 404, 'ResourceNotFound');
    }
    await refused('/recommendations/va-_-microsoft-_-edge', 404, 'ResourceNotFound');
  });

  test('list vulnerabilities that are open somewhere, by the words and with the figures of Defender', async () => {
    const { '@odata.context': context, value } = await ask('/vulnerabilities');
    assert.equal(context, `${metadata}#Vulnerabilities`);
    assert.deepEqual(
      value.map(({ id, severity }: { id: string; severity: string }) => [id, severity]),
      [
        ['CVE-2020-0700', 'High'],
        ['CVE-2020-0701', 'High'],
        [exploited, 'Medium'],
        ['CVE-2020-0796', 'Critical'],
      ],
    );
    assert.deepEqual(await ask('/Vulnerabilities/cve-2020-0768'), {
      '@odata.context': `${metadata}#Vulnerabilities/$entity`,
      ...vulnerability,
    });
    assert.equal((await ask('/vulnerabilities/CVE-2020-0600')).exposedMachines, 0);
  });

  test('of a vulnerability, name the machines on which it is open, in pages', async () => {
    const path = `/vulnerabilities/${exploited}/machineReferences`;
    const first = await ask(`${path}?$top=10000`);
    assert.deepEqual(
      first.value.map(({ id }: { id: string }) => id),
      machines.slice(0, 3),
    );
    const page = await ask(path, { prefer: 'odata.maxpagesize=2' });
    const next = await ask(page['@odata.nextLink']);
    assert.deepEqual(next.value, [first.value[2]]);
    const named = await ask(`${path}?$filter=computerDnsName%20eq%20'pc-b.CONTOSO.com'&$select=id&$count=true`);
    assert.deepEqual([named.value, named['@odata.count']], [[{ id: machines[1] }], 1]);
    assert.deepEqual((await ask('/vulnerabilities/CVE-2020-0600/machineReferences')).value, []);
  });

  test('recommend to update each software of which something is open', async () => {
    const { '@odata.context': context, value } = await ask('/recommendations');
    assert.equal(context, `${metadata}#Recommendations`);
    assert.deepEqual(
      value.map(({ recommendationName }: { recommendationName: string }) => recommendationName),
      ['Update Internet Explorer', 'Update Windows 10'],
    );
    assert.deepEqual(value[1], recommendation);
    const of = '/recommendations/va-_-microsoft-_-windows_10';
    assert.deepEqual(await ask(of), { '@odata.context': `${metadata}#Recommendations/$entity`, ...recommendation });
    assert.deepEqual(await ask(`${of}/software`), {
      '@odata.context': `${metadata}#Analytics.Contracts.PublicAPI.PublicProductDto`,
      ...windows,
    });
    assert.equal((await ask(`${of}/machineReferences`)).value.length, 3);
    assert.equal((await ask(`${of}/vulnerabilities`)).value.length, 3);
  });
});
