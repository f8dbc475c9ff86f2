import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { explainUpdate } from '../../test/builders/assessor.ts';
import { catalog } from '../../test/builders/catalog.ts';
import { type DeviceBuilder, device } from '../../test/builders/device.ts';
import { type KbNumber, parseKbNumber } from '../brand.ts';

const win22h2 = 'Windows 10 Version 22H2 for x64-based Systems';
const known = catalog()
  .document('2027-Jan')
  .update('9000001')
  .fixes('CVE-2027-1')
  .in(win22h2, { build: '10.0.19045.9001' })
  .document('2027-Feb')
  .update('9000002', { supersedes: ['9000001'] })
  .vulnerability('CVE-2027-2', { exploited: true })
  .fixes('CVE-2027-2', 'CVE-2027-3')
  .in(win22h2, { build: '10.0.19045.9002', severity: 'Critical' })
  .update('9000009')
  .fixes('CVE-2027-9')
  .in('Windows Server 2022')
  .update('9000008', { kind: 'preview' })
  .fixes('CVE-2027-8')
  .in(win22h2, { build: '10.0.19045.9010' })
  .update('9000007', { kind: 'alternate-cumulative' })
  .fixes('CVE-2027-2')
  .in(win22h2, { build: '10.0.19045.9002' })
  .build();

function explain(subject: DeviceBuilder, kb: string, asOf = '2030-01-01') {
  return explainUpdate(known, subject.state, parseKbNumber(kb) as KbNumber, asOf);
}

describe('an explanation', () => {
  it('of a missing update names product, vulnerabilities, what would close them and what was found', () => {
    const answer = explain(device().build('19045.9001').with('9000001'), '9000002');
    assert.equal(answer.verdict, 'missing');
    const [product] = answer.products;
    assert.equal(product?.product, win22h2);
    assert.equal(product?.found, 'version 10.0.19045.9001; 1 installed update, which does not close it');
    assert.equal(product?.decidedBy, 'build');
    assert.deepEqual(product?.vulnerabilities[0], {
      id: 'CVE-2027-2',
      severity: 'Critical',
      exploited: true,
      publiclyDisclosed: false,
      published: '2027-02-09',
      closedBy: [
        { id: '9000002', kind: 'security-update', builds: ['10.0.19045.9002'] },
        { id: '9000007', kind: 'alternate-cumulative', builds: ['10.0.19045.9002'] },
      ],
    });
    assert.equal(answer.catalog.version, known.version);
  });

  it('of a missing update says what is to be installed instead, and by which links that contains it', () => {
    const subject = device().build('19045.9000').with('890830');
    const { containedIn, verdict } = explain(subject, '9000001');
    assert.equal(verdict, 'missing');
    assert.deepEqual(containedIn, { id: '9000002', chain: [{ kb: '9000001', source: 'feed' }] });
    assert.equal(explain(subject, '9000002').containedIn, undefined);
  });

  it('says when a listed update is not in the build', () => {
    const answer = explain(device().build('19045.9001').with('9000002'), '9000002');
    assert.equal(answer.verdict, 'missing');
    assert.match(answer.products[0]?.found ?? '', /waits for a restart/);
  });

  it('of an earlier update says that a later one is listed above the reported revision', () => {
    const answer = explain(device().build('19045.9000').with('9000002'), '9000001');
    assert.equal(answer.verdict, 'missing');
    assert.match(answer.reason, /names KB9000002, which is above the reported revision 9000/);
  });

  const cases: readonly (readonly [string, DeviceBuilder, string, string, RegExp])[] = [
    ['installed', device().build('19045').with('9000001'), '9000001', 'installed', /lists KB9000001/],
    ['superseded', device().build('19045').with('9000002'), '9000001', 'superseded', /KB9000002 supersedes KB9000001/],
    ['reached', device().build('19045.9002'), '9000001', 'reached', /Revision 9002 .* at or beyond its 9001/],
    [
      'not for the device',
      device().build('19045.9002'),
      '9000009',
      'not-applicable',
      /It is for Windows Server 2022; the device has Windows 10 Version 22H2/,
    ],
    ['not a security update', device().build('19045.9002'), '9000008', 'not-a-security-update', /never listed/],
    ['counted for another', device().build('19045.9001'), '9000007', 'other-update', /counted for KB9000002/],
    ['unknown to the catalogue', device().build('19045.9002'), '7777777', 'unknown-update', /does not name KB7777777/],
    ['of a device that nobody knows', device().build('25999.1'), '9000001', 'cannot-tell', /Build 25999/],
  ];
  for (const [what, subject, kb, verdict, reason] of cases) {
    it(`of an update that is ${what} gives the verdict and the reason`, () => {
      const answer = explain(subject, kb);
      assert.equal(answer.verdict, verdict, answer.reason);
      assert.match(answer.reason, reason);
      assert.deepEqual(answer.products, []);
    });
  }

  it('of an update that is not out yet says when it comes', () => {
    const answer = explain(device().build('19045.9001'), '9000002', '2027-02-01');
    assert.equal(answer.verdict, 'not-released');
    assert.match(answer.reason, /2027-02-09, after 2027-02-01/);
  });
});

describe('the explanation of a missing update that is not offered', () => {
  it('says until when the edition was supported', () => {
    const ended = catalog()
      .document('2024-Jun')
      .update('9000002')
      .fixes('CVE-2024-1')
      .in('Windows 10 Version 21H2 for x64-based Systems')
      .build();
    const { state } = device().build('19044').with('890830');
    const answer = explainUpdate(ended, state, parseKbNumber('9000002') as KbNumber, '2025-01-01');
    assert.equal(answer.verdict, 'missing');
    assert.equal(answer.notOffered?.since, '2023-06-13');
    assert.match(answer.reason, /closes\. Windows Update does not offer it .* for Home and Pro ended on 2023-06-13\.$/);
  });

  it('says that it needs Extended Security Updates', () => {
    const answer = explain(device().build('19045.9001').with('9000001').but({ esu: false }), '9000002');
    assert.equal(answer.needsEsu, true);
    assert.match(answer.reason, /with Extended Security Updates only/);
  });
});
