/** What every store does with the agents of osquery. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MachineId } from '../../src/brand.ts';
import type { OsqueryNode } from '../../src/store/osquery-store.ts';
import type { OpenEmpty } from '../store-contract.ts';
import { monday, tuesday } from './things-to-store.ts';

const machine = 'a'.repeat(40) as MachineId;

function secretOf(id: string, tenant: string, created: string) {
  return { id, tenant, name: `secret ${id}`, secretHash: 'scrypt$', created };
}

function nodeOf(keyHash: string, fields: Partial<OsqueryNode> = {}): OsqueryNode {
  const names = { computerDnsName: 'PC-7.contoso.com', host: 'pc-7.contoso.com' };
  return { keyHash, tenant: 'contoso', machine, ...names, enrolled: monday, seen: monday, ...fields };
}

const resultOf = (query: string, taken: string, text: string) => ({ query, taken, packed: Buffer.from(text) });

export function describeOsquery(open: OpenEmpty): void {
  test('enrol secrets are found by their id and listed oldest first, and a revoked one keeps its first date', async () => {
    const { osquery } = (await open()).store;
    await osquery.addSecret(secretOf('young', 'contoso', tuesday));
    await osquery.addSecret(secretOf('old', 'contoso', monday));
    await osquery.addSecret(secretOf('foreign', 'fabrikam', monday));
    const idsOf = async (tenant?: string) => (await osquery.listSecrets(tenant)).map(({ id }) => id);
    assert.deepEqual(await idsOf('contoso'), ['old', 'young']);
    assert.deepEqual(await idsOf(), ['foreign', 'old', 'young']);
    assert.equal(await osquery.revokeSecret('old', tuesday), true);
    assert.equal(await osquery.revokeSecret('old', '2027-01-01T00:00:00.000Z'), true);
    assert.deepEqual(await osquery.findSecret('old'), { ...secretOf('old', 'contoso', monday), revoked: tuesday });
    assert.equal(await osquery.revokeSecret('nobody', tuesday), false);
    assert.equal(await osquery.findSecret('nobody'), undefined);
  });

  test('a node that enrols again has its new key alone, another host of the same machine keeps its own', async () => {
    const { osquery } = (await open()).store;
    await osquery.putNode(nodeOf('k1'));
    await osquery.putNode(nodeOf('k2', { host: 'a UUID' }));
    await osquery.putNode(nodeOf('k3', { tenant: 'fabrikam' }));
    await osquery.putNode(nodeOf('k4', { platform: 'windows' }));
    assert.equal(await osquery.findNode('k1'), undefined);
    assert.deepEqual(await osquery.findNode('k4'), nodeOf('k4', { platform: 'windows' }));
    const keys = (await osquery.listNodes('contoso')).map(({ keyHash }) => keyHash);
    assert.deepEqual(keys, ['k2', 'k4']);
    assert.equal(await osquery.removeNodes('contoso', machine), 2);
    assert.deepEqual(await osquery.listNodes('contoso'), []);
    assert.equal((await osquery.findNode('k3'))?.tenant, 'fabrikam');
  });

  test('of two enrolments of a node at once one key is good afterwards', async () => {
    const { osquery } = (await open()).store;
    await Promise.all(['k1', 'k2', 'k3', 'k4'].map((key) => osquery.putNode(nodeOf(key))));
    assert.equal((await osquery.listNodes('contoso')).length, 1);
  });

  test('what is told of a node is set, the rest stays; one that was not seen for long goes', async () => {
    const { osquery } = (await open()).store;
    await osquery.putNode(nodeOf('k1'));
    await osquery.putNode(nodeOf('k2', { host: 'other' }));
    await osquery.markNode('k1', { asked: tuesday });
    await osquery.markNode('k1', { seen: tuesday, answered: tuesday });
    await osquery.markNode('nobody', { seen: tuesday });
    const marked = nodeOf('k1', { seen: tuesday, asked: tuesday, answered: tuesday });
    assert.deepEqual(await osquery.findNode('k1'), marked);
    assert.equal(await osquery.removeUnseen(tuesday), 1);
    assert.equal(await osquery.findNode('k2'), undefined);
  });

  test('the last result of each query of a node is kept, as long as the node is there', async () => {
    const { osquery } = (await open()).store;
    await osquery.putNode(nodeOf('k1'));
    await osquery.keepResult('k1', resultOf('patches', tuesday, 'new'));
    await osquery.keepResult('k1', resultOf('patches', monday, 'old'));
    await osquery.keepResult('k1', resultOf('programs', monday, 'a'));
    await osquery.keepResult('k1', resultOf('programs', monday, 'b'));
    await osquery.keepResult('nobody', resultOf('patches', monday, 'c'));
    const kept = (await osquery.keptResults('k1')).map(({ packed, ...rest }) => ({
      ...rest,
      text: Buffer.from(packed).toString(),
    }));
    assert.deepEqual(kept, [
      { query: 'patches', taken: tuesday, text: 'new' },
      { query: 'programs', taken: monday, text: 'b' },
    ]);
    assert.deepEqual(await osquery.keptResults('nobody'), []);
    await osquery.putNode(nodeOf('k2'));
    assert.deepEqual(await osquery.keptResults('k1'), []);
    await osquery.keepResult('k2', resultOf('patches', monday, 'd'));
    await osquery.dropResults('k2');
    assert.deepEqual(await osquery.keptResults('k2'), []);
  });
}
