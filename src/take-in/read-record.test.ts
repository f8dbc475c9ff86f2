import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { machineIdOfName } from '../brand.ts';
import { readReported } from '../inventory/reported.ts';
import { recordOf } from '../store/device-record.ts';
import { createRecordReader, type ReadRecord } from './read-record.ts';

const seen = '2026-07-06T08:00:00.000Z';
const id = (digit: string) => digit.repeat(40);

/** What a line says, or is refused for, read by itself. */
function alone(line: string): unknown {
  return outcomeOf(() => recordOf(readReported(JSON.parse(line)), seen));
}

function outcomeOf(read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    return (error as Error).message;
  }
}

function expectAsAlone(read: ReadRecord, line: string): void {
  const outcome = outcomeOf(() => read(line, seen));
  assert.deepEqual(outcome, alone(line), line);
}

describe('a line of NDJSON', () => {
  test('says the same whatever lines were read before, also where it is like another but for name, id, time and addresses', () => {
    const read = createRecordReader();
    const names = ['pc-1', 'PC-2.contoso.com', '', ' ', 'a b', 'ü', 'x\\u0041', '\\"', 'id', '\\\\'];
    const ids = [id('a'), id('B'), '', 'short', '\\u0061'.repeat(40)];
    const times = ['2026-07-01T08:00:00Z', '2026-07-01T10:00:00+02:00', '2027-01-01T00:00:00Z', '', 'yesterday'];
    const addresses = [
      '"192.0.2.7"',
      '"10.0.0.1", "fe80::1"',
      '"10.0.0.1","10.0.0.1" ',
      '',
      '"x"',
      '"1]"',
      '7',
      '"\\u0031.0.0.1"',
    ];
    const rest = ['"osVersion":"10.0.19045.1"', '"osVersion":"10.0.19045.1","installedKbs":["KB5036892","890830"]'];
    const line = fc
      .record({
        name: fc.option(fc.constantFrom(...names), { nil: undefined }),
        machine: fc.option(fc.constantFrom(...ids), { nil: undefined }),
        time: fc.option(fc.constantFrom(...times), { nil: undefined }),
        list: fc.option(fc.constantFrom(...addresses), { nil: undefined }),
        told: fc.constantFrom(...rest),
        order: fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }),
        space: fc.constantFrom('', ' '),
      })
      .map(({ name, machine, time, list, told, order, space }) => {
        const parts = [
          name === undefined ? '' : `"computerDnsName":${space}"${name}"`,
          machine === undefined ? '' : `"id":${space}"${machine}"`,
          time === undefined ? '' : `"lastSeen":${space}"${time}"`,
          told,
          list === undefined ? '' : `"ipAddresses":${space}[${list}]`,
        ];
        return `{${order
          .map((place) => parts[place])
          .filter((part) => part !== '')
          .join()}}`;
      });
    fc.assert(
      fc.property(line, (text) => expectAsAlone(read, text)),
      { numRuns: 2_000 },
    );
  });

  test('with a key twice, or a text that looks like a key, is read as JSON is', () => {
    const read = createRecordReader();
    const shapes = [
      (value: string) => `{"computerDnsName":"${value}","computerDnsName":"last","osVersion":"10.0.19045.1"}`,
      (value: string) => `{"computerDnsName":"${value}","computerDnsName" : "last","osVersion":"10.0.19045.1"}`,
      (value: string) => `{"osName":"\\"id\\":\\"${value}","computerDnsName":"pc","osVersion":"10.0.19045.1"}`,
      (value: string) =>
        `{"software":[{"name":"\\"id\\":\\"${value}\\""}],"computerDnsName":"pc","osVersion":"10.0.19045.1"}`,
      (value: string) => `{"computerDnsName":"${value}","osVersion":"10.0.19045.1","id":null}`,
      (value: string) => `{"computerDnsName":"${value}","osVersion":"10.0.19045.1","lastSeen":null,"id":"${id('c')}"}`,
      (value: string) => `{"computerDnsName":"${value}","osversion":"10.0.19045.1"}`,
    ];
    for (const shape of shapes) for (const value of ['a', 'b', 'a', 'c']) expectAsAlone(read, shape(value));
  });

  test('of a device that is like one before shares its state with it', () => {
    const read = createRecordReader();
    const line = (name: string) => `{"computerDnsName":"${name}","osVersion":"10.0.19045.1"}`;
    const [first, second] = [read(line('pc-1'), seen), read(line('pc-2'), seen)];
    assert.equal(first.state, second.state);
    assert.equal(second.id, machineIdOfName('pc-2'));
  });
});
