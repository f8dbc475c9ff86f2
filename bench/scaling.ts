/**
 * Doubles each list of the inventory contract to its limit and fits how the time to take in, to assess and to explain grows:
 * the exponent of a power of the list's length. Needs MISSINGKBS_SHARED.
 * node bench/scaling.ts [--kind PART]
 */

import { parseArgs } from 'node:util';
import Table from 'cli-table3';
import { compareOffers } from '../src/assessment/compare-offers.ts';
import { fingerprintOf, patchStateOf } from '../src/assessment/patch-state.ts';
import { joinReadings } from '../src/inventory/join.ts';
import { readContract } from '../src/inventory/parsers/contract/parser.ts';
import { assessorOf } from '../test/builders/assessor.ts';
import { type Crowd, contractLists, crowdedInventory, crowds } from '../test/builders/crowded-inventories.ts';
import { compileRecordedFeed } from '../test/quality/shared.ts';
import { benches } from './report/benches.ts';
import { giveRow } from './report/row.ts';

const { values: options } = parseArgs({ options: { kind: { type: 'string', default: '' } } });
const bars = benches.scaling.rows;
const works = ['takeIn', 'assess', 'explain'] as const;
const doublings = 3;
const rounds = 5;
const asOf = '2026-07-05';

interface Times {
  readonly takeIn: number;
  readonly assess: number;
  readonly explain: number;
}

const catalog = await compileRecordedFeed();
const all = crowds(catalog.updates.map(({ kb }) => kb));
const unmeasured = [...contractLists.keys()].filter((list) => !all.some((crowd) => crowd.list === list));
if (unmeasured.length > 0) throw new Error(`The contract has lists that nothing here fills: ${unmeasured.join(', ')}.`);

let salt = 0;
const table = new Table({
  head: ['list', 'kind', 'longest', 'take in', 'assess', 'explain'],
  style: { head: [], border: [] },
});
const steep: string[] = [];
const steepest = { takeIn: 0, assess: 0, explain: 0 };
for (const crowd of all.filter(({ kind }) => kind.includes(options.kind))) {
  measure(crowd, crowd.most);
  const sizes = Array.from({ length: doublings + 1 }, (_, step) => Math.ceil(crowd.most / 2 ** (doublings - step)));
  const times = sizes.map((size) => measure(crowd, size));
  const cells = works.map((what) => {
    const exponent = exponentOf(
      sizes,
      times.map((its) => its[what]),
    );
    steepest[what] = Math.max(steepest[what], exponent);
    if (exponent > bars[what].atMost)
      steep.push(`${crowd.list}, ${crowd.kind}: ${what} grows with the power ${exponent.toFixed(2)}`);
    return `${exponent.toFixed(2)} (${times.at(-1)?.[what].toFixed(0)} ms)`;
  });
  table.push([crowd.list, crowd.kind, crowd.most, ...cells]);
}
print(`${table.toString()}\n`);
print(`Exponents of the growth over ${doublings} doublings, and the time of the longest\n`);
for (const line of steep) print(`FAILED: ${line}\n`);
for (const what of works) giveRow('scaling', what, { measured: steepest[what], reference: 1 });

/** The best of some rounds: the one that others disturbed least. */
function measure(crowd: Crowd, size: number): Times {
  const turns = Array.from({ length: rounds }, () => measureOnce(crowdedInventory(crowd, size, salt++)));
  const best = (what: keyof Times): number => Math.min(...turns.map((turn) => turn[what]));
  return { takeIn: best('takeIn'), assess: best('assess'), explain: best('explain') };
}

function measureOnce(inventory: unknown): Times {
  const started = cpuMs();
  const reading = joinReadings([readContract(inventory, 'crowded')]);
  const state = patchStateOf(reading);
  fingerprintOf(state);
  const taken = cpuMs();
  const examined = assessorOf(catalog).examine(state, asOf);
  const { missing } = examined.answer;
  const assessed = cpuMs();
  missing.map(({ id }) => id).map(examined.explain);
  compareOffers(examined, reading.windowsUpdateOffers ?? []);
  return { takeIn: taken - started, assess: assessed - taken, explain: cpuMs() - assessed };
}

/** Time of this process alone: what else runs on the machine does not count. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Least squares of the logarithms. */
function exponentOf(sizes: readonly number[], times: readonly number[]): number {
  const points = sizes.map((size, place) => [Math.log(size), Math.log(Math.max(times[place] ?? 0, 0.01))] as const);
  const mean = (place: 0 | 1): number => points.reduce((sum, point) => sum + point[place], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const slope = points.reduce((sum, [a, b]) => sum + (a - x) * (b - y), 0);
  return slope / points.reduce((sum, [a]) => sum + (a - x) ** 2, 0);
}

function print(text: string): void {
  process.stdout.write(text);
}
