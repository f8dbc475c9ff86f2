import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import {
  april2020,
  contoso,
  deviceOf,
  fabrikam,
  servedAssessor,
  startTestServer,
  type TestServer,
} from '../../../test/builders/server.ts';
import type { KbNumber, MachineId } from '../../brand.ts';
import { KnownError } from '../../errors.ts';
import { catalogHeader } from '../catalog-header.ts';

const today = new Date(april2020).toISOString();
const patched = { osVersion: '10.0.18363.719', installedKbs: ['4540673' as KbNumber] };
const idOf = (digit: string) => digit.repeat(40) as MachineId;
const other = (digit: string, fields = {}) =>
  deviceOf({ id: idOf(digit), computerDnsName: `pc-${digit}.contoso.com`, ...fields });

describe('the board of a tenant', () => {
  let server: TestServer;
  const catalogs = { current: servedAssessor(), stamp: '1' };
  before(async () => {
    server = await startTestServer({ catalogs });
    await server.store.devices.saveAll(contoso, [deviceOf(), other('b'), other('c', patched)], today);
    await server.store.devices.save(fabrikam, deviceOf(patched), today);
  });
  after(() => server.close());

  const ask = async (tenant = contoso) => {
    const answer = await server.get('/api/fleet/overview', await server.token(['Vulnerability.Read.All'], tenant));
    assert.equal(answer.statusCode, 200, answer.body);
    return answer.json();
  };
  const swapTo = async (next: typeof catalogs.current, stamp: string) => {
    catalogs.current = next;
    catalogs.stamp = stamp;
    await server.catalogs.refresh();
  };

  test('counts its devices and what is open on them, and says by which catalogue, for which day, and when', async () => {
    const answer = await server.get('/api/fleet/overview', await server.token(['Software.Read.All']));
    assert.equal(answer.headers[catalogHeader], servedAssessor().catalogVersion);
    assert.deepEqual(answer.json(), {
      catalogVersion: servedAssessor().catalogVersion,
      asOf: '2020-04-13',
      countedAt: today,
      devices: { assessed: 3, unknown: 0, unsupported: 0 },
      fullyPatched: 1,
      behind: { oneMonth: 2, twoMonths: 0, threeMonthsOrMore: 0 },
      missingUpdates: 2,
      openVulnerabilities: 8,
      openExploited: 0,
      devicesWithExploited: 0,
      openInKev: 0,
      devicesWithKev: 0,
      excepted: { devices: 0, missingUpdates: 0, openVulnerabilities: 0 },
      distinct: { updates: 1, vulnerabilities: 4, exploited: 0, inKev: 0 },
    });
    const ofOthers = await ask(fabrikam);
    assert.deepEqual([ofOthers.devices.assessed, ofOthers.fullyPatched], [1, 1]);
  });

  test('is never of devices that were counted more than ten seconds ago', async () => {
    await server.store.devices.save(contoso, other('d'), today);
    assert.equal((await ask()).devices.assessed, 3);
    server.clock.now += 10_000;
    assert.equal((await ask()).devices.assessed, 3);
    server.clock.now += 1;
    const answer = await ask();
    assert.deepEqual([answer.devices.assessed, answer.countedAt], [4, new Date(server.clock.now).toISOString()]);
  });

  test('is judged anew on a new day, and by a new catalogue, for which it is ready when that is swapped in', async () => {
    server.clock.now += 86_400_000;
    assert.equal((await ask()).asOf, '2020-04-14');
    const made: number[] = [];
    const next = servedAssessor();
    await swapTo(
      {
        ...next,
        catalogVersion: 'next',
        summaries: {
          ...next.summaries,
          summarize(states, asOf) {
            // Days of the past are judged too, when nobody asks.
            if (asOf === '2020-04-14') made.push(states.length);
            return next.summaries.summarize(states, asOf);
          },
        },
      },
      'next',
    );
    assert.deepEqual(made, [2]);
    assert.equal((await ask()).catalogVersion, 'next');
    assert.deepEqual(made, [2]);
  });

  test('counts a device whose state is too heavy to be judged as unknown, and judges the others', async () => {
    const next = servedAssessor();
    await swapTo(
      {
        ...next,
        summaries: {
          ...next.summaries,
          async summarize(states, asOf) {
            if (states.some((state) => state.includes('18363.657'))) {
              throw new KnownError('AssessmentTooHeavy', 'The answer was not worked out within 5 seconds.');
            }
            return next.summaries.summarize(states, asOf);
          },
        },
      },
      'heavy',
    );
    assert.deepEqual((await ask()).devices, { assessed: 1, unknown: 3, unsupported: 0 });
  });

  test('is answered by one catalogue alone when another is swapped in meanwhile', async () => {
    const last = servedAssessor();
    const next = { ...servedAssessor(), catalogVersion: 'newest' };
    let isAsked = false;
    await swapTo(
      {
        ...last,
        summaries: {
          ...last.summaries,
          async summarize(...of) {
            if (isAsked) await swapTo(next, 'newest');
            return last.summaries.summarize(...of);
          },
        },
      },
      'first',
    );
    server.clock.now += 86_400_000;
    isAsked = true;
    assert.equal((await ask()).catalogVersion, 'newest');
  });
});
