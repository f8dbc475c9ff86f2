/** A disk that is full below a running server, and a start in a folder that is read-only. Root takes a small file system of its own, others a limit on the size of files. */

import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Attack } from '../attack.ts';
import { answerPath, idOf, lightDevice } from '../devices.ts';
import { expectThat, type Finding, tally } from '../finding.ts';
import type { Lab } from '../lab.ts';
import type { ServerUnderAttack } from '../server.ts';

const devices = Array.from({ length: 6 }, (_, place) => lightDevice(place));

export const fullDisk: Attack = {
  name: 'full disk',
  async run(lab) {
    const folder = lab.newFolder();
    if (!mount(lab, folder)) return limitedFiles(lab);
    await lab.run(['sync', '--from', lab.sampleFolder], { folder });
    const server = await lab.startServer({ folder });
    await takeIn(server, 5);
    const filler = join(folder, 'filler');
    fillUp(filler);
    const findings = await whileUnwritable(server, 'full disk');
    const sync = await lab.run(['sync', '--from', lab.sampleFolder], { folder });
    findings.push(
      expectThat(
        'full disk: what sync says',
        /no space left on the disk/.test(sync.stderr),
        lastLine(sync.stderr),
        'no space left on the disk …',
      ),
    );
    rmSync(filler);
    await setTimeout(1_100);
    findings.push(await readiness(server, 'freed disk', 200));
    await server.stop();
    execFileSync('mount', ['-o', 'remount,ro', folder]);
    const start = await lab.run(['serve'], { folder, env: { MISSINGKBS_PORT: '0' }, withinMs: 15_000 });
    const clear = start.exitCode === 3 && /read-only|cannot be (opened|made|written)/.test(start.stderr);
    findings.push(
      expectThat(
        'read-only folder: a start',
        clear,
        `exit code ${start.exitCode}, ${lastLine(start.stderr)}`,
        'exit code 3, with the reason',
      ),
    );
    return findings;
  },
};

/** Without the right to mount: the server's files may not grow beyond what they are. */
async function limitedFiles(lab: Lab): Promise<Finding[]> {
  const server = await lab.startServer({ before: 'ulimit -f 900' });
  await takeIn(server, 5);
  for (let place = 100; place < 400; place += 1) {
    const device = lightDevice(place);
    if ((await server.put(idOf(device), { ...device, osName: 'x'.repeat(1_000) })) >= 500) break;
  }
  return whileUnwritable(server, 'files that cannot grow');
}

/** Device 0 has a ready answer, the others have none yet. */
async function takeIn(server: ServerUnderAttack, count: number): Promise<void> {
  for (const device of devices.slice(0, count)) await server.put(idOf(device), device);
  await server.ask(answerPath(idOf(devices[0] as (typeof devices)[number])));
}

async function whileUnwritable(server: ServerUnderAttack, what: string): Promise<Finding[]> {
  const statuses: number[] = [];
  for (const device of devices.slice(0, 5)) statuses.push((await server.ask(answerPath(idOf(device)))).status);
  const token = await server.askForToken().then(
    () => 'a token',
    (error: Error) => error.message,
  );
  return [
    expectThat(
      `${what}: answers`,
      statuses.every((status) => status === 200),
      tally(statuses),
      '200 ×5',
    ),
    expectThat(`${what}: the token service`, token === 'a token', token, 'a token'),
    await readiness(server, what, 503),
  ];
}

async function readiness(server: ServerUnderAttack, what: string, wanted: number): Promise<Finding> {
  const { status } = await server.ask('/readyz');
  return expectThat(`${what}: /readyz`, status === wanted, String(status), String(wanted));
}

function mount(lab: Lab, folder: string): boolean {
  mkdirSync(folder, { recursive: true });
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    return false;
  }
  lab.atTheEnd(() => execFileSync('umount', ['-l', folder]));
  return true;
}

function fillUp(file: string): void {
  const page = Buffer.alloc(4096);
  try {
    for (;;) writeFileSync(file, page, { flag: 'a' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  }
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1)?.slice(0, 100) ?? '';
}
