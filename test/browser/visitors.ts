/** What the tests of a file have in common: one server and one browser, from before the first to after the last, and visitors who go to the one with the other. */

import { after, before } from 'node:test';
import type { Browser } from 'playwright-core';
import { makeSignInLink } from '../../src/cli/sign-in-link.ts';
import type { PersonRole } from '../../src/person-roles.ts';
import { openStore } from '../../src/store/open.ts';
import { launchChromium } from './chromium.ts';
import { demoTenant, type StartedOptions, type StartedServer, startServerForBrowsers } from './started-server.ts';
import { type Look, type Visit, visit } from './visit.ts';

export interface Visitors {
  readonly server: StartedServer;
  readonly browser: Browser;
  /** Nobody yet. */
  arrive(look?: Look): Promise<Visit>;
  /** A reader, who sees the made-up fleet. */
  signIn(look?: Look): Promise<Visit>;
  signInAs(role: PersonRole, look?: Look): Promise<Visit>;
}

/** To be called within a `describe`; there is a server as soon as its tests run. */
export function startForVisitors(options: StartedOptions = {}): Visitors {
  let server: StartedServer;
  let browser: Browser;
  before(async () => {
    server = await startServerForBrowsers(options);
    browser = await launchChromium();
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });
  const arrive = (look?: Look) => visit(browser, server.url, look);
  const signInAs = async (role: PersonRole, look?: Look) => {
    const visitor = await arrive(look);
    await visitor.signIn(await linkFor(role, server));
    return visitor;
  };
  return {
    get server() {
      return server;
    },
    get browser() {
      return browser;
    },
    arrive,
    signIn: (look) => signInAs('reader', look),
    signInAs,
  };
}

/** As `missingkbs sign-in` makes it, without a process for each visitor. */
async function linkFor(role: PersonRole, { url, dataFolder }: StartedServer): Promise<string> {
  const store = await openStore({ dataFolder });
  try {
    return await makeSignInLink(store, { url, tenant: demoTenant, role, name: role, allTenants: false }, Date.now);
  } finally {
    await store.close();
  }
}
