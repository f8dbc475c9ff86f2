/** What a browser may do with the page: load from this server, ask this server, and nothing else; no script or style within the text. */

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
];

/** With no referrer at all browsers would send "Origin: null" with our own forms. */
export const pageHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': policy.join('; '),
  'referrer-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
};

/** The address of the page has a code, which goes to nobody. */
export const signInHeaders: Readonly<Record<string, string>> = {
  ...pageHeaders,
  'cache-control': 'no-store',
  'referrer-policy': 'strict-origin',
};
