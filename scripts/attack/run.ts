/**
 * Attacks servers and commands that it starts itself, on the loopback, and prints what held: `npm run attack`.
 * --short takes two minutes at most; --only NAME takes one attack (a part of its name); --list names them.
 */

import { parseArgs } from 'node:util';
import Table from 'cli-table3';
import type { Attack } from './attack.ts';
import { attacks } from './attacks.ts';
import { expectThat, type Finding, type Verdict } from './finding.ts';
import { Lab } from './lab.ts';

const { values } = parseArgs({
  options: { short: { type: 'boolean' }, only: { type: 'string' }, list: { type: 'boolean' } },
});
const chosen = attacks.filter(({ name }) => name.includes(values.only ?? ''));

if (values.list) print(chosen.map(({ name }) => `${name}\n`).join(''));
else process.exitCode = await attackAll(chosen, values.short === true);

async function attackAll(list: readonly Attack[], short: boolean): Promise<number> {
  const lab = await Lab.open({ short });
  const table = new Table({ head: ['attack', 'what', 'measured', 'bar', ''], style: { head: [], border: [] } });
  const counts: Record<Verdict, number> = { held: 0, over: 0, FAILED: 0 };
  const notHeld: string[] = [];
  const attack = async (each: Attack) => {
    const started = performance.now();
    const findings = await findingsOf(each, lab);
    print(`${each.name}: ${((performance.now() - started) / 1000).toFixed(1)} s\n`);
    for (const { what, measured, bar, verdict } of findings) {
      table.push([each.name, what, measured, bar, verdict]);
      counts[verdict] += 1;
      if (verdict !== 'held') notHeld.push(`${verdict}: ${each.name}, ${what}: ${measured}, expected ${bar}\n`);
    }
  };
  try {
    for (const each of list.filter(({ patient }) => !patient)) {
      await attack(each);
      await lab.endServers();
    }
    await Promise.all(list.filter(({ patient }) => patient).map(attack));
  } finally {
    await lab.close();
  }
  print(`${table.toString()}\n${notHeld.join('')}# pass ${counts.held + counts.over}\n# fail ${counts.FAILED}\n`);
  return counts.FAILED === 0 ? 0 : 1;
}

/** An attack that ends with an error has failed; the others go on. */
async function findingsOf(attack: Attack, lab: Lab): Promise<readonly Finding[]> {
  try {
    return await attack.run(lab);
  } catch (error) {
    const { message, cause } = error as Error;
    const told = cause === undefined ? message : `${message}: ${cause}`;
    return [expectThat('the attack itself', false, told.slice(0, 200), 'runs to its end')];
  }
}

function print(text: string): void {
  process.stdout.write(text);
}
