/** A server whose token service is asked as often as a test likes, with one application and one device. */

import { type ApplicationCredentials, createApplication } from '../../src/access/applications.ts';
import { contoso, deviceOf, startTestServer, type TestServer } from './server.ts';

export async function startTokenService(): Promise<{ server: TestServer; app: ApplicationCredentials }> {
  const server = await startTestServer({
    environment: { MISSINGKBS_TOKEN_LIMIT_PER_CLIENT: '0', MISSINGKBS_TOKEN_LIMIT_PER_ADDRESS: '0' },
  });
  await server.store.devices.save(contoso, deviceOf(), '2020-04-01T00:00:00Z');
  const app = await createApplication(server.store, { tenant: contoso, roles: ['Software.Read.All'], name: 'tests' });
  return { server, app };
}
