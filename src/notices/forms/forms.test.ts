import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Notice } from '../notice.ts';
import { bodyOf, type Form } from './forms.ts';

const created = '2026-07-06T08:00:00.000Z';
const exploited: Notice = {
  kind: 'exploited-vulnerability',
  count: 3,
  vulnerabilities: [
    {
      id: 'CVE-2020-0796',
      devices: 12,
      feed: false,
      kev: { added: '2022-02-10', due: '2022-08-10', ransomware: true },
    },
    { id: 'CVE-2020-0601', devices: 1, feed: true },
  ],
};
const read = (form: Form, notice: Notice = exploited) => JSON.parse(bodyOf(form, notice, 'contoso.com', created));

test('the body for programs has type, time and data, and nothing of the subscription', () => {
  assert.deepEqual(read('json'), {
    type: 'fleet.vulnerability_exploited',
    timestamp: created,
    data: { tenant: 'contoso.com', count: 3, vulnerabilities: exploited.vulnerabilities },
  });
});

test('Slack gets a header and a section of lines, and a text for its notification', () => {
  const title = '3 exploited vulnerabilities new in the fleet of contoso.com';
  assert.deepEqual(read('slack'), {
    text: title,
    blocks: [
      { type: 'header', text: { type: 'plain_text', text: title } },
      {
        type: 'section',
        text: {
          type: 'mrkdwn',
          text: "CVE-2020-0796: open on 12 devices, in CISA's catalogue since 2022-02-10, due 2022-08-10, used by ransomware\nCVE-2020-0601: open on 1 device, exploited says Microsoft\nand 1 more",
        },
      },
    ],
  });
});

test('Teams gets an Adaptive Card in a message', () => {
  const { type, attachments } = read('teams');
  const [{ contentType, content }] = attachments;
  assert.deepEqual(
    [type, contentType, content.type],
    ['message', 'application/vnd.microsoft.card.adaptive', 'AdaptiveCard'],
  );
  assert.deepEqual(content.body.length, 4);
  assert.equal(content.body[2].text, 'CVE-2020-0601: open on 1 device, exploited says Microsoft');
});

test('a breach is said with its severity and what is worse, where there is worse', () => {
  const breach = { kind: 'sla-breached', day: '2026-07-06', days: 14, devices: 3, vulnerabilities: 1 } as const;
  const lineOf = (severity: string) => read('slack', { ...breach, severity }).blocks[1].text.text;
  const rest = 'open for more than 14 days after the update came out, on 2026-07-06';
  assert.equal(lineOf('Critical'), `1 vulnerability of severity Critical ${rest}`);
  assert.equal(lineOf('Important'), `1 vulnerability of severity Important or worse ${rest}`);
});

test('what a chat would read as markup is shown as it is', () => {
  const stale: Notice = { kind: 'catalogue-stale', reason: '<!channel> & *all* [x](y)', newestUpdate: '' };
  assert.equal(read('slack', stale).blocks[1].text.text, '&lt;!channel&gt; &amp; *all* [x](y)');
  assert.equal(read('teams', stale).attachments[0].content.body[1].text, '<!channel> & \\*all\\* \\[x\\](y)');
});

test('the longest notice is within the limits of each receiver', () => {
  const vulnerabilities = Array.from({ length: 50 }, (_, place) => ({
    id: `CVE-2026-${10_000 + place}`,
    devices: 1_000_000,
    feed: true,
    kev: { added: '2026-07-06', due: '2026-07-27', ransomware: true },
  }));
  const most: Notice = { kind: 'exploited-vulnerability', count: 999, vulnerabilities };
  assert.ok(bodyOf('json', most, 'a'.repeat(128), created).length < 20_000);
  assert.ok(bodyOf('teams', most, 'a'.repeat(128), created).length < 28_000);
  const { blocks } = JSON.parse(bodyOf('slack', most, 'a'.repeat(128), created));
  assert.ok(blocks.length <= 50);
  for (const { type, text } of blocks) assert.ok(text.text.length <= (type === 'header' ? 150 : 3_000), type);
});
