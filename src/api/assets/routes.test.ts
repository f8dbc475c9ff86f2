/** Rows by machine, over a small fleet: whole, in pages, narrowed. */

import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { askerOf, exploited, machines, metadata, startDefenderFleet } from '../../../test/builders/defender-fleet.ts';
import { contoso, deviceOf } from '../../../test/builders/server.ts';
import type { MachineId } from '../../brand.ts';

type Row = Readonly<Record<string, unknown>>;

const list = '/vulnerabilities/machinesVulnerabilities';
const byMachine = '/machines/SoftwareVulnerabilitiesByMachine';
const inventory = '/machines/SoftwareInventoryByMachine';

const server = await startDefenderFleet();
const { ask, refused } = await askerOf(server);
after(() => server.close());

describe('rows by machine', () => {
  /** Follows the links of pages, as clients do. */
  const all = async (path: string, headers: Readonly<Record<string, string>> = {}) => {
    const pages: Row[][] = [];
    for (let next: string | undefined = path; next !== undefined; ) {
      const page = await ask(next, headers);
      pages.push(page.value);
      next = page['@odata.nextLink'];
    }
    return pages;
  };

  test('machinesVulnerabilities has a row for each machine, software, vulnerability and update', async () => {
    const { '@odata.context': context, value } = await ask(list);
    assert.equal(context, `${metadata}#Collection(microsoft.windowsDefenderATP.api.PublicAssetVulnerabilityDto)`);
    assert.equal(value.length, 12);
    assert.deepEqual(value[2], {
      id: `${machines[0]}-_-${exploited}-_-microsoft-_-internet_explorer-_--_-4540673`,
      cveId: exploited,
      machineId: machines[0],
      fixingKbId: '4540673',
      productName: 'internet_explorer',
      productVendor: 'microsoft',
      productVersion: null,
      severity: 'Medium',
    });
    assert.equal(value[3].id, `${machines[0]}-_-CVE-2020-0796-_-microsoft-_-windows_10-_-10.0.18363.657-_-4540673`);
    const ids = value.map(({ id }: Row) => id);
    assert.deepEqual(ids, [...ids].sort());
  });

  test('pages meet each row once, within a machine and across machines, in either direction', async () => {
    const whole = (await ask(list)).value;
    for (const size of [1, 3, 4, 5, 12]) {
      const pages = await all(list, { prefer: `odata.maxpagesize=${size}` });
      assert.deepEqual(pages.flat(), whole);
      assert.deepEqual(pages.length, Math.ceil(12 / size));
      const falling = await all(`${list}?$orderby=machineId%20desc`, { prefer: `odata.maxpagesize=${size}` });
      assert.deepEqual(falling.flat(), [...whole].reverse());
    }
    assert.deepEqual(
      (await all(`${list}?$top=5&$skip=2`, { prefer: 'odata.maxpagesize=2' })).flat(),
      whole.slice(2, 7),
    );
    assert.deepEqual((await all(`${list}?$top=10000&$orderby=machineId`)).flat(), whole);
    assert.deepEqual((await ask(`${list}?$skip=11`)).value, whole.slice(11));
    assert.deepEqual((await ask(`${list}?$skip=12`)).value, []);
    assert.deepEqual((await ask(`${list}?$top=0`)).value, []);
  });

  const found: Readonly<Record<string, number>> = {
    [`$filter=machineId eq '${machines[1]}'`]: 4,
    [`$filter=machineId eq '${String(machines[1]).toUpperCase()}' and severity eq 'Critical'`]: 1,
    [`$filter=machineId eq '${machines[3]}'`]: 0,
    [`$filter=cveId eq '${exploited.toLowerCase()}'`]: 3,
    "$filter=cveId eq 'CVE-2020-0600'": 0,
    "$filter=productName eq 'windows_10' and productVendor eq 'Microsoft'": 9,
    "$filter=fixingKbId eq '4540673' and productVersion eq null": 3,
    "$filter=not (severity eq 'High')": 6,
    [`$filter=machineId eq '${machines[0]}' or severity eq 'Critical'`]: 6,
    [`$filter=machineId in ('${machines[0]}','${machines[1]}') and startswith(cveId,'CVE-2020-07')`]: 8,
    "$filter=contains(id,'internet_explorer')": 3,
  };

  test('a filter chooses machines, states and rows by any of the eight properties', async () => {
    for (const [options, expected] of Object.entries(found)) {
      const { value, '@odata.count': count } = await ask(`${list}?${options.replaceAll(' ', '%20')}&$count=true`);
      assert.deepEqual([value.length, count], [expected, expected], options);
    }
    assert.deepEqual((await ask(`${list}?$select=cveId,machineId&$top=1`)).value, [
      { cveId: 'CVE-2020-0700', machineId: machines[0] },
    ]);
    await refused(`${list}?$orderby=cveId`, 400, 'ODataError');
    await refused(`${list}?$orderby=machineId,id%20desc`, 400, 'ODataError');
    await refused(`${list}?$filter=cvss%20gt%207`, 400, 'ODataError');
    await refused(`${list}?$skiptoken=x`, 400, 'ODataError');
  });

  test('SoftwareVulnerabilitiesByMachine tells the update of each row, and when nobody knows, null', async () => {
    const { '@odata.context': context, value } = await ask(byMachine);
    assert.equal(context, `${metadata}#Collection(microsoft.windowsDefenderATP.api.AssetVulnerability)`);
    assert.equal(value.length, 12);
    assert.deepEqual(value[2], {
      id: `${machines[0]}_internet_explorer__${exploited}_`,
      deviceId: machines[0],
      rbacGroupName: 'None',
      deviceName: 'pc-a.contoso.com',
      osPlatform: 'Windows10',
      osVersion: '10.0.18363.657',
      osArchitecture: 'x64',
      softwareVendor: 'microsoft',
      softwareName: 'internet_explorer',
      softwareVersion: null,
      cveId: exploited,
      vulnerabilitySeverityLevel: 'Medium',
      recommendedSecurityUpdate: 'March 2020 Security Updates',
      recommendedSecurityUpdateId: '4540673',
      recommendedSecurityUpdateUrl: 'https://catalog.update.microsoft.com/v7/site/Search.aspx?q=KB4540673',
      diskPaths: [],
      registryPaths: [],
      lastSeenTimestamp: '2020-04-13 10:00:00',
      firstSeenTimestamp: null,
      exploitabilityLevel: 'ExploitIsVerified',
      recommendationReference: 'va-_-microsoft-_-internet_explorer',
      securityUpdateAvailable: true,
    });
  });

  test('pageSize cuts pages, whose links lead on; pageIndex passes whole pages over; $top leads nowhere', async () => {
    const whole = (await ask(byMachine)).value;
    assert.deepEqual((await all(`${byMachine}?pagesize=5`)).flat(), whole);
    assert.deepEqual((await all(`${byMachine}?pageIndex=1&pageSize=5`)).flat(), whole);
    assert.deepEqual((await ask(`${byMachine}?pageIndex=3&pageSize=5`)).value, whole.slice(10));
    const { value, ...rest } = await ask(`${byMachine}?$top=7`);
    assert.deepEqual([value, Object.keys(rest)], [whole.slice(0, 7), ['@odata.context']]);
    assert.equal((await ask(`${byMachine}?pageSize=200000`)).value.length, 12);
    for (const wrong of ['pageSize=0', 'pageSize=200001', 'pageIndex=0', 'pageSize=x']) {
      await refused(`${byMachine}?${wrong}`, 400, 'InvalidInput');
    }
  });

  test('SoftwareInventoryByMachine has the software of each machine, and until when Windows is supported', async () => {
    const { '@odata.context': context, value } = await ask(inventory);
    assert.equal(context, `${metadata}#Collection(microsoft.windowsDefenderATP.api.AssetSoftware)`);
    assert.equal(value.length, 8);
    assert.deepEqual(value[1], {
      deviceId: machines[0],
      rbacGroupName: 'None',
      deviceName: 'pc-a.contoso.com',
      osPlatform: 'Windows10',
      softwareVendor: 'microsoft',
      softwareName: 'windows_10',
      softwareVersion: '10.0.18363.657',
      numberOfWeaknesses: 3,
      diskPaths: [],
      registryPaths: [],
      softwareFirstSeenTimestamp: null,
      endOfSupportStatus: 'None',
      endOfSupportDate: '2022-05-10T00:00:00+00:00',
    });
    assert.deepEqual([value[0].endOfSupportStatus, value[0].endOfSupportDate], [null, null]);
    const patched = await ask(`${inventory}?$filter=deviceName%20eq%20'PC-D.contoso.com'&pageSize=1`);
    assert.deepEqual([patched.value.length, patched.value[0].numberOfWeaknesses], [1, 0]);
    assert.equal((await ask(patched['@odata.nextLink'])).value.length, 1);
  });

  test('a machine that reported since the machines were counted has its rows', async () => {
    const id = '0'.repeat(40) as MachineId;
    await server.store.devices.save(contoso, deviceOf({ id, osName: 'Microsoft Windows 10 Education' }), '2020-04-13');
    assert.equal((await ask(list)).value.length, 16);
    await server.store.devices.remove(contoso, id);
  });
});
