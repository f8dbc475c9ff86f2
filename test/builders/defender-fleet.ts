/** A server whose tenant has four machines of Windows 10 1909: three miss KB4540673, one of them since it is of another edition; the fourth misses nothing. */

import assert from 'node:assert/strict';
import { roles } from '../../src/access/roles.ts';
import type { KbNumber, MachineId } from '../../src/brand.ts';
import { catalog, cves } from './catalog.ts';
import { april2020, contoso, deviceOf, fabrikam, servedAssessor, startTestServer, type TestServer } from './server.ts';

const os = 'Windows 10 Version 1909 for x64-based Systems';

export const metadata = 'http://kb.contoso.com/api/$metadata';
export const machines = ['a', 'b', 'c', 'd'].map((digit) => digit.repeat(40) as MachineId);
/** That the feed calls exploited. */
export const exploited = 'CVE-2020-0768';

/** Of CVE-2020-0796; the others have none. */
export const cvss = { score: 10, vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H' };

/** Four vulnerabilities of March 2020: three in Windows, of them one Critical; one in Internet Explorer, exploited. */
function marchCatalog() {
  return catalog()
    .document('2020-Feb')
    .update('4532693')
    .fixes(...cves(2020, 600, 2))
    .in(os, { build: '10.0.18363.657' })
    .document('2020-Mar')
    .vulnerability(exploited, { exploited: true })
    .vulnerability('CVE-2020-0796', { updated: '2020-03-13', cvss })
    .update('4540673', { supersedes: ['4532693'] })
    .fixes(...cves(2020, 700, 2))
    .in(os, { build: '10.0.18363.719' })
    .fixes('CVE-2020-0796')
    .in(os, { build: '10.0.18363.719', severity: 'Critical' })
    .fixes(exploited)
    .in(`Internet Explorer 11 on ${os}`, { build: '10.0.18363.719', severity: 'Moderate' })
    .build();
}

export async function startDefenderFleet(environment: Readonly<Record<string, string>> = {}): Promise<TestServer> {
  const server = await startTestServer({
    environment: { MISSINGKBS_LIMIT_PER_MINUTE: '0', MISSINGKBS_LIMIT_PER_HOUR: '0', ...environment },
    catalogs: { current: servedAssessor(marchCatalog()), stamp: '1' },
  });
  const [first, second, third, patched] = machines as [MachineId, MachineId, MachineId, MachineId];
  const seen = new Date(april2020).toISOString();
  await server.store.devices.saveAll(
    contoso,
    [
      deviceOf({ id: first, computerDnsName: 'pc-a.contoso.com' }),
      deviceOf({ id: second, computerDnsName: 'PC-B.contoso.com' }),
      deviceOf({ id: third, computerDnsName: 'pc-c.contoso.com', osName: 'Microsoft Windows 10 Pro' }),
      deviceOf({
        id: patched,
        computerDnsName: 'pc-d.contoso.com',
        osVersion: '10.0.18363.719',
        installedKbs: ['4540673' as KbNumber],
      }),
    ],
    seen,
  );
  await server.store.devices.save(fabrikam, deviceOf({ id: 'e'.repeat(40) as MachineId }), seen);
  return server;
}

/** Asks as "kb.contoso.com" with a token that opens every route. */
export async function askerOf(server: TestServer) {
  const token = await server.token(roles);
  const get = (path: string, headers: Readonly<Record<string, string>> = {}) =>
    server.get(`/api${path.replace('http://kb.contoso.com/api', '')}`, token, { host: 'kb.contoso.com', ...headers });
  return {
    get,
    async ask(path: string, headers: Readonly<Record<string, string>> = {}) {
      const answer = await get(path, headers);
      assert.equal(answer.statusCode, 200, `${path}: ${answer.body}`);
      return answer.json();
    },
    async refused(path: string, status: number, code: string): Promise<void> {
      const answer = await get(path);
      assert.deepEqual([answer.statusCode, answer.json().error.code], [status, code], path);
    },
  };
}
