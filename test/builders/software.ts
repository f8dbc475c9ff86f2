/** A patched server with software on it, and what the answer says of that software, for tests. */

import type { Assessment } from '../../src/assessment/model.ts';
import type { Catalog } from '../../src/catalog/model.ts';
import type { Software } from '../../src/inventory/model.ts';
import { assessState } from './assessor.ts';
import { type CatalogBuilder, catalog } from './catalog.ts';
import { type DeviceBuilder, device } from './device.ts';

/** A catalogue that knows Windows Server 2022, of which the device of `serverWith` misses nothing. */
export function softwareCatalog(): CatalogBuilder {
  return catalog()
    .document('2021-Sep')
    .update('9999999')
    .fixes('CVE-2021-1')
    .in('Windows Server 2022', { build: '10.0.20348.230' });
}

/** Texts are names; a name and a version stand in a pair. */
export function serverWith(...software: readonly (string | readonly [string, string])[]): DeviceBuilder {
  const listed = software.map(
    (entry): Software => (typeof entry === 'string' ? { name: entry } : { name: entry[0], version: entry[1] }),
  );
  return device()
    .as('Server')
    .but({ osName: 'Microsoft Windows Server 2022 Standard', osVersion: '10.0.20348.9999' })
    .with('9999999')
    .software(...listed);
}

export function assessSoftware(known: Catalog, subject: DeviceBuilder, asOf = '2030-01-01'): Assessment {
  return assessState(known, subject.state, asOf);
}

export function missingOf(answer: Assessment): string[] {
  return answer.missing.map(({ id }) => String(id)).sort();
}

export function installOf(answer: Assessment): string[] {
  return answer.install.map(({ id }) => String(id)).sort();
}

/** "kind about" of each note. */
export function notesOf(answer: Assessment): string[] {
  return answer.notes.map(({ kind, about }) => `${kind} ${about}`);
}
