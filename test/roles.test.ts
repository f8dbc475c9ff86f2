/** What each role of a person may do: every route below /api, from the server's own table, asked by a reader, an operator and an administrator. */

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Sessions } from '../src/access/sessions.ts';
import { isAtLeast, type PersonRole, personRoles } from '../src/person-roles.ts';
import { contoso, type TestServer } from './builders/server.ts';
import { origin, startServerWithPage } from './builders/sign-in.ts';
import { routesOf } from './tenants/routes.ts';

/** Whatever changes something, and what is not for every reader to see. All other routes read. */
const takes: Readonly<Record<string, PersonRole>> = {
  'DELETE /session': 'reader',
  'DELETE /session/everywhere': 'reader',
  'PUT /session/tenant': 'reader',
  'POST /fleet/assess': 'reader',
  'POST /fleet/whatif': 'reader',
  'POST /machines/addorremovetagformultiplemachines': 'operator',
  'POST /machines/inventory': 'operator',
  'DELETE /machines/:machineId': 'operator',
  'POST /machines/:machineId/tags': 'operator',
  'PUT /machines/:machineId/inventory': 'operator',
  'PUT /fleet/policy/rings/:ringName': 'operator',
  'DELETE /fleet/policy/rings/:ringName': 'operator',
  'POST /fleet/policy/exceptions': 'operator',
  'PUT /fleet/policy/exceptions/:exceptionId': 'operator',
  'DELETE /fleet/policy/exceptions/:exceptionId': 'operator',
  'POST /fleet/notices/subscriptions': 'administrator',
  'PUT /fleet/notices/subscriptions/:subscriptionId': 'administrator',
  'DELETE /fleet/notices/subscriptions/:subscriptionId': 'administrator',
  'POST /fleet/notices/subscriptions/:subscriptionId/test': 'administrator',
  'POST /fleet/notices/subscriptions/:subscriptionId/secret': 'administrator',
  'POST /fleet/notices/dead/:noticeId/retry': 'administrator',
  'GET /setup/applications': 'administrator',
  'POST /setup/applications': 'administrator',
  'DELETE /setup/applications/:clientId': 'administrator',
  'POST /setup/applications/:clientId/secrets': 'administrator',
  'DELETE /setup/applications/:clientId/secrets/:secretId': 'administrator',
  'GET /setup/syncs': 'administrator',
  'POST /setup/syncs/catalogue': 'administrator',
  'POST /setup/syncs/:list': 'administrator',
  'PUT /setup/syncs/:list': 'administrator',
  'GET /setup/settings': 'administrator',
};

/** No role of a person opens these: they take no session, or none but one that is not asked who it is. */
const outside =
  /^[A-Z]+ \/(:tenant|osquery|sign-in|assets|docs|v1\.0|\$metadata|exports\/|healthz|readyz|metrics|openapi|collect)|^GET \/(api)?$|^GET $/;

describe('every route of the API', () => {
  let server: TestServer;
  let routes: readonly string[];
  before(async () => {
    const environment = { MISSINGKBS_LIMIT_PER_MINUTE: '0', MISSINGKBS_LIMIT_PER_HOUR: '0' };
    server = await startServerWithPage({ environment });
    routes = routesOf(server.app).filter((route) => !outside.test(route));
  });
  after(() => server.close());

  test('that changes something says here who may do it, and no other stands here', () => {
    const changing = routes.filter((route) => !route.startsWith('GET '));
    assert.deepEqual(
      changing.filter((route) => takes[route] === undefined),
      [],
    );
    assert.deepEqual(
      Object.keys(takes).filter((route) => !routes.includes(route)),
      [],
    );
  });

  for (const role of personRoles) {
    test(`does for ${/^[aeo]/.test(role) ? 'an' : 'a'} ${role} what the role may, and says which it takes otherwise`, async () => {
      for (const route of routes) {
        const least = takes[route] ?? 'reader';
        const { status, message } = await ask(route, role);
        const refused = `Your role is ${role}; this takes the role ${least}.`;
        if (isAtLeast(role, least))
          assert.ok(status !== 401 && !message.startsWith('Your role is'), `${route}: ${message}`);
        else assert.deepEqual([status, message], [403, refused], route);
      }
    });
  }

  /** With a body that no route takes, so that nothing is done: who may is asked before. */
  async function ask(route: string, role: PersonRole) {
    const [method = '', path = ''] = route.split(' ');
    // One for each: some of the routes end it.
    const sessions = new Sessions(server.store.sessions, () => server.clock.now);
    const token = await sessions.begin(await sessions.offer({ account: role, name: role, role, tenant: contoso }));
    const hasBody = method === 'POST' || method === 'PUT';
    const answer = await server.app.inject({
      method: method as 'GET',
      url: `/api${path.replace(/:\w+/g, 'a'.repeat(40)).replace('*', '')}`,
      headers: { cookie: `missingkbs_session=${token}`, origin, ...(hasBody && { 'content-type': 'text/strange' }) },
      ...(hasBody && { payload: 'x' }),
    });
    const message = /"message":"((?:[^"\\]|\\.)*)"/.exec(answer.body)?.[1] ?? '';
    return { status: answer.statusCode, message };
  }
});
