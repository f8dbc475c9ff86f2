/** Charts and files: what they say is what the API says, with the keyboard and in a spreadsheet too. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { looks } from './visit.ts';
import { startForVisitors } from './visitors.ts';

describe('charts and files', () => {
  const visitors = startForVisitors({ devices: 2_000 });

  const answerOf = (page: Page, path: string) => page.evaluate(async (asked) => (await fetch(asked)).json(), path);

  /** What a press of it saves: its name and its lines. */
  const saved = async (page: Page, button: Locator) => {
    const coming = page.waitForEvent('download');
    await button.click();
    const download = await coming;
    const text = (await (await download.createReadStream()).toArray()).join('');
    return {
      name: download.suggestedFilename(),
      lines: text
        .replace(/^\uFEFF/, '')
        .trim()
        .split('\r\n'),
    };
  };

  test('the last ninety days are gone through with the arrow keys, and are a table and a file', async () => {
    const visitor = await visitors.signIn();
    const { page } = visitor;
    const chart = page.getByRole('slider', { name: 'Devices' });
    await chart.waitFor();
    await page.locator('canvas').nth(2).waitFor();
    const { value } = await answerOf(page, '/api/fleet/trend?days=90');
    assert.match((await chart.getAttribute('aria-valuetext')) ?? '', /: Fully patched [\d,]+, Behind [\d,]+/);
    await chart.focus();
    await page.keyboard.press('Home');
    const first = value[0];
    const told = (await chart.getAttribute('aria-valuetext')) ?? '';
    assert.ok(told.includes(`Fully patched ${first.fullyPatched}, `), told);
    await page.keyboard.press('ArrowRight');
    assert.equal(await chart.getAttribute('aria-valuenow'), '1');
    const figure = page.getByRole('figure', { name: 'Devices' });
    await figure.getByText('As a table').click();
    assert.equal(await figure.locator('tbody tr').count(), value.length);
    const { name, lines } = await saved(page, figure.getByRole('button', { name: 'CSV: Devices' }));
    assert.equal(name, 'devices-over-time.csv');
    assert.equal(lines[0], 'Day,Fully patched,Behind,Not known or supported');
    assert.ok(lines.some((line) => line.startsWith(`${first.day},${first.fullyPatched},`)));
    await visitor.checkLooks();
    await visitor.leave();
  });

  test('what is new since the last visit is told on the next one, of which a day alone is kept', async () => {
    const visitor = await visitors.signIn();
    const { page } = visitor;
    await page.getByRole('region', { name: 'Since the last Patch Tuesday' }).waitFor();
    assert.equal(await page.getByRole('region', { name: 'Since your last visit' }).count(), 0);
    const today = new Date().toISOString().slice(0, 10);
    const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
    assert.equal(await page.evaluate(() => localStorage.getItem('missingkbs-visits')), today);
    await page.evaluate((day) => localStorage.setItem('missingkbs-visits', day), yesterday);
    await page.reload();
    const news = page.getByRole('region', { name: 'Since your last visit' });
    await news.waitFor();
    const { devices } = await answerOf(page, `/api/fleet/changes?since=${yesterday}`);
    await news.getByText(new Intl.NumberFormat('en-GB').format(devices.added), { exact: true }).waitFor();
    assert.equal(await page.evaluate(() => localStorage.getItem('missingkbs-visits')), `${today} ${yesterday}`);
    await visitor.leave();
  });

  test('compliance is drawn week by week, by severity as well, and its figures and parts are files', async () => {
    const visitor = await visitors.signIn();
    const { page } = visitor;
    const today = new Date().toISOString().slice(0, 10);
    await page.goto(`${visitors.server.url}/compliance?by=severity`);
    const chart = page.getByRole('slider');
    await page.locator('canvas').waitFor();
    await page.waitForFunction(() => /Moderate/.test(document.querySelector('[role="slider"]')?.ariaValueText ?? ''));
    assert.match((await chart.getAttribute('aria-valuetext')) ?? '', /All .*, Critical .*, Important .*, Moderate /);
    const figures = await saved(page, page.getByRole('button', { name: 'CSV: Figures of the day' }));
    const { total } = await answerOf(page, `/api/fleet/compliance?day=${today}`);
    assert.ok(figures.lines.includes(`${today},14,Critical; Important,devices.late,${total.devices.late}`));
    await page.goto(`${visitors.server.url}/compliance?by=platform`);
    const parts = await saved(page, page.getByRole('button', { name: 'CSV: Compliance by platform' }));
    const whole = await answerOf(page, `/api/fleet/compliance?day=${today}&by=platform`);
    assert.equal(parts.lines.length, whole.parts.length + 1);
    await visitor.leave();
  });

  test('the plan is saved for what deploys it, all of it or what is ticked, and printed as a runbook', async () => {
    const visitor = await visitors.signIn();
    const { page } = visitor;
    await page.goto(`${visitors.server.url}/plan`);
    const { steps } = await answerOf(page, '/api/fleet/plan?most=10');
    const save = async (file: string) => {
      await page.getByRole('button', { name: /^Save/ }).click();
      return saved(page, page.getByRole('menuitem', { name: file }));
    };
    for (const [file, ending] of [
      ['WSUS (PowerShell)', 'ps1'],
      ['Intune (CSV)', 'csv'],
      ['Configuration Manager (PowerShell)', 'ps1'],
    ] as const) {
      const { name, lines } = await save(file);
      assert.match(name, new RegExp(`^plan-\\w+-\\d{4}-\\d\\d-\\d\\d\\.${ending}$`));
      for (const { kb } of steps)
        assert.ok(
          lines.some((line) => line.includes(kb)),
          `${name} has no ${kb}`,
        );
    }
    await page.getByRole('link', { name: 'Runbook' }).click();
    await page.getByRole('heading', { name: 'All devices' }).waitFor();
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    assert.equal(await page.getByRole('button').count(), 0);
    assert.equal(await page.getByRole('row').count(), steps.length + 1);
    const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    assert.equal(await ground(), 'rgb(255, 255, 255)', 'paper is white');
    // A4 without its margins.
    await page.setViewportSize({ width: 718, height: 1000 });
    const beyond = await page
      .getByRole('table')
      .evaluate((table) => table.scrollWidth - (table.parentElement?.clientWidth ?? 0));
    assert.ok(beyond <= 0, `${beyond} of the table are cut off on paper`);
    await visitor.leave();
  });

  for (const look of looks) {
    test(`what charts and plans lead to is in order: ${look.name}`, async () => {
      const visitor = await visitors.signIn(look);
      const { page } = visitor;
      const today = new Date().toISOString().slice(0, 10);
      for (const [name, path] of [
        ['runbook', '/plan/runbook'],
        ['compliance-by-severity', '/compliance?by=severity'],
        ['devices-of-a-change', `/devices?change=added&since=${today}`],
        ['devices-of-a-figure', `/devices?compliance=late&day=${today}&within=14&severity=Critical,Important`],
      ] as const) {
        await page.goto(`${visitors.server.url}${path}`);
        await page.locator('h1').waitFor();
        await page.waitForLoadState('networkidle');
        assert.equal(await page.getByRole('alert').count(), 0, path);
        await visitor.keepScreenshot(name);
        await visitor.checkLooks();
      }
      await visitor.leave();
    });
  }

  test('what failed is asked for again: the rings of the runbook, one severity of compliance', async () => {
    const visitor = await visitors.signIn();
    const { page } = visitor;
    const failed = { error: { code: 'InternalError', message: 'It failed for this test.' } };
    for (const [path, asked, shown] of [
      ['/plan/runbook', /\/api\/fleet\/policy\/rings$/, page.getByRole('heading', { name: 'All devices' })],
      [
        '/compliance?by=severity',
        /\/series\?.*severity=Moderate/,
        page.getByRole('figure').getByText(/^Moderate [\d–]/),
      ],
    ] as const) {
      await page.route(asked, (route) => route.fulfill({ status: 500, json: failed }));
      await page.goto(`${visitors.server.url}${path}`);
      await page.getByRole('alert').filter({ hasText: failed.error.message }).waitFor();
      await page.unroute(asked);
      await page.getByRole('button', { name: 'Try again' }).click();
      await shown.waitFor();
      assert.equal(await page.getByRole('alert').count(), 0, path);
    }
    await visitor.leave(/status of 500/);
  });

  test('lists of updates and vulnerabilities are saved whole, as they are filtered', async () => {
    const visitor = await visitors.signIn();
    const { page } = visitor;
    for (const [list, path] of [
      ['updates', 'missingkbs'],
      ['vulnerabilities', 'vulnerabilities'],
    ] as const) {
      await page.goto(`${visitors.server.url}/${list}?severity=Important`);
      const { total } = await answerOf(page, `/api/fleet/${path}?severity=Important&limit=1`);
      const { lines } = await saved(page, page.getByRole('button', { name: 'CSV' }));
      assert.equal(lines.length, total + 1);
      assert.match(lines[0] ?? '', /Devices/);
    }
    await visitor.leave();
  });
});
