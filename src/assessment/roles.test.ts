import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { catalog } from '../../test/builders/catalog.ts';
import { DeviceBuilder, device } from '../../test/builders/device.ts';
import { assess, expectInstall, expectMissing } from '../../test/builders/expectations.ts';

const hci = 'Azure Stack HCI OS 22H2';
const core2022 = 'Windows Server 2022 (Server Core installation)';
const core2025 = 'Windows Server 2025 (Server Core installation)';
const client24h2 = 'Windows 11 Version 24H2 for x64-based Systems';
const client23h2 = 'Windows 11 Version 23H2 for x64-based Systems';

/** As the feed has it: Azure Stack HCI once, Windows Server 2022 throughout. */
const known = catalog()
  .document('2025-Mar')
  .update('9000001')
  .fixes('CVE-2025-1')
  .in(core2022)
  .in(client23h2)
  .document('2025-Apr')
  .update('9000002')
  .fixes('CVE-2025-2')
  .in(core2022)
  .in(hci)
  .document('2025-Jun')
  .update('9000003')
  .fixes('CVE-2025-3')
  .in(core2022)
  .in(core2025)
  .update('9000004')
  .fixes('CVE-2025-3')
  .in(client24h2)
  .build();

function named(osName: string, build: string): DeviceBuilder {
  return device().but({ osName }).build(build).with('890830');
}

describe('Azure Stack HCI 22H2', () => {
  const subject = named('Microsoft Azure Stack HCI', '20349').as('Server Core');

  it('is judged by the cumulative updates that it shares with Windows Server 2022', () => {
    const answer = assess(known, subject, '2025-05-01');
    expectMissing(answer, ['9000002', '9000001']);
    expectInstall(answer, ['9000002']);
    assert.deepEqual(answer.products, [hci]);
    expectMissing(assess(known, subject.with('9000001'), '2025-05-01'), ['9000002']);
  });

  it('is offered nothing after May 2025', () => {
    const [offered, ended] = assess(known, subject, '2025-07-01').install;
    assert.deepEqual([offered?.id, offered?.notOffered], ['9000002', undefined]);
    assert.deepEqual([ended?.id, ended?.notOffered?.since], ['9000003', '2025-05-31']);
    assert.match(
      ended?.notOffered?.reason ?? '',
      /^Support of Azure Stack HCI OS 22H2 ended on 2025-05-31: upgrade to Azure Local,/,
    );
  });
});

describe('the role of a device', () => {
  it('is that of a server for Azure Local on a build that clients have too', () => {
    const { installationType: _, ...untold } = named('Microsoft Azure Local', '26100').state;
    assert.deepEqual(assess(known, new DeviceBuilder(untold)).products, [core2025]);
  });

  const contradictions: readonly (readonly [DeviceBuilder, RegExp])[] = [
    [
      named('Microsoft Azure Local', '22631').as('Server Core'),
      /contradicts itself: "Microsoft Azure Local" is a server, and Windows 11 23H2 \(build 22631\) a client/,
    ],
    [
      named('Microsoft Azure Local', '26100').as('Client'),
      /contradicts itself: "Microsoft Azure Local" is a server, and its installationType is "Client"/,
    ],
    [named('Microsoft Windows Server 2019 Standard', '19045').as('Server'), /is a server, and Windows 10 22H2/],
    [named('Azure Local', '17763').as('Server'), /"Azure Local" never was build 17763, which is Windows 10 1809/],
  ];
  for (const [subject, reason] of contradictions) {
    const { osName, osVersion, installationType } = subject.state;
    it(`is a contradiction for "${osName}" ${osVersion} as ${installationType}`, () => {
      const answer = assess(known, subject);
      assert.equal(answer.status, 'unknown');
      assert.match(answer.reason ?? '', reason);
    });
  }

  it('is told by the name of the system where no installation type does', () => {
    for (const [osName, product] of [
      ['Microsoft Windows Server 2025 Datacenter', core2025],
      ['Microsoft Windows 11 Pro', client24h2],
    ] as const) {
      const { installationType: _, ...untold } = named(osName, '26100').state;
      assert.deepEqual(assess(known, new DeviceBuilder(untold)).products, [product]);
    }
  });

  it('is that of a client for Enterprise multi-session, which counts itself among the servers', () => {
    const answer = assess(known, named('Microsoft Windows 11 Enterprise multi-session', '22631').as('Server'));
    assert.deepEqual(answer.products, [client23h2]);
  });
});
