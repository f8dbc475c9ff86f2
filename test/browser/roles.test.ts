/** Every page as a reader, an operator and an administrator see it: what a role may not do is not offered, and nothing is asked for that the server refuses. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { before, describe, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { TenantPolicy } from '../../src/api/fleet/tenant-policy.ts';
import { isAtLeast, type PersonRole, personRoles } from '../../src/person-roles.ts';
import { openStore } from '../../src/store/open.ts';
import { demoTenant } from './started-server.ts';
import { startForVisitors } from './visitors.ts';

interface Action {
  readonly least: PersonRole;
  readonly find: (page: Page) => Locator;
}

interface PageOfRole {
  /** Without it the page says whom it is for. */
  readonly least?: PersonRole;
  /** What is there for everybody, when the page is. */
  readonly shown: (page: Page) => Locator;
  /** Whatever changes something. */
  readonly actions?: readonly Action[];
}

const button = (least: PersonRole, name: string | RegExp): Action => ({
  least,
  find: (page) => page.getByRole('button', { name }),
});
const link = (least: PersonRole, name: string): Action => ({
  least,
  find: (page) => page.getByRole('link', { name, exact: true }),
});
const heading = (name: string | RegExp) => (page: Page) => page.getByRole('heading', { name, exact: true }).first();

const inventory = JSON.stringify({
  computerDnsName: 'dropped.contoso.com',
  osName: 'Microsoft Windows 10 Enterprise',
  osVersion: '10.0.18363.657',
  installationType: 'Client',
});
const sections = ['Applications', 'Catalogue', 'Notices', 'Limits'].map((name) => link('administrator', name));

/** By the addresses of router.tsx. */
const pages: Readonly<Record<string, PageOfRole>> = {
  '/': { shown: heading('Overview') },
  '/devices': { shown: heading('Devices') },
  '/devices/$id': { shown: heading(/^pc-/) },
  '/updates': { shown: heading('Updates') },
  '/updates/$kb': {
    shown: heading(/^KB\d+$/),
    actions: [button('operator', 'Hold'), button('operator', /^Lift the hold/)],
  },
  '/vulnerabilities': { shown: heading('Vulnerabilities') },
  '/vulnerabilities/$id': { shown: heading(/^CVE-/) },
  '/plan': { shown: heading('Plan') },
  '/plan/runbook': { shown: heading(/Runbook|runbook/) },
  '/compliance': { shown: heading('Compliance') },
  '/setup': { shown: heading('Setup'), actions: [...sections, button('operator', 'Add to the devices')] },
  '/setup/applications': {
    least: 'administrator',
    shown: heading('Setup'),
    actions: [...sections, button('administrator', 'New application')],
  },
  '/setup/catalogue': {
    least: 'administrator',
    shown: heading('Setup'),
    actions: [...sections, button('administrator', /Sync now/)],
  },
  '/setup/notices': {
    least: 'administrator',
    shown: heading('Setup'),
    actions: [...sections, button('administrator', 'New subscription')],
  },
  '/setup/limits': { least: 'administrator', shown: heading('Setup'), actions: sections },
};

test('every page of the router says here what each role is offered, and no other stands here', () => {
  const router = readFileSync(resolve(import.meta.dirname, '../../web/src/router.tsx'), 'utf8');
  const parts = [...router.matchAll(/getParentRoute: \(\) => (\w+),\s+path: '([^']+)'/g)];
  const paths = parts.map(([, parent, path = '']) =>
    parent === 'root' ? path : `/${parent}/${path}`.replace(/\/+$/, ''),
  );
  assert.ok(paths.length > 10);
  assert.deepEqual([...new Set(paths)].sort(), Object.keys(pages).sort());
});

describe('every page', () => {
  const visitors = startForVisitors({ devices: 2_000 });
  const ids = { id: '', kb: '', vulnerability: '' };

  before(async () => {
    const store = await openStore({ dataFolder: visitors.server.dataFolder });
    const visitor = await visitors.signIn();
    const first = (path: string) =>
      visitor.page.evaluate(async (at) => (await (await fetch(at)).json()).value[0], path);
    ids.id = (await first('/api/fleet/machines?limit=1')).id;
    ids.kb = (await first('/api/fleet/missingkbs?limit=1')).kb;
    ids.vulnerability = (await first('/api/fleet/vulnerabilities?limit=1')).id;
    await visitor.leave();
    const by = { application: 'tests', now: new Date().toISOString() };
    const holds = [{ kb: ids.kb, until: '2999-01-01' }];
    const ring = { name: 'Broad', order: 1, tags: [], platforms: [], software: [], deferralDays: 0, holds };
    await new TenantPolicy(store.policy, demoTenant).putRing(ring as never, by);
    await store.close();
  });

  const addressOf = (path: string) =>
    path.replace('/devices/$id', `/devices/${ids.id}`).replace('$kb', ids.kb).replace('$id', ids.vulnerability);

  for (const role of personRoles) {
    test(`offers the ${role} what the role may, and asks for nothing that is refused`, async () => {
      const visitor = await visitors.signInAs(role);
      const { page } = visitor;
      const refused: string[] = [];
      page.on('response', (answer) => {
        if (answer.status() >= 400) refused.push(`${answer.status()} ${answer.url()}`);
      });
      for (const [path, { least = 'reader', shown, actions = [] }] of Object.entries(pages)) {
        await page.goto(`${visitors.server.url}${addressOf(path)}`);
        await shown(page).waitFor();
        if (path === '/setup') {
          await page
            .locator('input[type="file"]')
            .setInputFiles({ name: 'pc.json', mimeType: 'text/plain', buffer: Buffer.from(inventory) });
          await page.getByRole('heading', { name: 'dropped.contoso.com' }).waitFor();
        }
        await page.waitForLoadState('networkidle');
        const isFor = isAtLeast(role, least);
        assert.equal(await page.getByRole('heading', { name: `This is for ${least}s` }).count(), isFor ? 0 : 1, path);
        for (const { least: needed, find } of actions) {
          const count = await find(page).count();
          assert.equal(count > 0, isFor && isAtLeast(role, needed), `${path} offers ${role} ${find(page)}: ${count}`);
        }
        assert.deepEqual(refused, [], path);
      }
      await visitor.leave();
    });
  }
});
