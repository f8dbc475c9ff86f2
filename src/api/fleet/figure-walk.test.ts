import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { MachineId } from '../../brand.ts';
import type { BoardGroup } from '../../fleet/board/board.ts';
import { compareLiterals } from '../../odata/compare.ts';
import type { DeviceQuery, ListedDevice } from '../../store/device-list.ts';
import { type FiguresWalked, FigureWalk, orderByFigure } from './figure-walk.ts';

const groupOf = (state: number, devices: number) => ({ state, devices, tags: [] }) as unknown as BoardGroup;

/** Devices in states, as a store lists them by id; says how often it was asked. */
function storeOf(states: readonly number[]) {
  const all = states.map((state, place) => ({ id: (7919 * (place + 1)).toString(16).padStart(40, '0'), state }));
  const asked: DeviceQuery[] = [];
  return {
    asked,
    all,
    async list(_tenant: string, query: DeviceQuery) {
      asked.push(query);
      const { where, order, after, limit } = query;
      assert.equal(where.kind, 'states');
      const of = new Set(where.kind === 'states' ? where.states : []);
      const sign = order[0]?.descending ? -1 : 1;
      const [behind] = after ?? [];
      const found = all
        .filter(({ state, id }) => of.has(state) && (behind === undefined || compareLiterals(id, behind) * sign > 0))
        .sort((one, other) => compareLiterals(one.id, other.id) * sign);
      return { devices: found.slice(0, limit) as unknown as ListedDevice[] };
    },
  };
}

function walkOver(
  states: readonly number[],
  figureOf: (state: number) => number | null,
  { wanted, descending = true, groups }: { wanted: number; descending?: boolean; groups?: readonly BoardGroup[] },
) {
  const devices = storeOf(states);
  const counted = [...Map.groupBy(states, (state) => state)].map(([state, of]) => groupOf(state, of.length));
  const walked: FiguresWalked = {
    tenant: 'contoso',
    order: orderByFigure(groups ?? counted, figureOf, descending),
    conditionOf: (of) => ({ kind: 'states', states: of.map(({ state }) => state) }),
    wanted,
  };
  return { devices, create: () => new FigureWalk(devices, walked) };
}

test('pages one after the other are the list by figure and id, whatever the figures, the page and the direction', async () => {
  const figures = fc.array(fc.option(fc.nat(4), { nil: null }), { minLength: 6, maxLength: 6 });
  const states = fc.array(fc.nat(5), { maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(
      states,
      figures,
      fc.integer({ min: 1, max: 9 }),
      fc.boolean(),
      async (of, known, page, descending) => {
        const figureOf = (state: number) => known[state] ?? null;
        const { devices, create } = walkOver(of, figureOf, { wanted: page, descending });
        const found: MachineId[] = [];
        for (let walk = create(), after: ReturnType<typeof walk.positionOf> | undefined; ; walk = create()) {
          await walk.from(after);
          found.push(...walk.found.map(({ id }) => id));
          const last = walk.found.at(-1);
          if (last === undefined || walk.found.length < page) break;
          after = walk.positionOf(last);
        }
        const sign = descending ? -1 : 1;
        const expected = devices.all.toSorted(
          (one, other) =>
            sign * (compareLiterals(figureOf(one.state), figureOf(other.state)) || compareLiterals(one.id, other.id)),
        );
        assert.deepEqual(
          found,
          expected.map(({ id }) => id),
        );
      },
    ),
  );
});

test('a page of hundreds of figures that few devices have is one question to the store, about these states alone', async () => {
  const states = Array.from({ length: 3_000 }, (_, place) => place);
  const { devices, create } = walkOver(states, (state) => state, { wanted: 101 });
  const walk = create();
  await walk.from(undefined);
  assert.deepEqual(walk.found.map(({ state }) => state).slice(0, 3), [2_999, 2_998, 2_997]);
  assert.equal(walk.found.length, 101);
  const [{ where }, ...others] = devices.asked as [DeviceQuery, ...DeviceQuery[]];
  assert.deepEqual([others.length, where.kind === 'states' && where.states.length], [0, 101]);
});

test('where many more devices have come since they were counted, the worst come first all the same', async () => {
  const states = Array.from({ length: 4_000 }, (_, place) => place % 2);
  const { create } = walkOver(states, (state) => state, { groups: [groupOf(0, 3), groupOf(1, 2)], wanted: 10 });
  const walk = create();
  await walk.from(undefined);
  assert.deepEqual(
    walk.found.map(({ state }) => state),
    Array(10).fill(1),
  );
});
