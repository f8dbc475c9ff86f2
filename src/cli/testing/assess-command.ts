/** `assess` as the shell would run it, with a catalogue of two months of Windows 11 23H2, in tests. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before } from 'node:test';
import { catalog, cves } from '../../../test/builders/catalog.ts';
import { writeCatalog } from '../../catalog/snapshot.ts';
import { runCommand, temporaryFolder } from './run-command.ts';

export const line = 'Windows 11 Version 23H2 for x64-based Systems';

export interface AssessedElement {
  readonly machine: { readonly computerDnsName?: string; readonly products: readonly string[] };
  readonly asOf: string;
  readonly status: string;
  readonly reason?: string;
  readonly missing: readonly { readonly id: string; readonly cveAddressed: number }[];
}

/** The folder with the catalogue, gone after the tests of the file. */
export function assessFolder() {
  const dataFolder = temporaryFolder();
  const env = { MISSINGKBS_DATA: dataFolder };
  before(() => {
    const facts = catalog()
      .document('2024-Mar')
      .update('9000001')
      .fixes(...cves(2024, 1, 2))
      .in(line, { build: '10.0.22631.3296' })
      .document('2024-Apr')
      .update('9000002', { supersedes: ['9000001'] })
      .fixes(...cves(2024, 11, 3))
      .in(line, { build: '10.0.22631.3447' })
      .facts();
    writeCatalog(join(dataFolder, 'catalog.bin'), facts);
  });
  return {
    dataFolder,
    env,
    /** Its path. */
    write(name: string, content: string): string {
      const file = join(dataFolder, name);
      writeFileSync(file, content);
      return file;
    },
    async assessJson(args: readonly string[], stdin?: string): Promise<AssessedElement[]> {
      const options = stdin === undefined ? { env } : { env, stdin };
      return JSON.parse((await runCommand(['assess', '--format', 'json', ...args], options)).out);
    },
  };
}

export function inventory(name: string, revision: number): string {
  return JSON.stringify({
    computerDnsName: name,
    osName: 'Microsoft Windows 11 Pro',
    osVersion: `10.0.22631.${revision}`,
    osProcessor: 'x64',
    installationType: 'Client',
    installedKbs: [],
    software: [],
  });
}
