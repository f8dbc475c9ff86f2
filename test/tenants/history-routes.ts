/** How questions about a fleet's past are asked. */

import type { Aim, Example } from './routes.ts';

export const day = 'day=2020-03-20';

export const historyExamples: Readonly<Record<string, (aim: Aim) => readonly Example[]>> = {
  'GET /fleet/exposure': () => [{ url: `/fleet/exposure?${day}`, status: [200, 200] }],
  'GET /fleet/vulnerabilities/:vulnerabilityId/machines': ({ owner, id }) => [
    { url: `/fleet/vulnerabilities/${owner.vulnerability}/machines?${day}`, status: [200, 200] },
    { url: `/fleet/vulnerabilities/${owner.vulnerability}/machines?${day}&after=${id}`, status: [200, 200] },
  ],
  'GET /fleet/patched': ({ owner }) => [
    { url: `/fleet/patched?kb=${owner.kb}&within=7`, status: [200, 200] },
    { url: '/fleet/patched?month=2020-03&within=7', status: [200, 200] },
  ],
  'GET /fleet/compliance': () => [
    { url: `/fleet/compliance?${day}&within=7&by=tag`, status: [200, 200] },
    { url: `/fleet/compliance?${day}&within=7&by=ring&severity=Important`, status: [200, 200] },
  ],
  'GET /fleet/compliance/series': () => [
    { url: '/fleet/compliance/series?from=2020-03-09&to=2020-03-23&step=week', status: [200, 200] },
  ],
  'GET /fleet/trend': () => [
    { url: '/fleet/trend?days=30', status: [200, 200] },
    { url: '/fleet/trend?tag=VIP', status: [200, 200] },
  ],
  'GET /fleet/changes/machines': ({ id }) => [
    { url: '/fleet/changes/machines?since=2020-03-10&change=added', status: [200, 200] },
    { url: `/fleet/changes/machines?since=2020-03-10&change=behind&after=${id}`, status: [200, 200] },
  ],
  'GET /fleet/compliance/machines': () =>
    ['late', 'compliant', 'withExceptions'].map((figure) => ({
      url: `/fleet/compliance/machines?${day}&within=7&figure=${figure}`,
      status: [200, 200],
    })),
  'GET /fleet/changes': () => [{ url: '/fleet/changes?since=2020-03-10', status: [200, 200] }],
};
