/** Every number that is a link leads to as many: somebody clicks on each of them, on each page, and reads the number again where they came. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { startForVisitors } from './visitors.ts';

describe('the numbers', () => {
  const visitors = startForVisitors({ devices: 2_000 });

  /** Numbers of the page that are links, each of its addresses once. */
  const numbersOn = (page: Page) =>
    page.locator('main a[href^="/"]').evaluateAll((links) => {
      const numbers = links.flatMap((link) => {
        const [told, href] = [link.textContent?.trim() ?? '', link.getAttribute('href') ?? ''];
        return /^[\d,]+$/.test(told) ? [[href, told] as const] : [];
      });
      return numbers;
    });

  const rest = async (page: Page) => {
    await page.locator('h1').waitFor();
    await page.waitForLoadState('networkidle');
    await page
      .locator('main [role="status"]', { hasText: /^Loading/ })
      .first()
      .waitFor({ state: 'detached' });
  };

  /** Undefined once another page says the number in its headings; what it says instead where it does not. */
  const readAgain = (page: Page, looked: { readonly told: string; readonly left: string }) =>
    page
      .waitForFunction(({ told, left }) => {
        const said = [...document.querySelectorAll('main h1, main h2, main [role="status"]')].map(
          (one) => one.textContent,
        );
        return (
          said[0] !== left &&
          said
            .join(' ')
            .split(/[^\d,]+/)
            .includes(told)
        );
      }, looked)
      .then(
        () => undefined,
        () => page.locator('main h1, main h2, main [role="status"]').allTextContents(),
      );

  /** Rings and an exception, so that what is seen through them is among the numbers. */
  const decide = (page: Page) =>
    page.evaluate(async () => {
      const send = (method: string, path: string, body: object) =>
        fetch(`/api/fleet/policy/${path}`, {
          method,
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        }).then(({ status }) => status);
      const { value } = await (await fetch('/api/fleet/machines?limit=3')).json();
      const why = { approvedBy: 'Ada', reason: 'tests', expires: '2099-01-01' };
      return [
        await send('PUT', 'rings/Servers', { order: 1, platforms: ['WindowsServer2022'] }),
        await send('PUT', 'rings/Others', { order: 2 }),
        await send('POST', 'exceptions', {
          ...why,
          expires: new Date().toISOString().slice(0, 10),
          machineId: value[0].id,
        }),
      ];
    });

  test('lead to as many: of every page, today and on a past day, through rings and an exception', async () => {
    const visitor = await visitors.signInAs('operator');
    const { page } = visitor;
    page.setDefaultTimeout(10_000);
    assert.deepEqual(await decide(page), [201, 201, 201]);
    const today = new Date().toISOString().slice(0, 10);
    const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
    const first = async (list: string) =>
      page.evaluate(async (path) => {
        const { value } = await (await fetch(`/api/fleet/${path}?limit=1`)).json();
        return value[0].kb ?? value[0].id;
      }, list);
    const paths = [
      '/',
      '/updates',
      `/updates/${await first('missingkbs')}`,
      '/vulnerabilities',
      `/vulnerabilities/${await first('vulnerabilities')}`,
      `/plan?kbs=${await first('missingkbs')}`,
      '/plan/runbook',
      `/compliance?day=${today}&by=ring`,
      `/compliance?day=${yesterday}&by=platform`,
    ];
    const clicked = new Map<string, string>();
    for (const path of paths) {
      await page.goto(`${visitors.server.url}${path}`);
      await rest(page);
      const numbers = await numbersOn(page);
      const left = (await page.locator('main h1').textContent()) ?? '';
      assert.ok(numbers.length > 0, `${path} has no number that is a link`);
      for (const [href, told] of numbers) {
        // The same address says the same wherever it stands.
        if (clicked.get(href) === told) continue;
        clicked.set(href, told);
        await page
          .locator(`main a[href="${href}"]`, { hasText: new RegExp(`^\\s*${told}\\s*$`) })
          .first()
          .click();
        const found = await readAgain(page, { told, left });
        assert.equal(found, undefined, `${path}: ${told} led to ${href}, which says: ${found}`);
        await page.goBack();
        await rest(page);
      }
    }
    assert.ok(clicked.size >= 20, `${clicked.size} numbers`);
    await visitor.leave();
  });
});
