/** What every store does with Defender's own answers. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MachineId } from '../../src/brand.ts';
import type { DefenderAnswer } from '../../src/store/defender-store.ts';
import type { OpenEmpty } from '../store-contract.ts';
import { machineId, monday, numberedId, tuesday } from './things-to-store.ts';

const row = {
  id: '4540673',
  name: 'März 2020',
  productsNames: ['windows_10'],
  url: 'https://x',
  machineMissedOn: 7,
  cveAddressed: 97,
};

function answerOf(fields: Partial<DefenderAnswer>): DefenderAnswer {
  return { machine: machineId('a'), computerDnsName: 'pc-7.contoso.com', fetched: monday, ...fields };
}

export function describeDefender(open: OpenEmpty): void {
  test("Defender's answers are kept as they came, the last of each machine, each tenant's for itself", async () => {
    const { defender } = (await open()).store;
    await defender.put('contoso', answerOf({ rows: [] }));
    await defender.put('contoso', answerOf({ rows: [row], fetched: tuesday }));
    await defender.put(
      'contoso',
      answerOf({ machine: machineId('b'), computerDnsName: '', refusal: '404 ResourceNotFound' }),
    );
    await defender.put('fabrikam', answerOf({ rows: [] }));
    assert.deepEqual(await all(defender.each('contoso')), [
      answerOf({ rows: [row], fetched: tuesday }),
      answerOf({ machine: machineId('b'), computerDnsName: '', refusal: '404 ResourceNotFound' }),
    ]);
    const fetched = new Map([
      [machineId('a'), tuesday],
      [machineId('b'), monday],
    ]);
    assert.deepEqual(await defender.fetched('contoso'), fetched);
    assert.equal(await defender.remove('contoso', [machineId('a'), machineId('c')]), 1);
    assert.equal((await defender.fetched('contoso')).size, 1);
    assert.deepEqual(await all(defender.each('fabrikam')), [answerOf({ rows: [] })]);
    assert.deepEqual(await all(defender.each('nobody')), []);
  });

  test("an answer of Defender's is found by its machine, else by the DNS name in any case, in its tenant alone", async () => {
    const { defender } = (await open()).store;
    const [a, b, c] = ['a', 'b', 'c'].map(machineId) as [MachineId, MachineId, MachineId];
    await defender.put('contoso', answerOf({ machine: a, computerDnsName: 'PC-7.contoso.com', rows: [row] }));
    await defender.put(
      'contoso',
      answerOf({ machine: b, computerDnsName: 'pc-7.contoso.com', fetched: tuesday, rows: [] }),
    );
    await defender.put('contoso', answerOf({ machine: c, computerDnsName: '', refusal: '404 ResourceNotFound' }));
    const find = async (tenant: string, id: MachineId, name: string) =>
      (await defender.find(tenant, id, name))?.machine;
    assert.deepEqual((await defender.find('contoso', a, 'else'))?.rows, [row]);
    assert.equal(await find('contoso', numberedId(1), 'Pc-7.Contoso.com'), b);
    assert.equal(await find('contoso', c, 'pc-7.contoso.com'), c);
    assert.equal(await find('contoso', numberedId(1), ''), undefined);
    assert.equal(await find('fabrikam', a, 'pc-7.contoso.com'), undefined);
  });

  test("Defender's answers are walked through page by page", async () => {
    const { defender } = (await open()).store;
    const ids = Array.from({ length: 501 }, (_, number) => numberedId(number));
    for (const machine of ids) await defender.put('contoso', answerOf({ machine, rows: [] }));
    const found = (await all(defender.each('contoso'))).map(({ machine }) => machine);
    assert.deepEqual(found, ids);
  });
}

async function all(answers: AsyncIterable<DefenderAnswer>): Promise<DefenderAnswer[]> {
  const found: DefenderAnswer[] = [];
  for await (const answer of answers) found.push(answer);
  return found;
}
