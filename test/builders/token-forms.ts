/** What an application sends to our token service for a token, for tests. */

import type { ApplicationCredentials } from '../../src/access/applications.ts';
import { audience } from './server.ts';

type Form = Readonly<Record<string, string>>;

export function v2Form({ clientId, clientSecret }: ApplicationCredentials, changes: Form = {}): Form {
  return {
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: clientSecret,
    scope: `${audience}/.default`,
    ...changes,
  };
}

export function v1Form(app: ApplicationCredentials, changes: Form = {}): Form {
  const { scope: _, ...rest } = v2Form(app);
  return { ...rest, resource: audience, ...changes };
}
