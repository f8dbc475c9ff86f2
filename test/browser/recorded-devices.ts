/** Devices that were recorded, and documents of Microsoft's feed for them: in the folder that MISSINGKBS_SHARED names, else in ../shared beside the project. */

import { existsSync, mkdirSync, mkdtempSync, readdirSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export const howToGetRecorded = 'Set MISSINGKBS_SHARED to the folder that holds them; then run "npm run test:browser".';

export interface Recorded {
  readonly devices: string;
  readonly documents: string;
  /** CISA's list of a later day. */
  readonly kev: string;
}

export function findRecorded(env: NodeJS.ProcessEnv = process.env): Recorded | undefined {
  const folder = resolve(import.meta.dirname, '../..', env.MISSINGKBS_SHARED || '../shared');
  const found = {
    devices: join(folder, 'devices'),
    documents: join(folder, 'msrc/cvrf'),
    kev: join(folder, 'sources/kev/2026-08-07.json.gz'),
  };
  return Object.values(found).every(existsSync) ? found : undefined;
}

/** Around the days of the devices, and some of later years: the whole feed would take as long as all tests. */
const months = [
  '2018-Nov',
  '2018-Dec',
  '2019-Jan',
  '2019-Feb',
  '2019-Mar',
  '2019-Apr',
  '2022-May',
  '2023-Nov',
  '2024-Apr',
];

/** Folders of links: a few months of the feed, and the files of one device in a folder of their own. */
export function layOut({ devices, documents }: Recorded) {
  const folder = mkdtempSync(join(tmpdir(), 'missingkbs-recorded-'));
  const laid = { folder, documents: join(folder, 'documents'), inventories: join(folder, 'inventories') };
  for (const file of readdirSync(documents).filter((name) => months.some((month) => name.startsWith(month))))
    link(documents, file, laid.documents);
  // "…_A_20190305_qfe.txt", "…_updates.txt": what else was asked on the device of "…_systeminfo.txt".
  for (const file of readdirSync(devices))
    link(devices, file, join(laid.inventories, file.replace(/_(?:qfe|updates|systeminfo(?:_powershell)?)\.txt$/, '')));
  return laid;
}

function link(from: string, file: string, to: string): void {
  mkdirSync(to, { recursive: true });
  symlinkSync(join(from, file), join(to, file));
}
