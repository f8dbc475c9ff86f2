/** Addresses of issuers, which some write with a slash at their end and others without. */

/** Where the issuer says what it is (OpenID Connect Discovery 1.0, section 4). */
export function discoveryAddressOf(issuer: string): string {
  return `${withoutSlash(issuer)}/.well-known/openid-configuration`;
}

export function isSameIssuer(one: string, other: string): boolean {
  return withoutSlash(one) === withoutSlash(other);
}

function withoutSlash(address: string): string {
  return address.replace(/\/$/, '');
}
