/** The page of the API's description, in a browser that holds it to its policy. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { startForVisitors } from './visitors.ts';

/** Pictures that Swagger UI has in its style sheet. */
const pictures = /^asked data:/;

describe('the page of the description', () => {
  const visitors = startForVisitors();

  test('shows every route without asking anybody else, and takes no token', async () => {
    const visitor = await visitors.arrive();
    const { page } = visitor;
    const { paths } = await (await fetch(`${visitors.server.url}/openapi.json`)).json();
    const routes = Object.values(paths as Record<string, object>).flatMap((methods) => Object.keys(methods));
    await page.goto(`${visitors.server.url}/docs`);
    const shown = page.locator('.opblock-summary');
    await shown.first().waitFor();
    assert.equal(await shown.count(), routes.length);
    await shown.filter({ hasText: 'Get missing security updates (KBs) by device ID' }).click();
    await page.getByText('Application permission: Software.Read.All.').first().waitFor();
    assert.equal(await page.locator('.authorize, .try-out').count(), 0);
    await visitor.keepScreenshot('docs');
    await visitor.leave(pictures);
  });
});
