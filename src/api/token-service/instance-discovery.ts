/** Which hosts are one cloud: what Microsoft's libraries ask before they ask for a token. */

/** Entra's own, as its answers name them. */
const entra = {
  preferred_network: 'login.microsoftonline.com',
  preferred_cache: 'login.windows.net',
  aliases: ['login.microsoftonline.com', 'login.windows.net', 'login.microsoft.com', 'sts.windows.net'],
};

/** A host that is none of Entra's stands for itself: a library that does not find the host it calls goes no further. */
export function instanceDiscovery(url: string) {
  const { host, hostname } = new URL(url);
  const ours = { preferred_network: host, preferred_cache: host, aliases: [...new Set([host, hostname])] };
  return {
    tenant_discovery_endpoint: `${url}/common/v2.0/.well-known/openid-configuration`,
    'api-version': '1.1',
    metadata: entra.aliases.includes(hostname) ? [entra] : [entra, ours],
  };
}
