import { describe, it } from 'node:test';
import { catalog } from '../../test/builders/catalog.ts';
import { device } from '../../test/builders/device.ts';
import { assess, expectMissing } from '../../test/builders/expectations.ts';

const windows = 'Windows 10 Version 1909 for x64-based Systems';
const behind = device().build('18363.1').with('9000009');

describe('a component of Windows', () => {
  for (const component of [
    'Internet Explorer 11',
    'Microsoft Edge (EdgeHTML-based)',
    'Microsoft .NET Framework 3.5 AND 4.8',
    'Microsoft XML Core Services 6.0',
  ]) {
    it(`${component} is there on every device of its Windows`, () => {
      expectMissing(assess(knownFor(component), behind), ['9000001']);
    });
  }

  it('Edge in IE mode is there where the list of software has Microsoft Edge', () => {
    const known = knownFor('Microsoft Edge (Chromium-based) in IE Mode');
    expectMissing(assess(known, behind), []);
    expectMissing(assess(known, behind.software({ name: 'Microsoft Edge' })), ['9000001']);
  });
});

function knownFor(component: string) {
  return catalog()
    .document('2020-Mar')
    .update('9000001')
    .fixes('CVE-2020-1')
    .in(`${component} on ${windows}`)
    .update('9000002')
    .fixes('CVE-2020-2')
    .in(windows, { build: '10.0.18363.1' })
    .build();
}
