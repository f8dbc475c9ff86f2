/** Microsoft's own client library, unmodified, against our server: it insists on HTTPS, so the server speaks TLS. */

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { ConfidentialClientApplication } from '@azure/msal-node';
import pino from 'pino';
import {
  type ApplicationCredentials,
  createApplication,
  createCertifiedApplication,
} from '../src/access/applications.ts';
import { type RunningServer, startServer } from '../src/api/start.ts';
import { writeCatalog } from '../src/catalog/snapshot.ts';
import { readSettings } from '../src/config.ts';
import { openStore } from '../src/store/open.ts';
import type { Store } from '../src/store/store.ts';
import { makeSelfSignedCertificate } from './builders/self-signed-certificate.ts';
import { audience, contoso, deviceOf, machine, smallFacts } from './builders/server.ts';

describe('@azure/msal-node', () => {
  const folder = mkdtempSync(join(tmpdir(), 'missingkbs-msal-'));
  let store: Store;
  let server: RunningServer;
  let app: ApplicationCredentials;

  before(async () => {
    const { cert, key } = makeSelfSignedCertificate();
    setDefaultCACertificates([...getCACertificates('default'), cert]);
    const environment = {
      MISSINGKBS_DATA: folder,
      MISSINGKBS_PORT: '0',
      MISSINGKBS_TLS_CERT: join(folder, 'cert.pem'),
      MISSINGKBS_TLS_KEY: join(folder, 'key.pem'),
    };
    writeFileSync(environment.MISSINGKBS_TLS_CERT, cert);
    writeFileSync(environment.MISSINGKBS_TLS_KEY, key);
    const settings = readSettings(environment);
    writeCatalog(settings.catalogFile, smallFacts());
    store = await openStore(settings);
    await store.devices.save(contoso, deviceOf(), new Date().toISOString());
    app = await createApplication(store, { tenant: contoso, roles: ['Software.Read.All'] });
    server = await startServer({ settings, store, logger: pino({ level: 'silent' }) });
  });
  after(async () => {
    await server.close();
    await store.close();
    rmSync(folder, { recursive: true });
  });

  function client(clientSecret: string) {
    return new ConfidentialClientApplication({
      auth: {
        clientId: app.clientId,
        clientSecret,
        authority: `${server.url}/${app.tenantId}`,
        knownAuthorities: [new URL(server.url).host],
      },
    });
  }

  test('gets a token from our token service and asks for the missing updates', async () => {
    assert.match(server.url, /^https:/);
    const result = await client(app.clientSecret).acquireTokenByClientCredential({ scopes: [`${audience}/.default`] });
    assert.equal(result?.tokenType, 'Bearer');
    const answer = await fetch(`${server.url}/api/machines/${machine}/getmissingkbs`, {
      headers: { authorization: `Bearer ${result?.accessToken}` },
    });
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get('strict-transport-security'), 'max-age=31536000');
    const { value } = (await answer.json()) as { value: { id: string }[] };
    assert.deepEqual(
      value.map(({ id }) => id),
      ['4540673'],
    );
  });

  test('gets a token with a certificate, by its SHA-256 thumbprint and by its older SHA-1', async () => {
    const { cert, key } = makeSelfSignedCertificate({ keyType: 'rsa' });
    const wanted = { tenant: contoso, roles: ['Software.Read.All'] };
    const certified = await createCertifiedApplication(store, wanted, Buffer.from(cert));
    const { sha1, sha256 } = certified.certificate;
    for (const thumbprint of [
      { thumbprintSha256: sha256 },
      { thumbprint: sha1 },
      { thumbprintSha256: sha256, x5c: cert },
    ]) {
      const result = await new ConfidentialClientApplication({
        auth: {
          clientId: certified.clientId,
          clientCertificate: { privateKey: key, ...thumbprint },
          authority: `${server.url}/${certified.tenantId}`,
          knownAuthorities: [new URL(server.url).host],
        },
      }).acquireTokenByClientCredential({ scopes: [`${audience}/.default`] });
      assert.equal(result?.tokenType, 'Bearer');
    }
  });

  test('is told about a wrong secret in the form that it understands', async () => {
    await assert.rejects(client('wrong').acquireTokenByClientCredential({ scopes: [`${audience}/.default`] }), {
      errorCode: 'invalid_client',
      message: /AADSTS7000215/,
    });
  });
});
