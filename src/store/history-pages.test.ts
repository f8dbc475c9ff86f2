import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { MachineId } from '../brand.ts';
import { packChange } from './device-history.ts';
import { MemberFinder } from './history-members.ts';
import { findInPage, GroupCount, type PackedDevice, packPage } from './history-pages.ts';
import { stateAt } from './testing/state-at.ts';

const epoch = Date.parse('2024-01-01T00:00:00Z') / 1000;
const instantOf = (second: number) => new Date(second * 1000).toISOString();

/** Clocks are set back, so times need not ascend. */
const histories = fc.array(
  fc.record({
    changes: fc.array(fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 4 })), { minLength: 1, maxLength: 5 }),
    tagSet: fc.option(fc.integer({ min: 1, max: 2 }), { nil: undefined }),
  }),
  { maxLength: 30 },
);

test('a device is counted, and found, in the states that its history says of those moments', () => {
  fc.assert(
    fc.property(histories, fc.array(fc.nat(45), { minLength: 1, maxLength: 3 }), fc.nat(10), (made, days, cut) => {
      const devices = made.map(({ changes, tagSet }, place): PackedDevice => {
        const packed = changes.map(([second, state]) => packChange(instantOf(epoch + second), state));
        const id = place.toString(16).padStart(40, '0') as MachineId;
        return { id, history: Buffer.concat(packed), ...(tagSet !== undefined && { tagSet }) };
      });
      const seconds = days.map((day) => epoch + day).sort((one, other) => one - other);
      const groups = new GroupCount(seconds);
      const pages = [packPage(devices.slice(0, cut)), packPage(devices.slice(cut))];
      for (const page of pages) groups.add(page);
      const expected = new Map<string, number>();
      for (const { history, tagSet = 0 } of devices) {
        const states = seconds.map((second) => stateAt(history, instantOf(second)) ?? 0);
        const key = [...states, tagSet].join();
        if (states.at(-1) !== 0) expected.set(key, (expected.get(key) ?? 0) + 1);
      }
      const width = seconds.length + 2;
      const counted = Array.from(groups.result());
      const found = Array.from({ length: counted.length / width }, (_, group) => {
        const members = counted.slice(group * width, (group + 1) * width);
        return [members.slice(0, -1).join(), members.at(-1)] as const;
      });
      assert.deepEqual(new Map(found), expected);
      assert.equal(found.length, expected.size);

      const rows = found.map(([key]) => key.split(',').map(Number));
      const members = rows.filter((_, place) => place % 2 === 0);
      const keys = new Set(members.map(String));
      const belongs = ({ history, tagSet = 0 }: PackedDevice) =>
        keys.has(String([...seconds.map((at) => stateAt(history, instantOf(at)) ?? 0), tagSet]));
      const [named] = devices;
      const asked = { seconds, members, limit: 100, ...(named && { [belongs(named) ? 'never' : 'also']: [named.id] }) };
      const idsOf = (more: object) => {
        const finder = new MemberFinder({ ...asked, ...more });
        for (const page of pages) finder.add(page);
        return finder.found;
      };
      const behindRows = devices.filter((device) => belongs(device) !== (device === named)).map(({ id }) => id);
      assert.deepEqual(idsOf({}), behindRows);
      assert.deepEqual(idsOf({ after: devices[cut]?.id ?? ('f'.repeat(40) as MachineId), limit: 3 }), [
        ...behindRows.filter((id) => id > (devices[cut]?.id ?? 'f')).slice(0, 3),
      ]);

      const [second = 0] = seconds;
      const isIn = ({ history }: PackedDevice) => stateAt(history, instantOf(second)) === 2;
      const wanted = devices.filter(isIn).map(({ id }) => id);
      const question = { states: new Set([2]), second, limit: 100 };
      assert.deepEqual(
        pages.flatMap((page) => findInPage(page, question)),
        wanted,
      );
      const after = devices[cut]?.id ?? ('f'.repeat(40) as MachineId);
      assert.deepEqual(
        pages.flatMap((page) => findInPage(page, { ...question, after })),
        wanted.filter((id) => id > after),
      );
    }),
  );
});
