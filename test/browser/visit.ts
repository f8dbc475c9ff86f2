/** Somebody with a browser: what they see, and what must never happen while they look. */

import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** Google's "good" is 0.1. */
const mostShift = 0.01;
const screenshots = process.env.MISSINGKBS_SCREENSHOTS || join(tmpdir(), 'missingkbs-screenshots');

/** Of Chromium: times in microseconds, `tdur` those of the processor. */
interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly tdur?: number;
}

function threadOf({ pid, tid }: TraceEvent): string {
  return `${pid} ${tid}`;
}

export interface Look {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly scheme: 'light' | 'dark';
}

export const looks: readonly Look[] = [
  { name: 'desktop-light', width: 1440, height: 900, scheme: 'light' },
  { name: 'desktop-dark', width: 1440, height: 900, scheme: 'dark' },
  { name: 'phone-light', width: 360, height: 740, scheme: 'light' },
  { name: 'phone-dark', width: 360, height: 740, scheme: 'dark' },
];

/** The two that differ in everything, for pages that large-fleet.test.ts sees in all four. */
export const twoLooks = looks.filter(({ name }) => name === 'desktop-light' || name === 'phone-dark');

export class Visit {
  readonly page: Page;
  readonly #context: BrowserContext;
  readonly #look: Look;
  /** Console errors, exceptions, requests to elsewhere. */
  readonly #faults: string[] = [];

  constructor(page: Page, context: BrowserContext, look: Look, url: string) {
    this.page = page;
    this.#context = context;
    this.#look = look;
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') this.#faults.push(message.text());
    });
    page.on('pageerror', (error) => this.#faults.push(error.message));
    page.on('request', (request) => {
      if (!request.url().startsWith(`${url}/`)) this.#faults.push(`asked ${request.url()}`);
    });
  }

  /** Opens the link, which signs in, and waits for the page behind it. */
  async signIn(link: string): Promise<void> {
    await this.page.goto(link);
    await this.page.waitForURL((url) => url.pathname === '/');
    await this.page.getByRole('button', { name: /^Account/ }).waitFor();
  }

  /** Of the whole page, named by what is on it. */
  async keepScreenshot(name: string): Promise<void> {
    mkdirSync(screenshots, { recursive: true });
    await this.page.screenshot({ path: join(screenshots, `${name}-${this.#look.name}.png`), fullPage: true });
  }

  /** No finding of axe, nothing wider than the screen, nothing that moved. */
  async checkLooks(): Promise<void> {
    await this.page.evaluate(axe);
    const found = await this.page.evaluate(async (tags) => {
      // biome-ignore lint/suspicious/noExplicitAny: axe puts itself there
      const { violations } = await (window as any).axe.run(document, { runOnly: tags });
      return violations.map(({ id, nodes }: { id: string; nodes: { html: string; failureSummary: string }[] }) => ({
        id,
        nodes: nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`),
      }));
    }, wcag);
    assert.deepEqual(found, [], this.page.url());
    const [beyond = 0, shift = 1] = await this.page.evaluate(() => [
      document.documentElement.scrollWidth - document.documentElement.clientWidth,
      (window as unknown as { shift: number }).shift,
    ]);
    assert.ok(beyond <= 0, `${this.page.url()} is wider than the screen by ${beyond}`);
    assert.ok(shift < mostShift, `${this.page.url()} moved by ${shift}`);
  }

  /**
   * Processor time of the longest task of the page, in milliseconds, while somebody did that. By the clock a task takes longer
   * where other programs run.
   */
  async longestTaskOf(doing: () => Promise<void>): Promise<number> {
    const browser = this.#context.browser() as Browser;
    await browser.startTracing(this.page, { categories: ['toplevel', 'devtools.timeline'] });
    await doing();
    const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
    const threads = traceEvents.filter(({ name }) => name === 'EventDispatch').map(threadOf);
    const tasks = traceEvents.filter((event) => event.name.endsWith('RunTask') && threads.includes(threadOf(event)));
    assert.ok(tasks.length > 0, 'the trace has no task of the page');
    return Math.max(...tasks.map(({ tdur = 0 }) => tdur)) / 1_000;
  }

  /** Faults that a test expects are taken out by `expected`. */
  async leave(expected = /^$/): Promise<void> {
    await this.#context.close();
    assert.deepEqual(
      this.#faults.filter((fault) => !expected.test(fault)),
      [],
    );
  }
}

export async function visit(browser: Browser, url: string, look: Look = looks[0] as Look): Promise<Visit> {
  const { width, height, scheme } = look;
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: scheme, locale: 'en-GB' });
  const page = await context.newPage();
  await page.addInitScript(() => {
    const seen = window as unknown as { shift: number };
    seen.shift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as unknown as { value: number; hadRecentInput: boolean }[]) {
        if (!entry.hadRecentInput) seen.shift += entry.value;
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  return new Visit(page, context, look, url);
}
