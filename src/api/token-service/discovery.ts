/** The OpenID Connect discovery document of our own token service. */

import { certificateAlgorithms } from '../../access/certificates.ts';
import { ownIssuerName } from '../../access/issuers.ts';
import { signingAlgorithm } from '../../access/signing-keys.ts';

/** Client libraries insist on an authorization endpoint; ours is not there, since nobody signs in. */
export function discoveryDocument(url: string, tenant: string, version: 1 | 2) {
  const suffix = version === 1 ? '' : '/v2.0';
  return {
    token_endpoint: `${url}/${tenant}/oauth2${suffix}/token`,
    token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic', 'private_key_jwt'],
    token_endpoint_auth_signing_alg_values_supported: certificateAlgorithms,
    jwks_uri: `${url}/${tenant}/discovery${suffix}/keys`,
    response_types_supported: ['token'],
    grant_types_supported: ['client_credentials'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: [signingAlgorithm],
    issuer: ownIssuerName(url, tenant, version),
    authorization_endpoint: `${url}/${tenant}/oauth2${suffix}/authorize`,
  };
}
