/** Devices with an answer, as facts for the tests of the output formats. */

import type { AssessedDevice } from '../../assessment/assessed-device.ts';
import type { Assessment, MissingUpdate } from '../../assessment/model.ts';
import type { KbNumber } from '../../brand.ts';

const kb = (digits: string): KbNumber => digits as KbNumber;

export const march: MissingUpdate = {
  id: kb('5035853'),
  name: 'March 2024 Security Updates',
  productsNames: ['windows_11', '.net_framework'],
  url: 'https://catalog.update.microsoft.com/v7/site/Search.aspx?q=KB5035853',
  machineMissedOn: 1,
  cveAddressed: 3,
  releaseDate: '2024-03-12',
  cves: { windows_11: ['CVE-2024-21407', 'CVE-2024-21408'], '.net_framework': ['CVE-2024-26190'] },
};

const answer: Assessment = {
  asOf: '2024-05-01',
  status: 'assessed',
  products: ['Windows 11 Version 23H2 for x64-based Systems'],
  missing: [],
  install: [],
  notes: [],
  stale: [],
};

export const deviceBehind: AssessedDevice = {
  source: 'a.json',
  reading: { computerDnsName: 'pc-12.example.com', osName: 'Microsoft Windows 11 Pro', osVersion: '10.0.22631.3155' },
  assessment: {
    ...answer,
    missing: [march],
    install: [
      {
        id: kb('5036893'),
        name: 'April 2024 Security Updates',
        url: 'https://catalog.update.microsoft.com/v7/site/Search.aspx?q=KB5036893',
        replaces: [kb('5035853')],
      },
    ],
    notes: [{ kind: 'no-kb', about: 'Microsoft Edge', reason: 'updates itself, without KBs' }],
  },
};

const reason = 'Support of Windows 11 23H2 for Home and Pro ended on 2025-11-11';
const ended = { reason: `${reason}.`, since: '2025-11-11' };

/** Past the end of support: the first update is offered, the second needs Extended Security Updates, the third is offered no more. */
export const deviceEnded: AssessedDevice = {
  ...deviceBehind,
  assessment: {
    ...answer,
    missing: [
      march,
      { ...march, id: kb('5036893'), needsEsu: true },
      { ...march, id: kb('5040442'), notOffered: ended },
    ],
    install: [
      { id: kb('5035853'), name: march.name, url: march.url, replaces: [] },
      { id: kb('5036893'), name: march.name, url: march.url, replaces: [], needsEsu: true },
      {
        id: kb('5040442'),
        name: march.name,
        url: march.url,
        replaces: [],
        notOffered: { ...ended, reason: `${reason}: upgrade to Windows 11 25H2, which closes 3 vulnerabilities.` },
        upgradeTo: { release: 'Windows 11 25H2', vulnerabilities: 3 },
      },
    ],
  },
};

export const devicePatched: AssessedDevice = {
  source: 'b.json',
  reading: { computerDnsName: 'pc-13.example.com', osVersion: '10.0.22631.3447' },
  assessment: answer,
};

/** Asked of a catalogue that is older than the day and than the device. */
export const deviceAhead: AssessedDevice = {
  ...devicePatched,
  assessment: {
    ...answer,
    stale: [
      { kind: 'stale', about: 'catalogue', reason: 'The catalogue knows no update after 2024-04-09.' },
      { kind: 'stale', about: '22631.9999', reason: 'Revision 9999 is above the newest that is known.' },
    ],
  },
};

export const deviceUnknown: AssessedDevice = {
  source: 'c.txt',
  reading: { osVersion: '10.0.12345' },
  assessment: { ...answer, status: 'unknown', reason: 'no product of the catalogue has build 12345', products: [] },
};
